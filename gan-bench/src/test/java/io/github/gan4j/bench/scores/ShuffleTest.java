package io.github.gan4j.bench.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffleTest {

  private static List<Integer> labels(long seed) {
    Dataset data = ArrayDataset.of(new float[20][1], IntStream.range(0, 20).toArray());
    Dataset shuffled = Shuffle.of(data, seed);
    return IntStream.range(0, shuffled.size()).mapToObj(shuffled::label).toList();
  }

  @Test
  void givesEverySampleOnceInAnOrderOfTheSeed() {
    assertEquals(
        IntStream.range(0, 20).boxed().toList(), labels(1).stream().sorted().toList());
    assertEquals(labels(1), labels(1));
    assertNotEquals(labels(1), labels(2));
  }
}
