package io.github.gan4j.core.tensor;

import static io.github.gan4j.core.tensor.Draw.normal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rows of {@link Shaping} and {@link Indexing}: all move elements, so all are exact. */
final class ShapingCases {

  private ShapingCases() {}

  static List<OpCase> all() {
    List<OpCase> rows = new ArrayList<>();
    reshape(rows);
    permute(rows);
    padAndCrop(rows);
    slice(rows);
    concat(rows);
    indexing(rows);
    return rows.stream().map(OpCase::exact).toList();
  }

  private static void reshape(List<OpCase> rows) {
    int[][][] uses = {
      {{3, 4}, {2, 6}, {2, 6}},
      {{3, 4}, {12}, {-1}},
      {{2, 3, 4}, {4, 3, 2}, {4, -1, 2}},
      {{1}, {}, {}},
      {{3, 4}, {3, 4}, {3, 4}},
      {{0, 3}, {3, 0, 5}, {3, 0, 5}},
      {{0, 3}, {0}, {-1}},
      {{200, 300}, {300, 200}, {300, 200}},
    };
    for (int[][] use : uses) {
      rows.add(OpCase.of("Shaping.reshape", "to " + Arrays.toString(use[2]), normal(use[0]))
          .is(x -> Shaping.reshape(x[0], use[2]), a -> a[0].reshape(use[1])));
    }
  }

  private static void permute(List<OpCase> rows) {
    int[][][] uses = {
      {{3, 4}, {1, 0}},
      {{3, 4}, {0, 1}},
      {{2, 3, 4}, {2, 0, 1}},
      {{2, 3, 4}, {-1, -3, -2}},
      {{2, 3, 2, 4}, {0, 3, 1, 2}},
      {{2, 3, 2, 4}, {0, 2, 3, 1}},
      {{2, 1, 4}, {1, 2, 0}},
      {{}, {}},
      {{0, 3}, {1, 0}},
      {{30, 40, 50}, {2, 0, 1}},
    };
    for (int[][] use : uses) {
      int[] plain =
          Arrays.stream(use[1]).map(i -> Math.floorMod(i, use[0].length)).toArray();
      rows.add(OpCase.of("Shaping.permute", "by " + Arrays.toString(use[1]), normal(use[0]))
          .is(x -> Shaping.permute(x[0], use[1]), a -> Reference.permute(a[0], plain)));
    }
    for (int[] shape : new int[][] {{3, 4}, {1, 5}, {0, 2}, {200, 300}}) {
      rows.add(OpCase.of("Shaping.transpose", "of a matrix", normal(shape))
          .is(x -> Shaping.transpose(x[0]), a -> Reference.permute(a[0], 1, 0)));
    }
  }

  private static void padAndCrop(List<OpCase> rows) {
    int[][][] uses = {
      {{3, 4}, {1, 0}, {0, 2}},
      {{3, 4}, {0, 0}, {0, 0}},
      {{2, 3, 4}, {1, 0, 2}, {2, 1, 0}},
      {{5}, {3}, {1}},
      {{}, {}, {}},
      {{0, 3}, {0, 1}, {0, 0}},
      {{200, 300}, {1, 2}, {3, 4}},
    };
    for (int[][] use : uses) {
      int[] inner = use[0];
      int[] before = use[1];
      int[] after = use[2];
      int[] outer = new int[inner.length];
      Arrays.setAll(outer, i -> inner[i] + before[i] + after[i]);
      int[] back = Arrays.stream(before).map(i -> -i).toArray();
      rows.add(OpCase.of("Shaping.pad", "by " + Arrays.toString(before), normal(inner))
          .is(x -> Shaping.pad(x[0], before, after), a -> Reference.window(a[0], back, outer)));
      rows.add(OpCase.of("Shaping.crop", "by " + Arrays.toString(before), normal(outer))
          .is(x -> Shaping.crop(x[0], before, after), a -> Reference.window(a[0], before, inner)));
    }
    rows.add(OpCase.of("Shaping.pad", "of nothing", normal(0, 2))
        .is(x -> Shaping.pad(x[0], new int[] {1, 0}, new int[] {2, 0}), a -> Array.zeros(3, 2)));
    rows.add(OpCase.of("Shaping.crop", "to nothing", normal(3, 2))
        .is(x -> Shaping.crop(x[0], new int[] {1, 0}, new int[] {2, 0}), a -> Array.zeros(0, 2)));
  }

  private static void slice(List<OpCase> rows) {
    int[][] uses = {{0, 0, 2}, {0, 2, 4}, {1, 1, 2}, {-1, 0, 1}, {-3, 1, 3}, {2, 0, 5}, {1, 2, 2}};
    for (int[] use : uses) {
      rows.add(sliceCase(use[0], use[1], use[2], 4, 3, 5));
    }
    rows.add(sliceCase(1, 0, 2, 0, 3));
    rows.add(sliceCase(1, 100, 299, 200, 300));
  }

  private static OpCase sliceCase(int axis, int from, int to, int... shape) {
    int plain = Math.floorMod(axis, shape.length);
    int[] offset = new int[shape.length];
    offset[plain] = from;
    int[] sizes = shape.clone();
    sizes[plain] = to - from;
    return OpCase.of("Shaping.slice", axis + ", " + from + ", " + to, normal(shape))
        .is(x -> Shaping.slice(x[0], axis, from, to), a -> Reference.window(a[0], offset, sizes));
  }

  private static void concat(List<OpCase> rows) {
    rows.add(concatCase(0, normal(2, 3), normal(1, 3), normal(3, 3)));
    rows.add(concatCase(1, normal(2, 3), normal(2, 1), normal(2, 2)));
    rows.add(concatCase(-1, normal(2, 2, 3), normal(2, 2, 1)));
    rows.add(concatCase(1, normal(2, 2, 3), normal(2, 1, 3)));
    rows.add(concatCase(0, normal(3)));
    rows.add(concatCase(0, normal(0, 3), normal(2, 3)));
    rows.add(concatCase(1, normal(2, 3), normal(2, 0)));
    rows.add(concatCase(1, normal(200, 300), normal(200, 100)));
    rows.add(OpCase.of("Shaping.concat", "of a tensor with itself", normal(2, 3))
        .is(x -> Shaping.concat(0, List.of(x[0], x[0])), a -> Reference.concat(0, a[0], a[0])));
  }

  private static OpCase concatCase(int axis, Draw... parts) {
    int plain = Math.floorMod(axis, parts[0].shape().length);
    return OpCase.of("Shaping.concat", "along " + axis, parts)
        .is(x -> Shaping.concat(axis, List.of(x)), a -> Reference.concat(plain, a));
  }

  private static void indexing(List<OpCase> rows) {
    int[] many = new int[70_000];
    Arrays.setAll(many, i -> (i * 31) % 5000);
    int[][] picks = {{2, 0, 2, 2}, {0}, {}, {4, 3, 2, 1, 0}};
    for (int[] pick : picks) {
      rows.add(gather(5, 3, pick));
      rows.add(scatterAdd(5, 3, pick));
      rows.add(take(pick, 5));
      rows.add(take(pick, 2, 3));
    }
    rows.add(gather(5, 0, 1, 1));
    rows.add(gather(0, 3));
    rows.add(scatterAdd(4, 0, 1, 1));
    rows.add(take(new int[0], 0, 2));
    rows.add(gather(5000, 11, many));
    rows.add(scatterAdd(5000, 1, many));
    rows.add(take(many, 50_000));
    oneHot(rows, 3, 0, 2, 1, 2);
    oneHot(rows, 2);
    oneHot(rows, 0);
  }

  private static OpCase gather(int count, int cols, int... pick) {
    return OpCase.of("Indexing.gather", pick.length + " rows", normal(count, cols))
        .is(x -> Indexing.gather(x[0], pick), a -> Reference.gather(a[0], pick));
  }

  private static OpCase scatterAdd(int count, int cols, int... pick) {
    // whole numbers: repeated rows are added, which rounds
    return OpCase.of("Indexing.scatterAdd", "to " + count, Draw.integers(pick.length, cols))
        .is(
            x -> Indexing.scatterAdd(x[0], count, pick),
            a -> Reference.scatterAdd(a[0], count, pick));
  }

  private static OpCase take(int[] pick, int... shape) {
    return OpCase.of("Indexing.take", pick.length + " elements", normal(shape))
        .is(
            x -> Indexing.take(x[0], pick),
            a -> Array.build(new int[] {pick.length}, i -> a[0].data()[pick[i[0]]]));
  }

  private static void oneHot(List<OpCase> rows, int classes, int... labels) {
    int[] shape = {labels.length, classes};
    rows.add(OpCase.of("Indexing.oneHot", Arrays.toString(labels) + " of " + classes)
        .is(
            x -> Indexing.oneHot(labels, classes),
            a -> Array.build(shape, i -> labels[i[0]] == i[1] ? 1 : 0))
        .valuesOnly());
  }
}
