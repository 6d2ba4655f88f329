package io.github.gan4j.models.feature;

import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.tensor.Tensor;
import java.util.Arrays;

/**
 * A classifier for images of another size, or in colour where it reads grey: images are resized by
 * linear interpolation, and colours become the mean of their channels. Its name says so, {@code
 * lenet-mnist-from-64x64x3}, since its scores compare only with scores of images of that size.
 */
public final class ResizedClassifier implements ClassifierAround {

  private final Classifier inner;
  private final int[] shape;
  private final int[] wanted;
  private final Bilinear bilinear;

  private ResizedClassifier(Classifier inner, int... shape) {
    this.inner = inner;
    this.shape = shape.clone();
    wanted = inner.sampleShape();
    bilinear = Bilinear.of(shape[0], shape[1], wanted[0], wanted[1]);
  }

  /**
   * The classifier itself if it reads images of this shape.
   *
   * @throws IllegalArgumentException if the shape is not [H, W, C], or there is no way from its channels to
   *     the classifier's
   */
  public static Classifier of(Classifier classifier, int... sampleShape) {
    int[] wanted = classifier.sampleShape();
    if (Arrays.equals(wanted, sampleShape)) {
      return classifier;
    }
    if (sampleShape.length != 3 || (wanted[2] != sampleShape[2] && wanted[2] != 1)) {
      throw new IllegalArgumentException(
          "%s: reads images %s, which samples %s cannot be made into. Give another classifier."
              .formatted(classifier.name(), Shapes.format(wanted), Shapes.format(sampleShape)));
    }
    return new ResizedClassifier(classifier, sampleShape);
  }

  @Override
  public String name() {
    return "%s-from-%sx%sx%s".formatted(inner.name(), shape[0], shape[1], shape[2]);
  }

  @Override
  public int[] sampleShape() {
    return shape.clone();
  }

  @Override
  public Classifier inner() {
    return inner;
  }

  @Override
  public Tensor readable(Tensor x) {
    int count = x.size(0);
    float[] y = new float[count * wanted[0] * wanted[1] * wanted[2]];
    int to = 0;
    for (int i = 0; i < count; i++) {
      int from = x.offset() + i * Shapes.size(shape);
      for (int row = 0; row < wanted[0]; row++) {
        for (int column = 0; column < wanted[1]; column++) {
          for (int channel = 0; channel < wanted[2]; channel++) {
            y[to++] = value(x.data(), from, row, column, channel);
          }
        }
      }
    }
    return Tensor.wrap(y, count, wanted[0], wanted[1], wanted[2]);
  }

  private float value(float[] x, int at, int row, int column, int channel) {
    if (wanted[2] == shape[2]) {
      return bilinear.value(x, at, shape[2], row, column, channel);
    }
    float sum = 0;
    for (int c = 0; c < shape[2]; c++) {
      sum += bilinear.value(x, at, shape[2], row, column, c);
    }
    return sum / shape[2];
  }
}
