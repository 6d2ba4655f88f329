package io.github.gan4j.core.kernel;

import java.util.Arrays;

/**
 * Arrays that a kernel needs for a moment, kept per thread so that a training step allocates none. A slot has one user at
 * a time in a thread: loops that may run inside one another use different slots.
 */
final class Scratch {

  /** Panels of A of one worker. */
  static final int LEFT = 0;

  /** Panels of B of one worker, or a transposed operand. */
  static final int RIGHT = 1;

  /** A tile of C. */
  static final int RESULT = 2;

  /** The patch matrix of one image. */
  static final int COLUMNS = 3;

  /** Sums of a few rows. */
  static final int BLOCK = 4;

  /** Partial sums of a weight gradient. */
  static final int PARTIAL = 6;

  /** The tail of an element-wise loop, padded to a whole vector. */
  static final int TAIL = 7;

  /** What belongs to each column, for rows that are read as one. */
  static final int REPEATED = 8;

  /** Images in a frame of zeros. */
  static final int FRAMED = 9;

  /** Panels of A that all workers read. */
  static final int SHARED_LEFT = 10;

  /** Panels of B that all workers read. */
  static final int SHARED_RIGHT = 11;

  /** Sums of a block of tiles, not yet transformed back. */
  static final int SUMS = 12;

  /** A tile between the two passes of a transform. */
  static final int TRANSFORM = 13;

  /** A window that crosses the border of its image. */
  static final int BORDER = 14;

  /** Transformed images, the left side of a product. */
  static final int LEFT_SIDE = 15;

  /** Random numbers, not yet in their order. */
  static final int RANDOM = 16;

  /** Sums over all rows; in double. */
  static final int TOTAL = 0;

  /** Sums of each chunk of rows; in double. */
  static final int CHUNKS = 1;

  /** Sums over rows that are read as one; in double. */
  static final int FOLDED = 2;

  /** Starts of the rows of a block of C; integers. */
  static final int STARTS = 0;

  /** Where the elements of a patch lie, from its start; integers. */
  static final int OFFSETS = 1;

  /** Random bits; integers. */
  static final int RANDOM_BITS = 2;

  /** Where the runs of a patch lie, and where they go; integers. */
  static final int RUNS = 3;

  // One part in so many is allocated beyond what was asked for.
  private static final int SPARE = 64;

  // Slots of fitting(), and the lengths that it has: four in each power of two.
  private static final int FITTING = 3;
  private static final int SIZES = 4 * Integer.SIZE;

  private static final class Slots {
    final float[][] floats = new float[17][0];
    final double[][] doubles = new double[3][0];
    final int[][] ints = new int[4][0];
    float[][] rows = new float[0][0];
    final float[][] fitting = new float[FITTING * SIZES][];
    final TileWindow window = new TileWindow();

    Slots() {
      Arrays.fill(fitting, new float[0]);
    }
  }

  private static final ThreadLocal<Slots> SLOTS = ThreadLocal.withInitial(Slots::new);

  private Scratch() {}

  /** At least {@code size} floats of any content; a few more, for the next layer often asks for a few more. */
  static float[] floats(int slot, int size) {
    float[][] slots = SLOTS.get().floats;
    if (slots[slot].length < size) {
      slots[slot] = new float[Math.max(size, size + size / SPARE)]; // the sum may overflow
    }
    return slots[slot];
  }

  /** At least {@code size} doubles of any content. */
  static double[] doubles(int slot, int size) {
    double[][] slots = SLOTS.get().doubles;
    if (slots[slot].length < size) {
      slots[slot] = new double[size];
    }
    return slots[slot];
  }

  /** At least {@code size} integers of any content. */
  static int[] ints(int slot, int size) {
    int[][] slots = SLOTS.get().ints;
    if (slots[slot].length < size) {
      slots[slot] = new int[size];
    }
    return slots[slot];
  }

  /** At least {@code size} floats of any content, and at most a quarter more: for a call that would copy all of a longer array. */
  static float[] fitting(int slot, int size) {
    int octave = Math.max(2, Integer.SIZE - 1 - Integer.numberOfLeadingZeros(size));
    int quarters = ((size - 1) >> (octave - 2)) + 1;
    int index = slot * SIZES + 4 * octave + quarters - 4;
    float[][] arrays = SLOTS.get().fitting;
    int length = Math.max(size, quarters << (octave - 2));
    if (arrays[index].length < length) {
      arrays[index] = new float[length];
    }
    return arrays[index];
  }

  /** Bytes that this thread holds. */
  static long bytes() {
    Slots slots = SLOTS.get();
    long bytes = 0;
    for (float[] each : slots.floats) {
      bytes += (long) Float.BYTES * each.length;
    }
    for (double[] each : slots.doubles) {
      bytes += (long) Double.BYTES * each.length;
    }
    for (int[] each : slots.ints) {
      bytes += (long) Integer.BYTES * each.length;
    }
    for (float[] each : slots.rows) {
      bytes += (long) Float.BYTES * each.length;
    }
    for (float[] each : slots.fitting) {
      bytes += (long) Float.BYTES * each.length;
    }
    return bytes;
  }

  /** For {@link TileWindow} alone. */
  static TileWindow window() {
    return SLOTS.get().window;
  }

  /** At least {@code count} arrays of {@code size} floats, of any content; every caller asks for the same size. */
  static float[][] rows(int count, int size) {
    Slots slots = SLOTS.get();
    if (slots.rows.length < count) {
      slots.rows = new float[count][size];
    }
    return slots.rows;
  }
}
