package io.github.gan4j.models.health;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Mode collapse between classes. A class is lost if generated samples show it less than a tenth as
 * often as real ones do; classes too rare to tell are not counted.
 *
 * @param mostLost the share of the classes that may be lost
 */
record ClassCollapse(double mostLost) {
  private static final double LOST = 0.1;

  /** Generated samples that a class must be expected to have, so that none of them is no accident. */
  private static final double EXPECTED = 8;

  @Nullable Sign of(List<Integer> real, List<Integer> fake) {
    double realCount = sum(real);
    double fakeCount = sum(fake);
    int known = 0;
    int lost = 0;
    for (int y = 0; y < fake.size(); y++) {
      double expected = fakeCount * real.get(y) / realCount;
      boolean isKnown = expected >= EXPECTED;
      known += isKnown ? 1 : 0;
      lost += isKnown && fake.get(y) < LOST * expected ? 1 : 0;
    }
    if (known == 0 || lost <= mostLost * known) {
      return null;
    }
    int most = largest(fake);
    double share = fake.get(most) / fakeCount;
    return new Sign(
        Symptom.CLASS_COLLAPSE,
        "of %d classes that the data shows often, %.0f generated samples lack %d, and %s of them are of class %d"
            .formatted(known, fakeCount, lost, Texts.percent(share), most),
        Map.of("classes", (double) known, "lost", (double) lost, "largest", share));
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
