package io.github.gan4j.models.health;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every check with its thresholds. They were chosen on healthy trainings and on trainings made sick, as
 * {@code docs/adr/0011-health-thresholds.md} tells.
 */
record Checks(
    Collapse collapse,
    ClassCollapse classCollapse,
    WithinClassCollapse withinClass,
    Overgeneralisation overgeneralisation,
    Progress progress,
    Memorisation memorisation,
    Balance balance,
    GradientSize gradientSize) {

  static Checks defaults() {
    return new Checks(
        new Collapse(0.3, 0.05, 0.5),
        new ClassCollapse(0.3),
        new WithinClassCollapse(0.3),
        new Overgeneralisation(0.1, 0.5),
        new Progress(10, 0.1, 0.5),
        new Memorisation(0.25, 0.5),
        new Balance(0.99, 0.52),
        new GradientSize(1e-4, 100));
  }

  /** What the latest look at samples shows, after the ones before it. */
  List<Sign> of(List<Look> looks) {
    Look look = looks.get(looks.size() - 1);
    Sign all = collapse.of(looks.stream().map(Look::diversity).toList());
    // samples that are all alike are few classes and alike in each: one sign says it
    Sign classes = all == null ? classCollapse.of(look.real(), look.fake()) : null;
    Sign within = all == null ? withinClass.of(look.classDiversity()) : null;
    return present(
        all,
        classes,
        within,
        overgeneralisation.of(look.precision(), look.diversity()),
        progress.of(looks.stream().map(Look::distance).toList()),
        memorisation.of(look.memorised(), look.diversity()));
  }

  /** What the latest steps show. */
  List<Sign> of(Vitals vitals) {
    List<Sign> signs = new ArrayList<>(present(balance.of(vitals.accuracy())));
    vitals.norms().forEach((phase, norm) -> signs.addAll(present(gradientSize.of(phase, norm))));
    return signs;
  }

  private static List<Sign> present(@Nullable Sign... signs) {
    List<Sign> present = new ArrayList<>();
    for (Sign sign : signs) {
      if (sign != null) {
        present.add(sign);
      }
    }
    return present;
  }
}
