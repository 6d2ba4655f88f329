package io.github.gan4j.models.health;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Mode collapse between classes. A class is lost if generated samples show it less than a tenth as
 * often as real ones do; classes too rare to tell are not counted. A young generator finds its classes
 * one by one, so it is not collapsed while it finds more than ever before.
 *
 * @param mostLost the share of the classes that may be lost
 */
record ClassCollapse(double mostLost) {
  private static final double LOST = 0.1;

  /** Generated samples that a class must be expected to have, so that none of them is no accident. */
  private static final double EXPECTED = 8;

  /**
   * Looks at how many samples show each class.
   *
   * @param real of the real samples
   * @param fakes of the generated ones at each look so far, the first one first
   */
  @Nullable
  Sign of(List<Integer> real, List<List<Integer>> fakes) {
    List<Integer> fake = fakes.get(fakes.size() - 1);
    int fewest =
        Look.before(fakes).stream().mapToInt(before -> lost(real, before)).min().orElseThrow();
    int known = known(real, sum(fake));
    int lost = lost(real, fake);
    if (lost <= mostLost * known || lost < fewest) {
      return null;
    }
    int most = largest(fake);
    double share = fake.get(most) / sum(fake);
    return new Sign(
        Symptom.CLASS_COLLAPSE,
        "of %s classes that the data shows often, %s generated samples lack %s, and %s of them are of class %s"
            .formatted(known, Math.round(sum(fake)), lost, Texts.percent(share), most),
        Map.of("classes", (double) known, "lost", (double) lost, "largest", share));
  }

  private static int known(List<Integer> real, double samples) {
    return (int) real.stream().filter(n -> n * samples / sum(real) >= EXPECTED).count();
  }

  private static int lost(List<Integer> real, List<Integer> fake) {
    int lost = 0;
    for (int y = 0; y < fake.size(); y++) {
      double expected = real.get(y) * sum(fake) / sum(real);
      lost += expected >= EXPECTED && fake.get(y) < LOST * expected ? 1 : 0;
    }
    return lost;
  }

  private static double sum(List<Integer> counts) {
    return counts.stream().mapToInt(n -> n).sum();
  }

  private static int largest(List<Integer> counts) {
    int largest = 0;
    for (int y = 1; y < counts.size(); y++) {
      largest = counts.get(y) > counts.get(largest) ? y : largest;
    }
    return largest;
  }
}
