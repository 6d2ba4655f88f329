package io.github.gan4j.models.health;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Mode collapse within a class: its samples are much closer to each other than real ones of it, and
 * come no farther apart.
 *
 * @param least the least distance of two generated samples, by that of two real ones, unless it rises
 * @param rise what a class that becomes less alike has
 */
record WithinClassCollapse(double least, Rise rise) {

  /**
   * Looks at the diversity of each class, NaN where it is not known.
   *
   * @param looks the looks so far, the first one first
   */
  @Nullable
  Sign of(List<List<Double>> looks) {
    List<Double> classDiversity = looks.get(looks.size() - 1);
    int alike = 0;
    int closest = -1;
    for (int y = 0; y < classDiversity.size(); y++) {
      double diversity = classDiversity.get(y);
      if (diversity < least && !rises(y, looks)) {
        alike++;
        closest = closest < 0 || diversity < classDiversity.get(closest) ? y : closest;
      }
    }
    if (alike == 0) {
      return null;
    }
    double diversity = classDiversity.get(closest);
    return new Sign(
        Symptom.WITHIN_CLASS_COLLAPSE,
        "samples look alike in %s of the classes; most in class %s, where two generated samples differ %s as much as two real ones"
            .formatted(alike, closest, Texts.percent(diversity)),
        Map.of("classes", (double) alike, "class", (double) closest, "diversity", diversity));
  }

  private boolean rises(int y, List<List<Double>> looks) {
    double now = looks.get(looks.size() - 1).get(y);
    return rise.is(now, Look.before(looks).stream().mapToDouble(look -> look.get(y)));
  }
}
