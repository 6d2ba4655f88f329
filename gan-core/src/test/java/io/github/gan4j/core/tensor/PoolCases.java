package io.github.gan4j.core.tensor;

import static io.github.gan4j.core.tensor.Draw.distinct;
import static io.github.gan4j.core.tensor.Draw.normal;

import io.github.gan4j.core.shape.Window;
import java.util.ArrayList;
import java.util.List;

/** The rows of {@link Pool}. */
final class PoolCases {

  private PoolCases() {}

  static List<OpCase> all() {
    List<OpCase> rows = new ArrayList<>();
    pools(rows, Window.of(2).stride(2), 2, 4, 6, 2);
    pools(rows, Window.of(3).stride(2), 2, 7, 5, 2);
    pools(rows, Window.of(3).stride(2).pad(1), 1, 6, 6, 3);
    pools(rows, Window.of(3).pad(2), 1, 3, 4, 1);
    pools(rows, Window.of(2, 3).stride(2).pad(1), 2, 4, 5, 1);
    pools(rows, Window.of(1).stride(2), 1, 5, 5, 2);
    pools(rows, Window.of(4), 2, 4, 4, 2);
    pools(rows, Window.of(2).stride(2), 0, 4, 4, 2);
    pools(rows, Window.of(2).stride(2), 2, 4, 4, 0);
    pools(rows, Window.of(3).stride(2).pad(1), 9, 24, 24, 10);
    upsample(rows, 2, 2, 3, 4, 2);
    upsample(rows, 3, 1, 2, 3, 1);
    upsample(rows, 1, 1, 2, 2, 2);
    upsample(rows, 2, 0, 3, 3, 1);
    upsample(rows, 2, 2, 0, 3, 1);
    upsample(rows, 2, 9, 24, 24, 10);
    return rows;
  }

  private static void pools(List<OpCase> rows, Window w, int... shape) {
    int count = w.kH() * w.kW();
    rows.add(OpCase.of("Pool.sumPool", w.toString(), normal(shape))
        .is(x -> Pool.sumPool(x[0], w), a -> Reference.sumPool(a[0], w)));
    rows.add(OpCase.of("Pool.avgPool", w.toString(), normal(shape))
        .is(
            x -> Pool.avgPool(x[0], w),
            a -> Reference.map(Reference.sumPool(a[0], w), v -> v / count)));
    rows.add(OpCase.of("Pool.maxPool", w.toString(), distinct(shape))
        .is(x -> Pool.maxPool(x[0], w), a -> Reference.maxPool(a[0], w))
        .exact());
  }

  private static void upsample(List<OpCase> rows, int factor, int... shape) {
    rows.add(OpCase.of("Pool.upsample", "by " + factor, normal(shape))
        .is(x -> Pool.upsample(x[0], factor), a -> Reference.upsample(a[0], factor))
        .exact());
  }
}
