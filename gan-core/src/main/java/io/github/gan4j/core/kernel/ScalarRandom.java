package io.github.gan4j.core.kernel;

/** Random numbers, one block of four at a time. */
final class ScalarRandom {

  private static final int LANES = Philox.lanes();

  private ScalarRandom() {}

  /** Fills from the block at {@code position} on. */
  static void fill(
      RandomOp op,
      long seed,
      long stream,
      long position,
      float p,
      float q,
      float[] y,
      int yAt,
      int n) {
    int[] bits = new int[LANES];
    float[] values = Scratch.floats(Scratch.RANDOM, LANES);
    for (int i = 0; i < n; i += LANES) {
      Philox.block(seed, stream, position + i / LANES, bits);
      switch (op) {
        case UNIFORM -> uniform(p, q, bits, values);
        case NORMAL -> normal(p, q, bits, values);
        case MASK -> mask(p, bits, values);
      }
      System.arraycopy(values, 0, y, yAt + i, Math.min(LANES, n - i));
    }
  }

  private static void uniform(float from, float to, int[] bits, float[] y) {
    float width = to - from;
    float last = lastBelow(from, to);
    for (int i = 0; i < LANES; i++) {
      y[i] = Math.min(width * unit(bits[i]) + from, last);
    }
  }

  private static void normal(float mean, float std, int[] bits, float[] y) {
    for (int i = 0; i < LANES; i += 2) {
      float radius = BoxMuller.radius(bits[i] >>> Philox.UNUSED);
      int turn = bits[i + 1] >>> Philox.UNUSED;
      y[i] = BoxMuller.cos(turn) * radius * std + mean;
      y[i + 1] = BoxMuller.sin(turn) * radius * std + mean;
    }
  }

  private static void mask(float keep, int[] bits, float[] y) {
    float kept = 1 / keep;
    for (int i = 0; i < LANES; i++) {
      y[i] = unit(bits[i]) < keep ? kept : 0;
    }
  }

  /** The largest number to draw: {@code from + width * u} may round up to the bound, which is not part of the range. */
  static float lastBelow(float from, float to) {
    return to > from ? Math.nextDown(to) : from;
  }

  private static float unit(int bits) {
    return (bits >>> Philox.UNUSED) * Philox.UNIT;
  }
}
