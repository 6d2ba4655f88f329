package io.github.gan4j.core.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.kernel.Philox;
import io.github.gan4j.core.kernel.Workers;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All seeds are fixed, so a statistical bound here either always holds or never does. */
class RngTest {

  private static final long SEED = 20_240_613;
  private static final int MANY = 200_000;

  @AfterEach
  void useSharedWorkers() {
    Workers.use(null);
  }

  // ---- Philox4x32-10 known answers, from the kat_vectors file of the Random123 library

  private static void assertBlock(String counter, String key, String expected) {
    int[] c = words(counter);
    int[] k = words(key);
    int[] y = new int[4];
    Philox.block(wide(k[0], k[1]), wide(c[2], c[3]), wide(c[0], c[1]), y);
    assertArrayEquals(words(expected), y);
  }

  private static int[] words(String hex) {
    return Arrays.stream(hex.split(" "))
        .mapToInt(w -> Integer.parseUnsignedInt(w, 16))
        .toArray();
  }

  private static long wide(int low, int high) {
    return (low & 0xFFFFFFFFL) | (long) high << 32;
  }

  @Test
  void knownAnswers() {
    assertBlock(
        "00000000 00000000 00000000 00000000",
        "00000000 00000000",
        "6627e8d5 e169c58d bc57ac4c 9b00dbd8");
    assertBlock(
        "ffffffff ffffffff ffffffff ffffffff",
        "ffffffff ffffffff",
        "408f276d 41c83b0e a20bc7c6 6d5451fd");
    assertBlock(
        "243f6a88 85a308d3 13198a2e 03707344",
        "a4093822 299f31d0",
        "d16cfe09 94fdcceb 5001e420 24126ea1");
  }

  // ---- streams

  @Test
  void theSameSeedGivesTheSameNumbersOnAnyNumberOfWorkers() {
    float[] expected = numbersOn(1);
    assertArrayEquals(expected, numbersOn(2));
    assertArrayEquals(expected, numbersOn(4));
  }

  private static float[] numbersOn(int size) {
    try (Workers workers = Workers.of(size)) {
      Workers.use(workers);
      Rng rng = Rng.of(SEED);
      Tensor mask = Activations.dropout(Tensor.ones(MANY + 1), 0.25f, rng);
      return Shaping.concat(
              0, java.util.List.of(mask, rng.normal(0, 1, MANY + 3), rng.uniform(-1, 1, MANY + 2)))
          .toArray();
    } finally {
      Workers.use(null);
    }
  }

  @Test
  void aPartOfAStreamDoesNotDependOnHowMuchIsDrawnAtOnce() {
    float[] whole = Rng.of(SEED).normal(0, 1, 12).toArray();
    Rng rng = Rng.of(SEED);
    assertArrayEquals(Arrays.copyOfRange(whole, 0, 8), rng.normal(0, 1, 8).toArray());
    assertArrayEquals(Arrays.copyOfRange(whole, 8, 12), rng.normal(0, 1, 4).toArray());
  }

  @Test
  void aStateGoesOnExactly() {
    Rng rng = Rng.of(SEED).split();
    rng.normal(0, 1, 7);
    rng.below(10);
    rng.uniform();
    rng.split();
    Rng again = Rng.from(rng.state());
    assertEquals(rng.state(), again.state());
    assertArrayEquals(numbers(rng), numbers(again));
    assertArrayEquals(numbers(rng.split()), numbers(again.split()));
    assertArrayEquals(numbers(rng.at(5)), numbers(again.at(5)));
  }

  private static float[] numbers(Rng rng) {
    float[] y = rng.normal(0, 1, 103).toArray();
    y[0] = rng.uniform();
    y[1] = rng.below(1000);
    return y;
  }

  @Test
  void splitGivesAnotherStreamEachTimeAndAtTheSameForTheSameKey() {
    Rng rng = Rng.of(SEED);
    Set<Float> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      assertTrue(seen.add(rng.split().normal(0, 1, 1).item()), "split " + i);
      assertTrue(seen.add(rng.at(i).normal(0, 1, 1).item()), "at " + i);
    }
    assertEquals(rng.at(3).normal(0, 1, 1).item(), rng.at(3).normal(0, 1, 1).item());
    assertNotEquals(Rng.of(1).at(3).uniform(), Rng.of(2).at(3).uniform());
    assertNotEquals(rng.at(1).at(2).uniform(), rng.at(2).at(1).uniform());
  }

  @Test
  void splittingDoesNotDisturbTheStream() {
    Rng plain = Rng.of(SEED);
    Rng other = Rng.of(SEED);
    other.split();
    other.at(7);
    assertEquals(plain.uniform(), other.uniform());
  }

  @Test
  void streamsAreUncorrelated() {
    Rng rng = Rng.of(SEED);
    float[] parent = rng.normal(0, 1, MANY).toArray();
    for (Rng child : new Rng[] {rng.split(), rng.split(), rng.at(0), rng.at(1), Rng.of(SEED + 1)}) {
      float[] other = child.normal(0, 1, MANY).toArray();
      assertTrue(Math.abs(correlation(parent, other, 0)) < 5 / Math.sqrt(MANY));
    }
    for (int lag = 1; lag <= 4; lag++) {
      assertTrue(Math.abs(correlation(parent, parent, lag)) < 5 / Math.sqrt(MANY), "lag " + lag);
    }
  }

  private static double correlation(float[] a, float[] b, int lag) {
    double sum = 0;
    for (int i = lag; i < a.length; i++) {
      sum += (double) a[i] * b[i - lag];
    }
    return sum / a.length;
  }

  // ---- distributions

  /** The largest distance between the sample's distribution and the true one, times the root of n. */
  private static double kolmogorov(float[] sample, Function<Double, Double> distribution) {
    Arrays.sort(sample);
    double largest = 0;
    for (int i = 0; i < sample.length; i++) {
      double f = distribution.apply((double) sample[i]);
      largest = Math.max(
          largest, Math.max(f - (double) i / sample.length, (i + 1.0) / sample.length - f));
    }
    return largest * Math.sqrt(sample.length);
  }

  /** 1.95 is exceeded by a true sample once in a thousand seeds. */
  private static final double KOLMOGOROV_BOUND = 1.95;

  private static double moment(float[] sample, int order) {
    double sum = 0;
    for (float v : sample) {
      sum += Math.pow(v, order);
    }
    return sum / sample.length;
  }

  @Test
  void uniformNumbersAreUniform() {
    float[] u = Rng.of(SEED).uniform(0, 1, MANY).toArray();
    assertEquals(1 / 2.0, moment(u, 1), 0.003);
    assertEquals(1 / 3.0, moment(u, 2), 0.003);
    assertTrue(kolmogorov(u, v -> v) < KOLMOGOROV_BOUND);
    assertTrue(u[0] >= 0 && u[MANY - 1] < 1);
  }

  @Test
  void normalNumbersAreNormal() {
    float[] z = Rng.of(SEED).normal(0, 1, MANY).toArray();
    double[] expected = {0, 1, 0, 3, 0, 15};
    double[] bound = {0.01, 0.02, 0.03, 0.1, 0.2, 1};
    for (int order = 1; order <= 6; order++) {
      assertEquals(expected[order - 1], moment(z, order), bound[order - 1], "moment " + order);
    }
    assertTrue(kolmogorov(z, RngTest::normalDistribution) < KOLMOGOROV_BOUND);
  }

  // Simpson's rule from 0: more than exact enough for the bound
  private static double normalDistribution(double x) {
    int steps = 64;
    double h = x / steps;
    double sum = 1 + Math.exp(-x * x / 2);
    for (int i = 1; i < steps; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * Math.exp(-i * h * i * h / 2);
    }
    return 0.5 + sum * h / 3 / Math.sqrt(2 * Math.PI);
  }

  @Test
  void meanAndDeviationAreThoseAsked() {
    float[] z = Rng.of(SEED).normal(3, 0.5f, MANY).toArray();
    assertEquals(3, moment(z, 1), 0.005);
    assertEquals(9.25, moment(z, 2), 0.03);
  }

  // The bounds are far from 0 and close together, so that many results would round up to the upper.
  @Test
  void theUpperBoundIsNeverDrawn() {
    float[] u = Rng.of(SEED).uniform(1_000_000, 1_000_001, MANY).toArray();
    Arrays.sort(u);
    assertEquals(1_000_000, u[0]);
    assertTrue(u[MANY - 1] < 1_000_001, "drew " + u[MANY - 1]);
    assertArrayEquals(new float[] {2, 2}, Rng.of(SEED).uniform(2, 2, 2).toArray());
  }

  @Test
  void belowIsUniformAndInRange() {
    for (int bound : new int[] {1, 2, 7, 100}) {
      int[] counts = new int[bound];
      Rng rng = Rng.of(SEED + bound);
      for (int i = 0; i < MANY; i++) {
        counts[rng.below(bound)]++;
      }
      double expected = (double) MANY / bound;
      double chiSquare = Arrays.stream(counts)
          .mapToDouble(c -> (c - expected) * (c - expected) / expected)
          .sum();
      // mean plus four standard deviations of the chi-square distribution
      double degrees = bound - 1;
      assertTrue(chiSquare <= degrees + 4 * Math.sqrt(2 * degrees), bound + ": " + chiSquare);
    }
  }

  @Test
  void belowReachesAllOfALargeRange() {
    Rng rng = Rng.of(SEED);
    int high = 0;
    for (int i = 0; i < 1000; i++) {
      int v = rng.below(Integer.MAX_VALUE);
      assertTrue(v >= 0 && v < Integer.MAX_VALUE);
      high += v > Integer.MAX_VALUE / 2 ? 1 : 0;
    }
    assertEquals(500, high, 80);
  }

  @Test
  void belowNeedsARange() {
    assertEquals(
        "Rng: bound must be at least 1, got 0.",
        assertThrows(IllegalArgumentException.class, () -> Rng.of(1).below(0)).getMessage());
  }

  /** What a draw leaves of its last block belongs to nobody: the next one would repeat it. */
  @Test
  void aDrawStartsWithAFreshBlock() {
    float[] whole = Rng.of(SEED).uniform(0, 1, 12).toArray();
    Rng rng = Rng.of(SEED);
    assertArrayEquals(Arrays.copyOfRange(whole, 0, 5), rng.uniform(0, 1, 5).toArray());
    assertArrayEquals(Arrays.copyOfRange(whole, 8, 11), rng.uniform(0, 1, 3).toArray());
  }
}
