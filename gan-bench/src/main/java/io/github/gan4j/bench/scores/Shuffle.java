package io.github.gan4j.bench.scores;

import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.Subset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Puts samples into an order that depends on a seed alone. */
final class Shuffle {

  private Shuffle() {}

  static Dataset of(Dataset data, long seed) {
    List<Integer> order =
        new ArrayList<>(IntStream.range(0, data.size()).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    return Subset.of(data, order.stream().mapToInt(Integer::intValue).toArray(), "shuffled");
  }
}
