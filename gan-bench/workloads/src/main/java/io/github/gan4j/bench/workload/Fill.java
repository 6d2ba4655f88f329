package io.github.gan4j.bench.workload;

/**
 * The numbers that every side starts from: a function of a tensor's name and of the index, in the order of gan4j's own
 * layout. Weights have the variance of Glorot's, scales are near 1, shifts near 0.
 */
public final class Fill {

  private static final float NOISE = 0.1f;

  private Fill() {}

  /** Values between -1 and 1, evenly spread. */
  public static float[] uniform(String name, int size) {
    long seed = hash(name);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) ((mix(seed + i) >> 11) * 0x1p-52);
    }
    return values;
  }

  /** Values between 0 and 1. */
  public static float[] unit(String name, int size) {
    return affine(uniform(name, size), 0.5f, 0.5f);
  }

  /**
   * The first values of a parameter or of a power iteration's vector.
   *
   * @param path of the net and the slot, such as {@code generator.up1.weight}; its end says what it is
   * @param shape in gan4j's layout
   */
  public static float[] slot(String path, int... shape) {
    float[] values = uniform(path, product(shape, 0));
    if (path.endsWith(".u")) {
      return normalized(values);
    }
    if (path.endsWith(".bias")) {
      return affine(values, NOISE, 0);
    }
    return shape.length == 1 ? affine(values, NOISE, 1) : affine(values, glorot(shape), 0);
  }

  // b = sqrt(6 / (in + out)), both counted with the window
  private static float glorot(int... shape) {
    int last = shape.length - 1;
    int window = product(shape, 0) / shape[last] / shape[last - 1];
    return (float) Math.sqrt(6.0 / (window * (double) (shape[last] + shape[last - 1])));
  }

  private static float[] affine(float[] values, float scale, float shift) {
    for (int i = 0; i < values.length; i++) {
      values[i] = scale * values[i] + shift;
    }
    return values;
  }

  private static float[] normalized(float[] values) {
    double squares = 0;
    for (float v : values) {
      squares += (double) v * v;
    }
    return affine(values, (float) (1 / Math.sqrt(squares)), 0);
  }

  private static int product(int[] shape, int from) {
    int product = 1;
    for (int i = from; i < shape.length; i++) {
      product *= shape[i];
    }
    return product;
  }

  // FNV-1a
  private static long hash(String name) {
    long h = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      h = (h ^ name.charAt(i)) * 0x100000001b3L;
    }
    return h;
  }

  // SplitMix64's output function
  private static long mix(long index) {
    long z = index * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
