package io.github.gan4j.models.metric;

import io.github.gan4j.core.io.Safetensors;
import io.github.gan4j.core.io.TensorFile;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.feature.Features;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;

/** Inputs, and values that scipy and scikit-learn computed of them; {@code src/test/python/metrics.py} writes both. */
final class Reference {

  /** Relative; the values are stored as floats. */
  static final double TOLERANCE = 1e-6;

  private static final TensorFile FILE = read();

  private Reference() {}

  private static TensorFile read() {
    try {
      return Safetensors.read(
          Path.of(Reference.class.getResource("/reference/metrics.safetensors").toURI()));
    } catch (IOException | URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static Features features(String name) {
    Tensor values = FILE.tensors().get(name);
    return new Features("reference", values.toArray(), values.size(0), values.size(1));
  }

  static Features first(int count, Features x) {
    return new Features(
        x.extractor(), Arrays.copyOf(x.values(), count * x.dimension()), count, x.dimension());
  }

  static float[] values(String name) {
    return FILE.tensors().get(name).toArray();
  }

  static float value(String name) {
    return FILE.tensors().get(name).item();
  }

  static int[] ints(String name) {
    float[] values = values(name);
    int[] ints = new int[values.length];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = (int) values[i];
    }
    return ints;
  }

  static Features rows(float[][] rows) {
    float[] values = new float[rows.length * rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, values, i * rows[0].length, rows[0].length);
    }
    return new Features("rows", values, rows.length, rows[0].length);
  }

  static double near(double expected) {
    return TOLERANCE * Math.abs(expected);
  }
}
