package io.github.gan4j.core.kernel;

/**
 * Normal numbers in pairs from two uniform ones (Box and Muller, "A note on the generation of random normal deviates",
 * 1958), u1 in (0, 1] and u2 in [0, 1):
 *
 * <pre>{@code
 * z0 = sqrt(-2 log u1) cos(2 pi u2)
 * z1 = sqrt(-2 log u1) sin(2 pi u2)
 * }</pre>
 *
 * In float, with range reductions that are exact and polynomials without fused multiply-add, so that every provider and
 * every processor gives the same bits. The root is within 1.5 ULP of the exact value, cosine and sine within 2.
 *
 * <p>Source: S. Moshier, Cephes Math Library 2.2 (1992), logf.c and sinf.c, for the polynomials.
 */
final class BoxMuller {

  /** Bits of a uniform number. */
  private static final int BITS = 24;

  /** The uniform number 1. */
  static final int ONE = 1 << BITS;

  /** Bits of a quarter of a turn. */
  private static final int QUARTER = BITS - 2;

  /** Half of that: a turn is split into four quarters around its axes. */
  private static final int EIGHTH = 1 << (QUARTER - 1);

  /** The angle of one unit in u2. */
  private static final float ANGLE = (float) (2 * Math.PI / ONE);

  /** The bits of sqrt(1/2), the least mantissa. */
  private static final int ROOT_HALF = 0x3F3504F3;

  /** The mantissa of a float starts here. */
  private static final int MANTISSA = 23;

  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;

  // log(1 + f) = f - f^2 / 2 + f^3 (L0 + L1 f + ... + L8 f^8)
  private static final float L8 = 7.0376836292e-2f;
  private static final float L7 = -1.1514610310e-1f;
  private static final float L6 = 1.1676998740e-1f;
  private static final float L5 = -1.2420140846e-1f;
  private static final float L4 = 1.4249322787e-1f;
  private static final float L3 = -1.6668057665e-1f;
  private static final float L2 = 2.0000714765e-1f;
  private static final float L1 = -2.4999993993e-1f;
  private static final float L0 = 3.3333331174e-1f;

  // sin x = x + x^3 (S0 + S1 x^2 + S2 x^4)
  private static final float S2 = -1.9515295891e-4f;
  private static final float S1 = 8.3321608736e-3f;
  private static final float S0 = -1.6666654611e-1f;

  // cos x = 1 - x^2 / 2 + x^4 (C0 + C1 x^2 + C2 x^4)
  private static final float C2 = 2.443315711809948e-5f;
  private static final float C1 = -1.388731625493765e-3f;
  private static final float C0 = 4.166664568298827e-2f;

  private BoxMuller() {}

  /** {@code sqrt(-2 log u1)} with {@code u1 = 1 - k 2^-24}. */
  static float radius(int k) {
    int bits = Float.floatToRawIntBits((float) (ONE - k));
    // m 2^e with m from sqrt(1/2) to sqrt(2)
    int e = (bits - ROOT_HALF) >> MANTISSA;
    float f = Float.intBitsToFloat(bits - (e << MANTISSA)) - 1;
    float p =
        ((((((((L8 * f + L7) * f + L6) * f + L5) * f + L4) * f + L3) * f + L2) * f + L1) * f) + L0;
    float log1p = (p * f - 0.5f) * (f * f) + f;
    float exponent = (float) (e - BITS);
    float log = exponent * LN2_LOW + log1p + exponent * LN2_HIGH;
    return (float) Math.sqrt(log * -2);
  }

  /** {@code cos(2 pi u2)} with {@code u2 = k 2^-24}. */
  static float cos(int k) {
    int quarter = (k + EIGHTH) >>> QUARTER;
    float x = angle(k, quarter);
    return signed((quarter & 1) == 0 ? cosine(x) : sine(x), quarter + 1);
  }

  /** {@code sin(2 pi u2)} with {@code u2 = k 2^-24}. */
  static float sin(int k) {
    int quarter = (k + EIGHTH) >>> QUARTER;
    float x = angle(k, quarter);
    return signed((quarter & 1) == 0 ? sine(x) : cosine(x), quarter);
  }

  /** The angle from the middle of a quarter, at most pi / 4 either way. */
  private static float angle(int k, int quarter) {
    return (float) (k - (quarter << QUARTER)) * ANGLE;
  }

  private static float sine(float x) {
    float square = x * x;
    return ((S2 * square + S1) * square + S0) * square * x + x;
  }

  private static float cosine(float x) {
    float square = x * x;
    return ((C2 * square + C1) * square + C0) * square * square - square * 0.5f + 1;
  }

  /** Negative if bit 1 of the quarter is set. */
  private static float signed(float v, int quarter) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(v) ^ (quarter & 2) << 30);
  }
}
