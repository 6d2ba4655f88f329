package io.github.gan4j.models.health;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a look at generated samples, beside real ones, gave: numbers only.
 *
 * @param samples how many generated samples
 * @param real how many real samples show each class; empty without a classifier
 * @param fake the same of the generated ones
 * @param diversity distance of two generated samples by that of two real ones
 * @param nearest distance of a generated sample to its nearest fellow, by that of any two, by the same of real ones
 * @param classDiversity diversity within each class, NaN where there are too few
 * @param precision share of generated samples that lie where real ones do
 * @param coverage share of real samples with a generated one nearby
 * @param distance the sliced distance of the two sides
 * @param noise the sliced distance of two sides that are both real
 * @param memorised share of generated samples closer to a training sample than 95 % of others are
 */
record Look(
    int samples,
    List<Integer> real,
    List<Integer> fake,
    double diversity,
    double nearest,
    List<Double> classDiversity,
    double precision,
    double coverage,
    double distance,
    double noise,
    double memorised) {

  private static final int SINGLE = 8;

  /** All numbers in a row, to be kept in a checkpoint. */
  String row() {
    List<Double> row = new ArrayList<>(List.of(
        (double) samples, diversity, nearest, precision, coverage, distance, noise, memorised));
    real.forEach(n -> row.add((double) n));
    fake.forEach(n -> row.add((double) n));
    row.addAll(classDiversity);
    return String.join(" ", row.stream().map(String::valueOf).toList());
  }

  /** The look of a {@link #row()}. */
  static Look of(String row) {
    double[] x =
        Arrays.stream(row.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    int classes = (x.length - SINGLE) / 3;
    return new Look(
        (int) x[0],
        counts(x, SINGLE, classes),
        counts(x, SINGLE + classes, classes),
        x[1],
        x[2],
        Arrays.stream(x, SINGLE + 2 * classes, SINGLE + 3 * classes).boxed().toList(),
        x[3],
        x[4],
        x[5],
        x[6],
        x[7]);
  }

  /** What came before the latest of a row of looks, the first one first; nothing came before a first look but itself. */
  static <T> List<T> before(List<T> looks) {
    return looks.subList(0, Math.max(1, looks.size() - 1));
  }

  private static List<Integer> counts(double[] x, int from, int count) {
    return Arrays.stream(x, from, from + count).mapToObj(n -> (int) n).toList();
  }

  /** What goes into the metrics, by name. */
  Map<String, Double> numbers() {
    Map<String, Double> numbers = new TreeMap<>();
    if (!fake.isEmpty()) {
      numbers.put("health_classes", (double) fake.stream().filter(n -> n > 0).count());
      numbers.put(
          "health_class_max", fake.stream().mapToInt(n -> n).max().orElse(0) / (double) samples);
      numbers.put(
          "health_class_diversity",
          classDiversity.stream()
              .filter(d -> !d.isNaN())
              .mapToDouble(d -> d)
              .min()
              .orElse(Double.NaN));
    }
    numbers.put("health_diversity", diversity);
    numbers.put("health_nearest", nearest);
    numbers.put("health_precision", precision);
    numbers.put("health_coverage", coverage);
    numbers.put("health_distance", distance);
    numbers.put("health_memorised", memorised);
    return numbers;
  }
}
