package io.github.gan4j.core.tensor;

import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.kernel.Philox;
import io.github.gan4j.core.kernel.RandomOp;

/**
 * Explicit, splittable random numbers from a counter-based generator: number i of a stream depends on (seed, stream, i)
 * alone, so the same seed gives the same numbers for any number of threads, and {@link State} is all there is to save.
 *
 * <p>Not for use by several threads at once: {@linkplain #split() split} one for each.
 */
public final class Rng {

  private static final long KEYED = 0x9E3779B97F4A7C15L;
  private static final long SPLIT = 0xD1B54A32D192ED03L;

  private final long seed;
  private final long stream;
  private long position;
  private long splits;
  private final int[] block = new int[Philox.lanes()];

  /** Everything that decides the numbers to come. */
  public record State(long seed, long stream, long position, long splits) {}

  private Rng(State s) {
    seed = s.seed();
    stream = s.stream();
    position = s.position();
    splits = s.splits();
  }

  public static Rng of(long seed) {
    return from(new State(seed, 0, 0, 0));
  }

  /** A generator that goes on exactly where the state was taken. */
  public static Rng from(State state) {
    return new Rng(state);
  }

  public State state() {
    return new State(seed, stream, position, splits);
  }

  /** A new independent stream; every call gives another one. */
  public Rng split() {
    return child(SPLIT, ++splits);
  }

  /** The stream that belongs to a key, for example to a step number: the same key gives the same stream. */
  public Rng at(long key) {
    return child(KEYED, key);
  }

  private Rng child(long kind, long key) {
    return from(new State(seed, mix(mix(stream + kind) ^ mix(key)), 0, 0));
  }

  // The finaliser of SplitMix64 (Steele, Lea and Flood, 2014): a bijection that spreads every bit.
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }

  /** Uniform numbers in [from, to). */
  public Tensor uniform(float from, float to, int... shape) {
    Tensor y = Tensor.result("uniform", shape.clone());
    fillUniform(from, to, y.data(), y.offset(), y.size());
    return y;
  }

  /** Normal numbers. */
  public Tensor normal(float mean, float std, int... shape) {
    Tensor y = Tensor.result("normal", shape.clone());
    fillNormal(mean, std, y.data(), y.offset(), y.size());
    return y;
  }

  /** {@code 1 / keep} with probability {@code keep}, else 0. */
  Tensor mask(float keep, int[] shape) {
    Tensor y = Tensor.result("mask", shape);
    fill(RandomOp.MASK, keep, 0, y.data(), y.offset(), y.size());
    return y;
  }

  public void fillUniform(float from, float to, float[] y, int at, int n) {
    fill(RandomOp.UNIFORM, from, to, y, at, n);
  }

  public void fillNormal(float mean, float std, float[] y, int at, int n) {
    fill(RandomOp.NORMAL, mean, std, y, at, n);
  }

  private void fill(RandomOp op, float p, float q, float[] y, int at, int n) {
    Backends.active().random(op, seed, stream, position, p, q, y, at, n);
    position += ((long) n + Philox.lanes() - 1) / Philox.lanes();
  }

  /** A uniform number in [0, 1). */
  public float uniform() {
    return (bits() >>> 8) * 0x1p-24f;
  }

  /** A uniform whole number in [0, bound). */
  public int below(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("Rng: bound must be at least 1, got " + bound + ".");
    }
    // 64 random bits against 31: the bias of the multiplication is below 2^-33
    long high = bits() & 0xFFFFFFFFL;
    return (int) ((high * bound + (((block[1] & 0xFFFFFFFFL) * bound) >>> 32)) >>> 32);
  }

  private int bits() {
    Philox.block(seed, stream, position++, block);
    return block[0];
  }
}
