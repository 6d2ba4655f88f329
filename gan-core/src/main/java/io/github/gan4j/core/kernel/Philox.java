package io.github.gan4j.core.kernel;

/**
 * The counter-based generator Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011).
 * Number i of a stream is a function of (seed, stream, i) alone, so any part of an array can be filled by any thread.
 */
public final class Philox {

  private static final long M0 = 0xD2511F53L;
  private static final long M1 = 0xCD9E8D57L;
  private static final int W0 = 0x9E3779B9;
  private static final int W1 = 0xBB67AE85;
  private static final int ROUNDS = 10;
  private static final int LANES = 4;
  private static final int BLOCKS_PER_CHUNK = 2048;
  private static final float UNIT = 1f / (1 << 24);

  private Philox() {}

  /** Numbers that one block gives; a position in a stream counts blocks. */
  public static int lanes() {
    return LANES;
  }

  /** Writes the four 32-bit numbers of one block. */
  public static void block(long seed, long stream, long position, int[] y) {
    int c0 = (int) position;
    int c1 = (int) (position >>> 32);
    int c2 = (int) stream;
    int c3 = (int) (stream >>> 32);
    int k0 = (int) seed;
    int k1 = (int) (seed >>> 32);
    for (int round = 0; round < ROUNDS; round++) {
      long p0 = M0 * (c0 & 0xFFFFFFFFL);
      long p1 = M1 * (c2 & 0xFFFFFFFFL);
      c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      c1 = (int) p1;
      c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c3 = (int) p0;
      k0 += W0;
      k1 += W1;
    }
    y[0] = c0;
    y[1] = c1;
    y[2] = c2;
    y[3] = c3;
  }

  /** Fills with uniform numbers in [from, to), from the block at {@code position} on. */
  public static void uniform(
      long seed, long stream, long position, float from, float to, float[] y, int yAt, int n) {
    float width = to - from;
    // from + width * u may round up to the bound, which is not part of the range
    float last = to > from ? Math.nextDown(to) : from;
    chunks(n, (first, at, count) -> {
      int[] bits = new int[LANES];
      for (int i = 0; i < count; i++) {
        if (i % LANES == 0) {
          block(seed, stream, position + first + i / LANES, bits);
        }
        y[yAt + at + i] = Math.min(from + width * unit(bits[i % LANES]), last);
      }
    });
  }

  /** Fills with normal numbers, from the block at {@code position} on (Box and Muller's transform in double). */
  public static void normal(
      long seed, long stream, long position, float mean, float std, float[] y, int yAt, int n) {
    chunks(n, (first, at, count) -> {
      int[] bits = new int[LANES];
      double radius = 0;
      double angle = 0;
      for (int i = 0; i < count; i++) {
        if (i % LANES == 0) {
          block(seed, stream, position + first + i / LANES, bits);
        }
        if (i % 2 == 0) {
          radius = Math.sqrt(-2 * StrictMath.log(1 - (double) unit(bits[i % LANES])));
          angle = 2 * Math.PI * unit(bits[i % LANES + 1]);
        }
        double z = radius * (i % 2 == 0 ? StrictMath.cos(angle) : StrictMath.sin(angle));
        y[yAt + at + i] = (float) (mean + std * z);
      }
    });
  }

  /** Fills with {@code 1 / keep} with probability {@code keep}, else 0: the mask of (inverted) dropout. */
  public static void mask(
      long seed, long stream, long position, float keep, float[] y, int yAt, int n) {
    float kept = 1 / keep;
    chunks(n, (first, at, count) -> {
      int[] bits = new int[LANES];
      for (int i = 0; i < count; i++) {
        if (i % LANES == 0) {
          block(seed, stream, position + first + i / LANES, bits);
        }
        y[yAt + at + i] = unit(bits[i % LANES]) < keep ? kept : 0;
      }
    });
  }

  private static float unit(int bits) {
    return (bits >>> 8) * UNIT;
  }

  private interface Range {
    void fill(long firstBlock, int at, int count);
  }

  private static void chunks(int n, Range range) {
    int size = BLOCKS_PER_CHUNK * LANES;
    int chunks = (int) (((long) n + size - 1) / size);
    Workers.current().run(chunks, chunk -> {
      int at = chunk * size;
      range.fill((long) chunk * BLOCKS_PER_CHUNK, at, Math.min(size, n - at));
    });
  }
}
