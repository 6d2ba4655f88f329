package io.github.gan4j.core.tensor;

import static io.github.gan4j.core.tensor.Draw.awayFromZero;
import static io.github.gan4j.core.tensor.Draw.distinct;
import static io.github.gan4j.core.tensor.Draw.normal;

import io.github.gan4j.core.gradcheck.GradCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/** The rows of {@link Activations} and {@link CrossEntropy}. */
final class ActivationCases {

  private static final int[][] SHAPES = {{3, 4}, {}, {2, 3, 1, 2}, {0, 3}, {70_003}};
  private static final long MASK_SEED = 7;

  private ActivationCases() {}

  static List<OpCase> all() {
    List<OpCase> rows = new ArrayList<>();
    exact(rows, "relu", x -> Activations.relu(x[0]), v -> Math.max(v, 0));
    exact(rows, "leakyRelu", x -> Activations.leakyRelu(x[0], 0.25f), v -> v > 0 ? v : 0.25 * v);
    smooth(
        rows,
        "elu",
        Draw::awayFromZero,
        x -> Activations.elu(x[0], 0.75f),
        v -> v > 0 ? v : 0.75 * Math.expm1(v));
    smooth(
        rows,
        "eluSlope",
        Draw::awayFromZero,
        x -> Activations.eluSlope(x[0], 0.75f),
        v -> v > 0 ? 1 : 0.75 * Math.exp(v));
    smooth(rows, "tanh", Draw::normal, x -> Activations.tanh(x[0]), Math::tanh);
    smooth(rows, "sigmoid", Draw::normal, x -> Activations.sigmoid(x[0]), Reference::sigmoid);
    smooth(rows, "softplus", Draw::normal, x -> Activations.softplus(x[0]), Reference::softplus);
    gradients(rows);
    softmax(rows);
    maxout(rows);
    dropout(rows);
    crossEntropies(rows);
    return rows;
  }

  private static void exact(
      List<OpCase> rows, String name, GradCheck.Op f, DoubleUnaryOperator reference) {
    List<OpCase> own = new ArrayList<>();
    smooth(own, name, Draw::awayFromZero, f, reference);
    own.forEach(row -> rows.add(row.exact()));
  }

  private static void smooth(
      List<OpCase> rows,
      String name,
      Function<int[], Draw> draw,
      GradCheck.Op f,
      DoubleUnaryOperator reference) {
    for (int[] shape : SHAPES) {
      rows.add(OpCase.of("Activations." + name, "plain", draw.apply(shape))
          .is(f, a -> Reference.map(a[0], reference)));
    }
  }

  private static void gradients(List<OpCase> rows) {
    backward(rows, "reluGrad", x -> Activations.reluGrad(x[0], x[1]), (v, g) -> v > 0 ? g : 0);
    backward(
        rows,
        "leakyReluGrad",
        x -> Activations.leakyReluGrad(x[0], x[1], 0.25f),
        (v, g) -> v > 0 ? g : 0.25 * g);
    backward(rows, "tanhGrad", x -> Activations.tanhGrad(x[0], x[1]), (y, g) -> g * (1 - y * y));
    backward(
        rows, "sigmoidGrad", x -> Activations.sigmoidGrad(x[0], x[1]), (y, g) -> g * y * (1 - y));
  }

  private static void backward(
      List<OpCase> rows, String name, GradCheck.Op f, DoubleBinaryOperator reference) {
    for (int[] shape : SHAPES) {
      rows.add(OpCase.of("Activations." + name, "plain", awayFromZero(shape), normal(shape))
          .is(f, a -> Reference.zip(a[0], a[1], reference)));
    }
  }

  private static void softmax(List<OpCase> rows) {
    for (int[] shape : new int[][] {{3, 4}, {5}, {2, 2, 3}, {3, 1}, {0, 3}, {70, 1000}}) {
      rows.add(OpCase.of("Activations.logSoftmax", "last axis", normal(shape))
          .is(x -> Activations.logSoftmax(x[0]), a -> Reference.logSoftmax(a[0])));
      rows.add(OpCase.of("Activations.softmax", "last axis", normal(shape))
          .is(
              x -> Activations.softmax(x[0]),
              a -> Reference.map(Reference.logSoftmax(a[0]), Math::exp)));
    }
  }

  private static void maxout(List<OpCase> rows) {
    maxout(rows, 2, 3, 4);
    maxout(rows, 3, 6);
    maxout(rows, 4, 2, 2, 4);
    maxout(rows, 1, 2, 3);
    maxout(rows, 2, 0, 4);
    maxout(rows, 5, 400, 100);
  }

  private static void maxout(List<OpCase> rows, int pieces, int... shape) {
    rows.add(OpCase.of("Activations.maxout", pieces + " pieces", distinct(shape))
        .is(x -> Activations.maxout(x[0], pieces), a -> Reference.maxout(a[0], pieces))
        .exact());
  }

  // The mask itself is tested apart; here it is read off from the dropout of ones.
  private static void dropout(List<OpCase> rows) {
    for (int[] shape : SHAPES) {
      rows.add(OpCase.of("Activations.dropout", "fixed mask", normal(shape))
          .is(
              x -> Activations.dropout(x[0], 0.5f, Rng.of(MASK_SEED)),
              a -> Reference.zip(a[0], mask(shape), (v, m) -> v * m))
          .exact());
    }
    rows.add(OpCase.of("Activations.dropout", "rate 0", normal(3, 4))
        .is(x -> Activations.dropout(x[0], 0, Rng.of(MASK_SEED)), a -> a[0])
        .exact());
  }

  private static Array mask(int... shape) {
    return Array.of(Activations.dropout(Tensor.ones(shape), 0.5f, Rng.of(MASK_SEED)));
  }

  private static void crossEntropies(List<OpCase> rows) {
    for (int[] shape : new int[][] {{3, 4}, {5}, {}, {2, 3, 3, 1}, {70_003}}) {
      rows.add(OpCase.of("CrossEntropy.bceWithLogits", "one target", normal(shape))
          .is(
              x -> CrossEntropy.bceWithLogits(x[0], 0.9f),
              a -> Reference.mean(Reference.map(a[0], v -> bce(v, 0.9f)))));
      rows.add(OpCase.of("CrossEntropy.bceWithLogits", "targets", normal(shape), normal(shape))
          .is(
              x -> CrossEntropy.bceWithLogits(x[0], x[1]),
              a -> Reference.mean(Reference.zip(a[0], a[1], ActivationCases::bce))));
    }
    crossEntropy(rows, 4, 0, 3, 3);
    crossEntropy(rows, 1, 0, 0);
    crossEntropy(rows, 1000, new int[70]);
  }

  private static double bce(double x, double target) {
    return Reference.softplus(x) - target * x;
  }

  private static void crossEntropy(List<OpCase> rows, int classes, int... labels) {
    int[] n = {labels.length};
    rows.add(OpCase.of("CrossEntropy.crossEntropy", "labels", normal(labels.length, classes))
        .is(x -> CrossEntropy.crossEntropy(x[0], labels), a -> {
          Array logs = Reference.logSoftmax(a[0]);
          return Reference.mean(Array.build(n, i -> -logs.at(i[0], labels[i[0]])));
        }));
  }
}
