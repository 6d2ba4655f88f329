package io.github.gan4j.core.kernel;

/**
 * The counter-based generator Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011).
 * Number i of a stream is a function of (seed, stream, i) alone, so any part of an array can be filled by any thread.
 */
public final class Philox {

  static final int M0 = 0xD2511F53;
  static final int M1 = 0xCD9E8D57;
  static final int W0 = 0x9E3779B9;
  static final int W1 = 0xBB67AE85;
  static final int ROUNDS = 10;

  /** The low bits of a word that a float has no room for. */
  static final int UNUSED = 8;

  /** The distance of two uniform numbers. */
  static final float UNIT = 1f / (1 << 24);

  private static final int LANES = 4;
  private static final long WORD = 0xFFFFFFFFL;

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
      long p0 = (M0 & WORD) * (c0 & WORD);
      long p1 = (M1 & WORD) * (c2 & WORD);
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
}
