package io.github.gan4j.models.feature;

import io.github.gan4j.core.tensor.Tensor;

/**
 * The values of a sample as its features: for points in the plane, for tables, and where metrics look at
 * nothing but the samples themselves. For images such distances mean little.
 *
 * @param sampleShape of the samples
 */
@SuppressWarnings("ArrayRecordComponent") // Extractors are not compared as objects.
public record RawValues(int[] sampleShape) implements FeatureExtractor {

  private static final int IMAGE_AXES = 3;

  public RawValues {
    sampleShape = sampleShape.clone();
  }

  @Override
  public int[] sampleShape() {
    return sampleShape.clone();
  }

  @Override
  public String name() {
    return name(sampleShape);
  }

  /** What the values of samples of a shape are called: {@code pixels} of images, else {@code values}. */
  public static String name(int[] sampleShape) {
    return sampleShape.length == IMAGE_AXES ? "pixels" : "values";
  }

  @Override
  public int dimension() {
    int length = 1;
    for (int size : sampleShape) {
      length *= size;
    }
    return length;
  }

  @Override
  public Tensor features(Tensor x) {
    return x.reshape(x.size(0), dimension());
  }
}
