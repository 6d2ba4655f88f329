package io.github.gan4j.core.tensor;

import static io.github.gan4j.core.tensor.Draw.normal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The rows of {@link Reduce} and {@link MatMul}. */
final class ReduceCases {

  private static final String LONG_SUM =
      "a sum of k terms may be off by 16 roundings of the sum of magnitudes, here below 1e5";

  private ReduceCases() {}

  static List<OpCase> all() {
    List<OpCase> rows = new ArrayList<>();
    sum(rows, new int[] {}, new int[] {3, 4});
    sum(rows, new int[] {}, new int[] {});
    sum(rows, new int[] {4}, new int[] {3, 4}, 0);
    sum(rows, new int[] {3}, new int[] {3, 4}, 1);
    sum(rows, new int[] {3}, new int[] {3, 4}, -1);
    sum(rows, new int[] {3}, new int[] {2, 3, 4}, 0, 2);
    sum(rows, new int[] {3}, new int[] {2, 3, 4}, -1, 0);
    sum(rows, new int[] {2}, new int[] {2, 3, 4}, 1, 2);
    sum(rows, new int[] {5}, new int[] {2, 3, 4, 5}, 0, 1, 2);
    sum(rows, new int[] {2, 4}, new int[] {2, 3, 4, 5}, 1, 3);
    sum(rows, new int[] {3, 4}, new int[] {1, 3, 4}, 0);
    sum(rows, new int[] {2, 3}, new int[] {2, 1, 3}, 1);
    sum(rows, new int[] {2}, new int[] {2, 37}, 1);
    sumTo(rows, new int[] {3, 4}, 4);
    sumTo(rows, new int[] {3, 4}, 1, 4);
    sumTo(rows, new int[] {3, 4}, 3, 1);
    sumTo(rows, new int[] {3, 4}, 3, 4);
    sumTo(rows, new int[] {3, 4});
    sumTo(rows, new int[] {1, 3}, 3);
    sumTo(rows, new int[] {2, 3, 2, 3}, 3, 1, 1);
    expand(rows, new int[] {4}, 3, 4);
    expand(rows, new int[] {3, 1}, 3, 4);
    expand(rows, new int[] {}, 2, 3);
    expand(rows, new int[] {2, 1, 3, 1}, 2, 2, 3, 4);
    expand(rows, new int[] {3}, 1, 3);
    expand(rows, new int[] {3, 4}, 3, 4);
    zeroSized(rows);
    big(rows);
    matmul(rows);
    return rows;
  }

  private static void sum(List<OpCase> rows, int[] result, int[] shape, int... axes) {
    rows.add(sumCase(result, shape, axes));
    int count = Array.zeros(shape).data().length / Array.zeros(result).data().length;
    rows.add(OpCase.of("Reduce.mean", "over " + axes.length + " axes", normal(shape))
        .is(
            x -> Reduce.mean(x[0], axes),
            a -> Reference.map(reduced(a[0], result, axes), v -> v / count)));
  }

  private static OpCase sumCase(int[] result, int[] shape, int... axes) {
    return OpCase.of("Reduce.sum", "over " + axes.length + " axes", normal(shape))
        .is(x -> Reduce.sum(x[0], axes), a -> reduced(a[0], result, axes));
  }

  private static Array reduced(Array x, int[] result, int... axes) {
    int[] kept = x.shape().clone();
    for (int i = 0; i < kept.length; i++) {
      kept[i] = axes.length == 0 ? 1 : kept[i];
    }
    for (int axis : axes) {
      kept[Math.floorMod(axis, kept.length)] = 1;
    }
    return Reference.sumTo(x, kept).reshape(result);
  }

  private static void sumTo(List<OpCase> rows, int[] from, int... to) {
    rows.add(OpCase.of("Reduce.sumTo", "to " + to.length + " axes", normal(from))
        .is(x -> Reduce.sumTo(x[0], to), a -> Reference.sumTo(a[0], to)));
  }

  private static void expand(List<OpCase> rows, int[] from, int... to) {
    rows.add(OpCase.of("Reduce.expand", "to " + to.length + " axes", normal(from))
        .is(x -> Reduce.expand(x[0], to), a -> Reference.expand(a[0], to))
        .exact());
  }

  private static void zeroSized(List<OpCase> rows) {
    rows.add(sumCase(new int[] {}, new int[] {0}));
    rows.add(sumCase(new int[] {3}, new int[] {0, 3}, 0));
    rows.add(sumCase(new int[] {0}, new int[] {0, 3}, 1));
    rows.add(sumCase(new int[] {0}, new int[] {2, 0, 4}, 0, 2));
    sumTo(rows, new int[] {0, 3}, 3);
    sumTo(rows, new int[] {0, 3}, 1, 1);
    expand(rows, new int[] {3}, 0, 3);
    expand(rows, new int[] {2, 0, 1}, 2, 0, 3);
  }

  private static void big(List<OpCase> rows) {
    rows.add(sumCase(new int[] {}, new int[] {300_001}).within(0.02, 0, LONG_SUM));
    rows.add(sumCase(new int[] {3}, new int[] {100_001, 3}, 0).within(0.02, 0, LONG_SUM));
    rows.add(sumCase(new int[] {100}, new int[] {2, 100, 1000}, 0, 2).within(2e-3, 0, LONG_SUM));
    for (int cols : new int[] {1, 3, 16, 40, 1000}) {
      rows.add(OpCase.of(
              "Reduce.sum", "of numbers that cancel", Draw.cancelling(200_000 / cols, cols))
          .is(x -> x[0].sum(0), a -> Reference.sumTo(a[0], 1, cols).reshape(cols))
          .within(1e10, 0, "this draw is for the order of the sum alone: 16 u sum |x|"));
    }
    rows.add(OpCase.of("Reduce.mean", "long", normal(300_001))
        .is(x -> Reduce.mean(x[0]), a -> Reference.mean(a[0])));
    rows.add(OpCase.of("Reduce.sumTo", "long", normal(70_001, 3))
        .is(x -> Reduce.sumTo(x[0], 3), a -> Reference.sumTo(a[0], 3))
        .within(0.01, 0, LONG_SUM));
    rows.add(OpCase.of("Reduce.expand", "long", normal(35_001, 1))
        .is(x -> Reduce.expand(x[0], 35_001, 3), a -> Reference.expand(a[0], 35_001, 3))
        .exact());
  }

  private static void matmul(List<OpCase> rows) {
    int[][] sizes = {
      {3, 4, 5}, {1, 1, 1}, {1, 7, 2}, {5, 1, 3}, {6, 2, 1}, {0, 3, 2}, {3, 0, 2}, {2, 3, 0}
    };
    for (int[] s : sizes) {
      for (int flags = 0; flags < 4; flags++) {
        boolean transA = (flags & 1) != 0;
        boolean transB = (flags & 2) != 0;
        rows.add(product(Draw::normal, s[0], s[1], s[2], transA, transB));
        rows.add(
            product(Draw::integers, s[0], s[1], s[2], transA, transB).exact().valuesOnly());
      }
    }
    rows.add(OpCase.of("MatMul.matmul", "without flags", normal(3, 4), normal(4, 2))
        .is(x -> MatMul.matmul(x[0], x[1]), a -> Reference.matmul(a[0], a[1], false, false)));
    for (int flags = 0; flags < 4; flags++) {
      boolean transA = (flags & 1) != 0;
      boolean transB = (flags & 2) != 0;
      rows.add(product(Draw::integers, 131, 257, 67, transA, transB).exact());
      rows.add(product(Draw::normal, 131, 257, 67, transA, transB)
          .within(4e-4, 0, "16 eps sum |a b| with 257 terms: 257 * 0.64 * 16 * 1.2e-7"));
    }
  }

  private static OpCase product(
      Function<int[], Draw> draw, int m, int k, int n, boolean transA, boolean transB) {
    int[] a = transA ? new int[] {k, m} : new int[] {m, k};
    int[] b = transB ? new int[] {n, k} : new int[] {k, n};
    String form = "transposing " + (transA ? "a" : "") + (transB ? "b" : "");
    return OpCase.of("MatMul.matmul", form, draw.apply(a), draw.apply(b))
        .is(
            x -> MatMul.matmul(x[0], x[1], transA, transB),
            r -> Reference.matmul(r[0], r[1], transA, transB));
  }
}
