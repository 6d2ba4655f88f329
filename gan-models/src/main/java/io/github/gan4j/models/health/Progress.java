package io.github.gan4j.models.health;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slow convergence: over many looks the distance of generated samples to the data has not fallen, and
 * it is not near the end of its fall either.
 *
 * @param looks how many
 * @param fall the least fall of the smallest distance over that many looks, as a share
 * @param near the share of the first distance below which a training that stands still has arrived
 * @param noise the multiple of the distance of real samples to other real ones where it has as well
 */
record Progress(int looks, double fall, double near, double noise) {

  /**
   * Looks at the distances so far, the first one first.
   *
   * @param between the distance of real samples to other real ones
   */
  @Nullable
  Sign of(List<Double> distances, double between) {
    int before = distances.size() - looks;
    if (before < 1) {
      return null;
    }
    double first = distances.get(0);
    double earlier = smallest(distances.subList(0, before));
    double now = smallest(distances.subList(before, distances.size()));
    if (now < (1 - fall) * earlier || now < near * first || now < noise * between) {
      return null;
    }
    return new Sign(
        Symptom.NO_PROGRESS,
        "the distance of the samples to the data has not fallen over %s looks: it was %s at best and is %s"
            .formatted(looks, Texts.number(earlier), Texts.number(now)),
        Map.of("before", earlier, "now", now, "first", first));
  }

  private static double smallest(List<Double> values) {
    return values.stream().mapToDouble(v -> v).min().orElseThrow();
  }
}
