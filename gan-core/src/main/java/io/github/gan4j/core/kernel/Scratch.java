package io.github.gan4j.core.kernel;

/** Arrays that a kernel needs for a moment, kept per thread so that a training step allocates none. */
final class Scratch {

  private static final int SLOTS = 4;
  private static final ThreadLocal<float[][]> FLOATS =
      ThreadLocal.withInitial(() -> new float[SLOTS][0]);
  private static final ThreadLocal<double[][]> DOUBLES =
      ThreadLocal.withInitial(() -> new double[SLOTS][0]);

  private Scratch() {}

  /** At least {@code size} floats of any content. Slots of one thread are distinct arrays. */
  static float[] floats(int slot, int size) {
    float[][] slots = FLOATS.get();
    if (slots[slot].length < size) {
      slots[slot] = new float[size];
    }
    return slots[slot];
  }

  /** At least {@code size} doubles of any content. */
  static double[] doubles(int slot, int size) {
    double[][] slots = DOUBLES.get();
    if (slots[slot].length < size) {
      slots[slot] = new double[size];
    }
    return slots[slot];
  }
}
