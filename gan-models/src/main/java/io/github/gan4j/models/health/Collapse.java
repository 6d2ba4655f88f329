package io.github.gan4j.models.health;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Mode collapse as it shows without a classifier: all samples alike. A young generator's samples are
 * alike as well, but less so than ever before from look to look; a collapsed one's come and go.
 *
 * @param least the least distance of two generated samples, by that of two real ones, unless it rises
 * @param rise what a generator whose samples become less alike has
 * @param kept the share of its greatest diversity that a generator must keep
 */
record Collapse(double least, Rise rise, double kept) {

  /** Looks at the diversities so far, the first one first. */
  @Nullable
  Sign of(List<Double> diversities) {
    double now = diversities.get(diversities.size() - 1);
    double greatest =
        Look.before(diversities).stream().mapToDouble(d -> d).max().orElseThrow();
    if (now < kept * greatest) {
      return sign(
          "two generated samples differ %s as much as two real ones, and did %s before"
              .formatted(Texts.percent(now), Texts.percent(greatest)),
          now);
    }
    return now < least && !rise.is(now, DoubleStream.of(greatest))
        ? sign(
            "generated samples look alike: two of them differ %s as much as two real ones"
                .formatted(Texts.percent(now)),
            now)
        : null;
  }

  private static Sign sign(String saw, double diversity) {
    return new Sign(Symptom.COLLAPSE, saw, Map.of("diversity", diversity));
  }
}
