package io.github.gan4j.core.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Uniform numbers and masks, a vector of blocks at a time, operation by operation as {@link Philox} and {@link
 * ScalarRandom} make
 * them: the same bits. The four numbers of each block lie in four planes until the end, when they get their order.
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
      if (op == RandomOp.MASK) {
        mask(p, bits, planes, LANES * blocks);
      } else {
        uniform(p, q, bits, planes, LANES * blocks);
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

  private static void interleave(float[] planes, int blocks, float[] y, int yAt) {
    for (int i = 0; i < blocks; i++) {
      y[yAt + LANES * i] = planes[i];
      y[yAt + LANES * i + 1] = planes[blocks + i];
      y[yAt + LANES * i + 2] = planes[2 * blocks + i];
      y[yAt + LANES * i + 3] = planes[3 * blocks + i];
    }
  }
}
