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
    Repetition repetition,
    ClassCollapse classCollapse,
    WithinClassCollapse withinClass,
    Overgeneralisation overgeneralisation,
    Progress progress,
    Memorisation memorisation,
    Balance balance,
    GradientSize gradientSize) {

  static Checks defaults() {
    Rise rise = new Rise(0.05);
    return new Checks(
        new Collapse(0.2, rise, 0.5),
        new Repetition(0.15),
        new ClassCollapse(0.4),
        new WithinClassCollapse(0.25, rise),
        new Overgeneralisation(0.03, 0.5, 5),
        new Progress(10, 0.1, 0.5, 3),
        new Memorisation(0.25, 0.5),
        new Balance(0.99, 0.52, 5, 0.03),
        new GradientSize(1e-4, 100));
  }

  /** What the latest look at samples shows, after the ones before it. */
  List<Sign> of(List<Look> looks) {
    Look look = looks.get(looks.size() - 1);
    List<Sign> signs = collapses(look, looks);
    signs.addAll(present(
        overgeneralisation.of(look.precision(), look.diversity(), looks.size()),
        progress.of(distances(looks), look.noise()),
        memorisation.of(look.memorised(), look.diversity())));
    return signs;
  }

  // Of samples that are all alike it needs not be said that they are alike in each class.
  private List<Sign> collapses(Look look, List<Look> looks) {
    Sign alike = collapse.of(looks.stream().map(Look::diversity).toList());
    Sign all = alike == null ? repetition.of(look.nearest()) : alike;
    Sign classes = classCollapse.of(look.real(), looks.stream().map(Look::fake).toList());
    Sign within =
        alike == null ? withinClass.of(looks.stream().map(Look::classDiversity).toList()) : null;
    return present(all, classes, within);
  }

  /** What the latest steps show, after looks at samples, of which there may be none. */
  List<Sign> of(Vitals vitals, List<Look> looks) {
    List<Sign> signs = new ArrayList<>(present(balance.of(vitals.accuracy(), distances(looks))));
    vitals.norms().forEach((phase, norm) -> signs.addAll(present(gradientSize.of(phase, norm))));
    return signs;
  }

  private static List<Double> distances(List<Look> looks) {
    return looks.stream().map(Look::distance).toList();
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
