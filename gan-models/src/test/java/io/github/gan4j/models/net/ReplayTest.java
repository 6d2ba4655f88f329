package io.github.gan4j.models.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.param.Buffer;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private final Params params = new Params(Rng.of(1));

  private Replay pool(int capacity, float share) {
    return new Replay(params.at("replay"), capacity, share, 2);
  }

  /** Samples (number, -number) of these numbers. */
  private static Tensor batch(int from, int count) {
    float[] values = new float[2 * count];
    for (int i = 0; i < count; i++) {
      values[2 * i] = from + i;
      values[2 * i + 1] = -values[2 * i];
    }
    return Tensor.wrap(values, count, 2);
  }

  private static int[] numbers(Tensor samples) {
    float[] values = samples.toArray();
    int[] numbers = new int[values.length / 2];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (int) values[2 * i];
      assertEquals(-values[2 * i], values[2 * i + 1], "samples stay whole");
    }
    return numbers;
  }

  @Test
  void showsNewSamplesUntilItIsFull() {
    Replay replay = pool(6, 1);
    Rng rng = Rng.of(2);
    assertArrayEquals(
        new int[] {0, 1, 2, 3}, numbers(replay.mix(batch(0, 4), Condition.none(), rng)));
    int[] second = numbers(replay.mix(batch(4, 4), Condition.none(), rng));
    assertArrayEquals(new int[] {4, 5}, Arrays.copyOf(second, 2));
    assertTrue(second[2] < 6 && second[3] < 7, "then old ones: " + Arrays.toString(second));
  }

  @Test
  void showsAsManyOldOnesAsAskedFor() {
    Replay replay = pool(50, 0.25f);
    Rng rng = Rng.of(2);
    replay.mix(batch(0, 50), Condition.none(), rng);
    int old = 0;
    int oldest = 0;
    for (int i = 1; i <= 100; i++) {
      for (int number : numbers(replay.mix(batch(100 * i, 40), Condition.none(), rng))) {
        old += number < 100 * i ? 1 : 0;
        oldest = Math.max(oldest, 100 * i - number);
      }
    }
    assertEquals(0.25, old / 4000.0, 0.03);
    assertTrue(oldest > 1000, "some are of many steps ago: " + oldest);
  }

  @Test
  void whatItShowsIsOutsideTheGraphAndTheBatchStays() {
    Replay replay = pool(2, 1);
    Tensor fresh = batch(0, 4).watch();
    assertFalse(replay.mix(fresh, Condition.none(), Rng.of(2)).isWatched());
    assertArrayEquals(new int[] {0, 1, 2, 3}, numbers(fresh));
  }

  @Test
  void anOldSampleIsOfTheClassOfTheOneItStandsFor() {
    Replay replay = pool(8, 1);
    Rng rng = Rng.of(2);
    for (int i = 0; i < 20; i++) {
      int[] labels = {0, 1, 2, 0, 1, 2, i % 3, 0};
      // number % 3 is the class
      float[] values = new float[16];
      for (int j = 0; j < 8; j++) {
        values[2 * j] = 30 * i + 3 * j + labels[j];
        values[2 * j + 1] = -values[2 * j];
      }
      int[] shown = numbers(replay.mix(Tensor.wrap(values, 8, 2), new Condition(labels, 3), rng));
      for (int j = 0; j < 8; j++) {
        assertEquals(labels[j], shown[j] % 3);
      }
    }
  }

  @Test
  void aClassThatThePoolLacksComesIn() {
    Replay replay = pool(2, 1);
    Rng rng = Rng.of(2);
    replay.mix(batch(0, 2), new Condition(new int[] {0, 0}, 2), rng);
    Condition other = new Condition(new int[] {1}, 2);
    assertArrayEquals(
        new int[] {10}, numbers(replay.mix(batch(10, 1), other, rng)), "nothing old to show");
    assertArrayEquals(new int[] {10}, numbers(replay.mix(batch(11, 1), other, rng)));
  }

  @Test
  void itsStateIsBuffersOfTheNet() {
    Replay replay = pool(3, 1);
    replay.mix(batch(7, 2), new Condition(new int[] {4, 5}, 6), Rng.of(2));
    List<Buffer> buffers = params.buffers();
    assertEquals(
        List.of("replay.samples [3, 2]", "replay.labels [3]", "replay.held [1]"),
        buffers.stream().map(Buffer::toString).toList());
    assertArrayEquals(new float[] {7, -7, 8, -8, 0, 0}, buffers.get(0).value().toArray());
    assertArrayEquals(new float[] {4, 5, 0}, buffers.get(1).value().toArray());
    assertEquals(2, buffers.get(2).value().item());
    assertEquals(0, params.count(), "nothing to train");
    // another pool goes on from them
    Params copy = new Params(Rng.of(1));
    Replay other = new Replay(copy.at("replay"), 3, 1, 2);
    copy.assign(params);
    Condition y = new Condition(new int[] {4, 4, 4}, 6);
    assertArrayEquals(
        numbers(replay.mix(batch(20, 3), y, Rng.of(5))),
        numbers(other.mix(batch(20, 3), y, Rng.of(5))));
  }

  @Test
  void refusesOtherShapesAndNoRoom() {
    assertEquals(
        "Replay: the pool is for samples [2], got a batch [4, 3].",
        assertThrows(
                ShapeException.class,
                () -> pool(3, 1).mix(Tensor.zeros(4, 3), Condition.none(), Rng.of(1)))
            .getMessage());
    assertEquals(
        "Replay: needs room for at least 1 sample and a share of 0 to 1, got 0 and 0.5.",
        assertThrows(IllegalArgumentException.class, () -> pool(0, 0.5f)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> pool(1, 1.5f));
  }
}
