package io.github.gan4j.core.tensor;

import static io.github.gan4j.core.tensor.Draw.eitherSide;
import static io.github.gan4j.core.tensor.Draw.normal;
import static io.github.gan4j.core.tensor.Draw.small;

import io.github.gan4j.core.gradcheck.GradCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The rows of {@link Normalization}. */
final class NormalizationCases {

  private static final float EPSILON = 1e-3f;
  private static final String SMALL_GROUP =
      "few values in a group: 1/std is steep, and the stencil's own error shows";

  private NormalizationCases() {}

  static List<OpCase> all() {
    List<OpCase> rows = new ArrayList<>();
    batchNorm(rows, 1, 8, 3);
    batchNorm(rows, 1, 2, 3, 3, 4);
    batchNorm(rows, 2, 4, 2, 3, 2);
    batchNorm(rows, 2, 8, 3);
    batchNorm(rows, 3, 3, 4, 2, 2);
    batchNorm(rows, 1, 4, 0);
    batchNorm(rows, 1, 64, 9, 9, 16);
    batchNorm(rows, 2, 64, 9, 9, 16);
    statistics(rows, 2, 4, 3, 2, 2);
    instanceNorm(rows, 2, 3, 4, 3);
    instanceNorm(rows, 3, 4, 2, 1);
    instanceNorm(rows, 0, 3, 4, 3);
    instanceNorm(rows, 2, 3, 4, 0);
    instanceNorm(rows, 2, 0, 4, 3);
    instanceNorm(rows, 8, 40, 40, 5);
    layerNorm(rows, 3, 8);
    layerNorm(rows, 2, 3, 2, 4);
    layerNorm(rows, 0, 4);
    layerNorm(rows, 2, 0);
    layerNorm(rows, 70, 1000);
    layerNorm(rows, 9, 24, 24, 8);
    for (float slope : new float[] {1, 0, 0.2f}) {
      rectified(rows, slope);
    }
    return rows;
  }

  private static void rectified(List<OpCase> rows, float slope) {
    batchNorm(rows, 1, slope, 8, 3);
    batchNorm(rows, 1, slope, 4, 2, 2, 17);
    batchNorm(rows, 2, slope, 4, 2, 3, 2);
    batchNorm(rows, 1, slope, 4, 0);
    batchNorm(rows, 2, slope, 64, 9, 9, 16);
    instanceNorm(rows, slope, 2, 3, 4, 3);
    instanceNorm(rows, slope, 2, 0, 4, 3);
    instanceNorm(rows, slope, 8, 40, 40, 5);
    layerNorm(rows, slope, 2, 3, 2, 4);
    layerNorm(rows, slope, 0, 4);
    layerNorm(rows, slope, 9, 24, 24, 8);
  }

  private static void batchNorm(List<OpCase> rows, int groups, float slope, int... shape) {
    int cols = shape[shape.length - 1];
    rows.add(rectified(
        "batchNorm",
        groups + " groups",
        slope,
        shape,
        x -> Normalization.batchNorm(x[0], x[1], x[2], groups, EPSILON, slope).y(),
        a -> Reference.standardize(
            a, groups, perGroup(groups, shape) / Math.max(1, cols), cols, EPSILON)));
  }

  private static void instanceNorm(List<OpCase> rows, float slope, int... shape) {
    rows.add(rectified(
        "instanceNorm",
        "per image",
        slope,
        shape,
        x -> Normalization.instanceNorm(x[0], x[1], x[2], EPSILON, slope),
        a -> Reference.standardize(a, shape[0], shape[1] * shape[2], shape[3], EPSILON)));
  }

  private static void layerNorm(List<OpCase> rows, float slope, int... shape) {
    int perSample = shape[0] == 0 ? 0 : perGroup(shape[0], shape);
    rows.add(rectified(
        "layerNorm",
        "per sample",
        slope,
        shape,
        x -> Normalization.layerNorm(x[0], x[1], x[2], EPSILON, slope),
        a -> Reference.standardize(a, shape[0], perSample, 1, EPSILON)));
  }

  // Small scales and large shifts keep every number that is rectified away from 0.
  private static OpCase rectified(
      String name,
      String form,
      float slope,
      int[] shape,
      GradCheck.Op f,
      Function<Array, Array> standardize) {
    int cols = shape[shape.length - 1];
    return OpCase.of(
            "Normalization." + name,
            form + " slope " + slope,
            normal(shape),
            small(cols),
            eitherSide(cols))
        .is(
            f,
            a -> Reference.map(
                Reference.scaleAndShift(standardize.apply(a[0]), a[1], a[2]),
                v -> v > 0 ? v : slope * v))
        .gradientsWithin(1e-3, SMALL_GROUP);
  }

  private static void batchNorm(List<OpCase> rows, int groups, int... shape) {
    int cols = shape[shape.length - 1];
    rows.add(row(
        "batchNorm",
        groups + " groups",
        shape,
        x -> Normalization.batchNorm(x[0], x[1], x[2], groups, EPSILON).y(),
        a -> Reference.standardize(
            a, groups, perGroup(groups, shape) / Math.max(1, cols), cols, EPSILON)));
  }

  private static void statistics(List<OpCase> rows, int groups, int... shape) {
    int cols = shape[shape.length - 1];
    int count = perGroup(groups, shape) / cols;
    for (boolean variance : new boolean[] {false, true}) {
      rows.add(OpCase.of("Normalization.batchNorm", variance ? "variance" : "mean", normal(shape))
          .is(
              x -> {
                Normalization.Normalized n = Normalization.batchNorm(
                    x[0], Tensor.ones(cols), Tensor.zeros(cols), groups, EPSILON);
                return variance ? n.variance() : n.mean();
              },
              a -> Reference.moment(a[0], groups, count, cols, variance).reshape(groups * cols))
          .valuesOnly());
    }
  }

  private static int perGroup(int groups, int... shape) {
    return Array.zeros(shape).data().length / groups;
  }

  private static void instanceNorm(List<OpCase> rows, int... shape) {
    rows.add(row(
        "instanceNorm",
        "per image",
        shape,
        x -> Normalization.instanceNorm(x[0], x[1], x[2], EPSILON),
        a -> Reference.standardize(a, shape[0], shape[1] * shape[2], shape[3], EPSILON)));
  }

  private static void layerNorm(List<OpCase> rows, int... shape) {
    int perSample = shape[0] == 0 ? 0 : perGroup(shape[0], shape);
    rows.add(row(
        "layerNorm",
        "per sample",
        shape,
        x -> Normalization.layerNorm(x[0], x[1], x[2], EPSILON),
        a -> Reference.standardize(a, shape[0], perSample, 1, EPSILON)));
  }

  private static OpCase row(
      String name, String form, int[] shape, GradCheck.Op f, Function<Array, Array> standardize) {
    int cols = shape[shape.length - 1];
    return OpCase.of("Normalization." + name, form, normal(shape), normal(cols), normal(cols))
        .is(f, a -> Reference.scaleAndShift(standardize.apply(a[0]), a[1], a[2]))
        .gradientsWithin(1e-3, SMALL_GROUP);
  }
}
