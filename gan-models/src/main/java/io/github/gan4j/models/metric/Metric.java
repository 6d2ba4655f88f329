package io.github.gan4j.models.metric;

import java.util.List;

/** A measure of generated samples. It is a pure function: equal comparisons give equal scores. */
public interface Metric {

  /**
   * The scores of a comparison, always the same ones in the same order.
   *
   * @throws IllegalArgumentException if a side has too few samples, lacks logits or labels that the
   *     metric reads, or cannot be compared with the other
   */
  List<Score> scores(Comparison sides);
}
