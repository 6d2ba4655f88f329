package io.github.gan4j.core.kernel;

import static io.github.gan4j.core.kernel.BoxMuller.ANGLE;
import static io.github.gan4j.core.kernel.BoxMuller.BITS;
import static io.github.gan4j.core.kernel.BoxMuller.EIGHTH;
import static io.github.gan4j.core.kernel.BoxMuller.LN2_HIGH;
import static io.github.gan4j.core.kernel.BoxMuller.LN2_LOW;
import static io.github.gan4j.core.kernel.BoxMuller.MANTISSA;
import static io.github.gan4j.core.kernel.BoxMuller.ONE;
import static io.github.gan4j.core.kernel.BoxMuller.QUARTER;
import static io.github.gan4j.core.kernel.BoxMuller.ROOT_HALF;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Random numbers, a vector of blocks at a time, operation by operation as {@link Philox} and {@link ScalarRandom} make
 * them: the same bits. The four numbers of each block lie in four planes until the end, when they are put in their order.
 */
final class VectorRandom {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final int LANES = Philox.lanes();
  private static final int MOST = 128;
  private static final int HALF = 16;
  private static final int LOW = 0xFFFF;
  private static final int[] INDEX = new int[L];

  static {
    for (int i = 0; i < L; i++) {
      INDEX[i] = i;
    }
  }

  private VectorRandom() {}

  /** Fills from the block at {@code position} on, as far as whole vectors go, and returns how many numbers that is. */
  static int fill(
      RandomOp op,
      long seed,
      long stream,
      long position,
      float p,
      float q,
      float[] y,
      int yAt,
      int n) {
    int whole = S.loopBound(n / LANES);
    if ((position ^ (position + whole)) >>> Integer.SIZE != 0) {
      return 0; // bits() counts in the low word alone
    }
    int[] bits = Scratch.ints(Scratch.RANDOM_BITS, LANES * MOST);
    float[] planes = Scratch.floats(Scratch.RANDOM, LANES * MOST);
    for (int done = 0; done < whole; done += MOST) {
      int blocks = Math.min(MOST, whole - done);
      bits(seed, stream, position + done, bits, blocks);
      switch (op) {
        case UNIFORM -> uniform(p, q, bits, planes, LANES * blocks);
        case NORMAL -> {
          normal(p, q, bits, planes, 0, blocks);
          normal(p, q, bits, planes, 2 * blocks, blocks);
        }
        case MASK -> mask(p, bits, planes, LANES * blocks);
      }
      interleave(planes, blocks, y, yAt + LANES * done);
    }
    return LANES * whole;
  }

  /** The high word of a product without sign, from products of half words, for there is no such instruction. */
  private static IntVector high(IntVector a, int m) {
    IntVector low = a.and(LOW);
    IntVector high = a.lanewise(VectorOperators.LSHR, HALF);
    IntVector u = high.mul(m & LOW).add(low.mul(m & LOW).lanewise(VectorOperators.LSHR, HALF));
    IntVector v = low.mul(m >>> HALF).add(u.and(LOW));
    return high.mul(m >>> HALF)
        .add(u.lanewise(VectorOperators.LSHR, HALF))
        .add(v.lanewise(VectorOperators.LSHR, HALF));
  }

  private static void bits(long seed, long stream, long position, int[] planes, int blocks) {
    for (int i = 0; i < blocks; i += L) {
      IntVector c0 = IntVector.fromArray(I, INDEX, 0).add((int) position + i);
      IntVector c1 = IntVector.broadcast(I, (int) (position >>> Integer.SIZE));
      IntVector c2 = IntVector.broadcast(I, (int) stream);
      IntVector c3 = IntVector.broadcast(I, (int) (stream >>> Integer.SIZE));
      int k0 = (int) seed;
      int k1 = (int) (seed >>> Integer.SIZE);
      for (int round = 0; round < Philox.ROUNDS; round++) {
        IntVector high0 = high(c0, Philox.M0);
        IntVector high2 = high(c2, Philox.M1);
        IntVector low0 = c0.mul(Philox.M0);
        IntVector low2 = c2.mul(Philox.M1);
        c0 = high2.lanewise(VectorOperators.XOR, c1).lanewise(VectorOperators.XOR, k0);
        c1 = low2;
        c2 = high0.lanewise(VectorOperators.XOR, c3).lanewise(VectorOperators.XOR, k1);
        c3 = low0;
        k0 += Philox.W0;
        k1 += Philox.W1;
      }
      c0.intoArray(planes, i);
      c1.intoArray(planes, blocks + i);
      c2.intoArray(planes, 2 * blocks + i);
      c3.intoArray(planes, 3 * blocks + i);
    }
  }

  private static FloatVector toFloat(IntVector v) {
    return (FloatVector) v.convert(VectorOperators.I2F, 0);
  }

  /** The used bits as a whole number. */
  private static IntVector used(int[] bits, int at) {
    return IntVector.fromArray(I, bits, at).lanewise(VectorOperators.LSHR, Philox.UNUSED);
  }

  private static void uniform(float from, float to, int[] bits, float[] y, int n) {
    float width = to - from;
    float last = ScalarRandom.lastBelow(from, to);
    for (int i = 0; i < n; i += L) {
      FloatVector u = toFloat(used(bits, i)).mul(Philox.UNIT);
      u.mul(width).add(from).min(last).intoArray(y, i);
    }
  }

  private static void mask(float keep, int[] bits, float[] y, int n) {
    FloatVector zero = FloatVector.zero(S);
    FloatVector kept = FloatVector.broadcast(S, 1 / keep);
    for (int i = 0; i < n; i += L) {
      FloatVector u = toFloat(used(bits, i)).mul(Philox.UNIT);
      zero.blend(kept, u.compare(VectorOperators.LT, keep)).intoArray(y, i);
    }
  }

  /** Two planes of normal numbers from two planes of bits. */
  private static void normal(float mean, float std, int[] bits, float[] y, int at, int n) {
    radii(bits, y, at, n);
    turn(mean, std, bits, y, at, n);
  }

  private static void radii(int[] bits, float[] y, int at, int n) {
    for (int i = at; i < at + n; i += L) {
      IntVector k = used(bits, i);
      IntVector u = toFloat(k.neg().add(ONE)).viewAsIntegralLanes();
      IntVector e = u.sub(ROOT_HALF).lanewise(VectorOperators.ASHR, MANTISSA);
      FloatVector f = u.sub(e.lanewise(VectorOperators.LSHL, MANTISSA))
          .viewAsFloatingLanes()
          .sub(1f);
      FloatVector p = logTail(f);
      FloatVector log1p = p.mul(f).sub(0.5f).mul(f.mul(f)).add(f);
      FloatVector exponent = toFloat(e.sub(BITS));
      FloatVector log = exponent.mul(LN2_LOW).add(log1p).add(exponent.mul(LN2_HIGH));
      log.mul(-2f).sqrt().intoArray(y, i);
    }
  }

  private static FloatVector logTail(FloatVector f) {
    return f.mul(BoxMuller.L8)
        .add(BoxMuller.L7)
        .mul(f)
        .add(BoxMuller.L6)
        .mul(f)
        .add(BoxMuller.L5)
        .mul(f)
        .add(BoxMuller.L4)
        .mul(f)
        .add(BoxMuller.L3)
        .mul(f)
        .add(BoxMuller.L2)
        .mul(f)
        .add(BoxMuller.L1)
        .mul(f)
        .add(BoxMuller.L0);
  }

  /** Replaces a plane of radii, and the plane after it, by points at random angles. */
  private static void turn(float mean, float std, int[] bits, float[] y, int at, int n) {
    for (int i = at; i < at + n; i += L) {
      IntVector k = used(bits, i + n);
      IntVector quarter = k.add(EIGHTH).lanewise(VectorOperators.LSHR, QUARTER);
      FloatVector x =
          toFloat(k.sub(quarter.lanewise(VectorOperators.LSHL, QUARTER))).mul(ANGLE);
      FloatVector square = x.mul(x);
      FloatVector sine = square
          .mul(BoxMuller.S2)
          .add(BoxMuller.S1)
          .mul(square)
          .add(BoxMuller.S0)
          .mul(square)
          .mul(x)
          .add(x);
      FloatVector cosine = square
          .mul(BoxMuller.C2)
          .add(BoxMuller.C1)
          .mul(square)
          .add(BoxMuller.C0)
          .mul(square)
          .mul(square)
          .sub(square.mul(0.5f))
          .add(1f);
      IntVector c = cosine.viewAsIntegralLanes();
      IntVector s = sine.viewAsIntegralLanes();
      VectorMask<Integer> odd = quarter.and(1).compare(VectorOperators.NE, 0);
      FloatVector radius = FloatVector.fromArray(S, y, i);
      FloatVector cos = signed(c.blend(s, odd), quarter.add(1));
      FloatVector sin = signed(s.blend(c, odd), quarter);
      cos.mul(radius).mul(std).add(mean).intoArray(y, i);
      sin.mul(radius).mul(std).add(mean).intoArray(y, i + n);
    }
  }

  /** Negative if bit 1 of the quarter is set. */
  private static FloatVector signed(IntVector bits, IntVector quarter) {
    IntVector sign = quarter.and(2).lanewise(VectorOperators.LSHL, 30);
    return bits.lanewise(VectorOperators.XOR, sign).viewAsFloatingLanes();
  }

  private static void interleave(float[] planes, int blocks, float[] y, int yAt) {
    for (int i = 0; i < blocks; i++) {
      y[yAt + LANES * i] = planes[i];
      y[yAt + LANES * i + 1] = planes[blocks + i];
      y[yAt + LANES * i + 2] = planes[2 * blocks + i];
      y[yAt + LANES * i + 3] = planes[3 * blocks + i];
    }
  }
}
