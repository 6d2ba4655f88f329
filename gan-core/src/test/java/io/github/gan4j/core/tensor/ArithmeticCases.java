package io.github.gan4j.core.tensor;

import static io.github.gan4j.core.tensor.Draw.awayFromZero;
import static io.github.gan4j.core.tensor.Draw.normal;
import static io.github.gan4j.core.tensor.Draw.positive;

import io.github.gan4j.core.gradcheck.GradCheck;
import io.github.gan4j.core.shape.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/** The rows of {@link Arithmetic}. */
final class ArithmeticCases {

  /** Pairs of shapes that broadcast. */
  private static final int[][][] PAIRS = {
    {{3, 4}, {3, 4}},
    {{3, 4}, {4}},
    {{4}, {3, 4}},
    {{3, 4}, {}},
    {{}, {3, 4}},
    {{3, 1}, {1, 4}},
    {{2, 3, 4}, {2, 1, 4}},
    {{2, 1, 4}, {3, 1}},
    {{1, 1}, {1}},
    {{2, 3, 1, 2}, {3, 2, 1}},
    {{}, {}},
    {{0, 4}, {4}},
    {{1, 4}, {0, 1}},
    {{3, 0}, {}},
    {{70_003}, {70_003}},
    {{130, 513}, {513}},
    {{130, 513}, {130, 1}},
    {{}, {70_003}},
  };

  private static final int[][] SHAPES = {{3, 4}, {}, {1}, {2, 3, 2, 2}, {0, 3}, {70_003}};

  private ArithmeticCases() {}

  static List<OpCase> all() {
    List<OpCase> rows = new ArrayList<>();
    binary(rows, "add", Draw::normal, x -> Arithmetic.add(x[0], x[1]), Double::sum);
    binary(rows, "sub", Draw::normal, x -> Arithmetic.sub(x[0], x[1]), (a, b) -> a - b);
    binary(rows, "mul", Draw::normal, x -> Arithmetic.mul(x[0], x[1]), (a, b) -> a * b);
    binary(rows, "div", Draw::positive, x -> Arithmetic.div(x[0], x[1]), (a, b) -> a / b);
    rows.add(OpCase.of("Arithmetic.mul", "of a tensor with itself", normal(3, 4))
        .is(x -> x[0].mul(x[0]), a -> Reference.map(a[0], v -> v * v))
        .exact());
    unary(
        rows,
        "affine",
        Draw::normal,
        x -> Arithmetic.affine(x[0], -1.5f, 0.25f),
        v -> -1.5 * v + 0.25);
    exact(rows, "square", Draw::normal, x -> Arithmetic.square(x[0]), v -> v * v);
    exact(rows, "sqrt", Draw::positive, x -> Arithmetic.sqrt(x[0]), Math::sqrt);
    exact(rows, "abs", Draw::awayFromZero, x -> Arithmetic.abs(x[0]), Math::abs);
    unary(rows, "exp", Draw::normal, x -> Arithmetic.exp(x[0]), Math::exp);
    unary(rows, "log", Draw::positive, x -> Arithmetic.log(x[0]), Math::log);
    for (int[] shape : SHAPES) {
      rows.add(OpCase.of("Arithmetic.sign", "plain", awayFromZero(shape))
          .is(x -> Arithmetic.sign(x[0]), a -> Reference.map(a[0], Math::signum))
          .exact()
          .valuesOnly());
    }
    // the bounds lie in the gap that the draw leaves around 0, so both sides are seen
    exact(
        rows,
        "clamp",
        Draw::awayFromZero,
        x -> Arithmetic.clamp(x[0], -0.125f, 3),
        v -> Math.min(Math.max(v, -0.125), 3));
    rows.add(OpCase.of("Arithmetic.clamp", "all below", positive(3, 2))
        .is(x -> Arithmetic.clamp(x[0], 4, 5), a -> Reference.map(a[0], v -> 4))
        .exact());
    return rows;
  }

  private static void binary(
      List<OpCase> rows,
      String name,
      Function<int[], Draw> draw,
      GradCheck.Op f,
      DoubleBinaryOperator reference) {
    for (int[][] pair : PAIRS) {
      int[] shape = Shapes.broadcast(name, pair[0], pair[1]);
      rows.add(
          OpCase.of("Arithmetic." + name, "broadcast", draw.apply(pair[0]), draw.apply(pair[1]))
              .is(f, a -> Reference.zip(shape, a[0], a[1], reference))
              .exact());
    }
  }

  private static void exact(
      List<OpCase> rows,
      String name,
      Function<int[], Draw> draw,
      GradCheck.Op f,
      DoubleUnaryOperator reference) {
    List<OpCase> own = new ArrayList<>();
    unary(own, name, draw, f, reference);
    own.forEach(row -> rows.add(row.exact()));
  }

  private static void unary(
      List<OpCase> rows,
      String name,
      Function<int[], Draw> draw,
      GradCheck.Op f,
      DoubleUnaryOperator reference) {
    for (int[] shape : SHAPES) {
      rows.add(OpCase.of("Arithmetic." + name, "plain", draw.apply(shape))
          .is(f, a -> Reference.map(a[0], reference)));
    }
  }
}
