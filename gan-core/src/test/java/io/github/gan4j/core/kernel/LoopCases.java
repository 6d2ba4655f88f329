package io.github.gan4j.core.kernel;

import static io.github.gan4j.core.kernel.KernelCase.AT;
import static io.github.gan4j.core.kernel.KernelCase.SIZES;
import static io.github.gan4j.core.kernel.KernelCase.fill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Element-wise loops, sums, normalisation and optimisers. */
final class LoopCases {

  private static final double EPSILON = Math.ulp(1f);

  private LoopCases() {}

  static List<KernelCase> unary() {
    List<KernelCase> cases = new ArrayList<>();
    for (UnaryOp op : UnaryOp.values()) {
      for (int n : SIZES) {
        cases.add(unary(op, n, false));
      }
      cases.add(unary(op, 25, true));
      cases.add(unary(op, 70_001, false));
    }
    return cases;
  }

  private static KernelCase unary(UnaryOp op, int n, boolean inPlace) {
    float p = op == UnaryOp.CLAMP || op == UnaryOp.IN_RANGE ? -0.5f : 0.3f;
    float q = 0.75f;
    Random random = new Random(n);
    float[] x = KernelCase.input(n, i -> random.nextGaussian() * 3);
    if (op == UnaryOp.SQRT || op == UnaryOp.LOG) {
      for (int i = 0; i < n; i++) {
        x[AT + i] = Math.abs(x[AT + i]);
      }
    }
    double[] expected = fill(n, i -> value(op, p, q, x[AT + i]));
    double ulps = ulps(op);
    float[] initial = new float[n];
    System.arraycopy(x, AT, initial, 0, n);
    return new KernelCase(
        "unary",
        op + " " + n + (inPlace ? " in place" : ""),
        inPlace ? initial : null,
        expected,
        // two roundings of a product and a sum that may cancel
        fill(
            n,
            i -> op == UnaryOp.AFFINE
                ? EPSILON * (Math.abs(p * x[AT + i]) + q)
                : ulps * Math.ulp((float) expected[i])),
        (kernels, y) -> kernels.unary(op, p, q, inPlace ? y : x, AT, y, AT, n));
  }

  static double value(UnaryOp op, double p, double q, double x) {
    return switch (op) {
      case AFFINE -> p * x + q;
      case ABS -> Math.abs(x);
      case SIGN -> Math.signum(x);
      case SQUARE -> x * x;
      case SQRT -> Math.sqrt(x);
      case EXP -> StrictMath.exp(x);
      case LOG -> StrictMath.log(x);
      case TANH -> StrictMath.tanh(x);
      case SIGMOID -> {
        double e = StrictMath.exp(-Math.abs(x));
        yield (x >= 0 ? 1 : e) / (1 + e);
      }
      case SOFTPLUS -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
      case RELU -> Math.max(x, 0);
      case LEAKY_RELU -> x > 0 ? x : p * x;
      case ELU -> x > 0 ? x : p * StrictMath.expm1(x);
      case ELU_SLOPE -> x > 0 ? 1 : p * StrictMath.exp(x);
      case CLAMP -> Math.min(Math.max(x, p), q);
      case IN_RANGE -> p <= x && x <= q ? 1 : 0;
    };
  }

  /** The promise of {@link VectorMath}, which the other providers keep as well; 0 for a correctly rounded result. */
  static double ulps(UnaryOp op) {
    return switch (op) {
      case EXP, LOG, SOFTPLUS, ELU, ELU_SLOPE -> 2;
      case TANH, SIGMOID -> 3;
      default -> 0;
    };
  }

  static List<KernelCase> binary() {
    List<KernelCase> cases = new ArrayList<>();
    for (BinaryOp op : BinaryOp.values()) {
      for (int n : SIZES) {
        cases.add(binary(op, n, 1, 1));
      }
      cases.add(binary(op, 25, 0, 1));
      cases.add(binary(op, 25, 1, 0));
      cases.add(binary(op, 25, 0, 0));
      cases.add(binary(op, 70_001, 1, 0));
      cases.add(binary(op, 70_001, 1, 1));
      for (int n : new int[] {25, 70_001}) {
        cases.add(binary(op, n, 1, 1, true, false));
        cases.add(binary(op, n, 1, 1, false, true));
      }
    }
    return cases;
  }

  private static KernelCase binary(BinaryOp op, int n, int aStep, int bStep) {
    return binary(op, n, aStep, bStep, false, false);
  }

  /** The result may take the place of an operand. */
  private static KernelCase binary(
      BinaryOp op, int n, int aStep, int bStep, boolean onA, boolean onB) {
    float p = 0.2f;
    Random random = new Random(n);
    float[] a = KernelCase.normal(random, n);
    float[] b = KernelCase.normal(random, n);
    double[] expected = new double[n];
    double[] bound = new double[n];
    for (int i = 0; i < n; i++) {
      double u = a[AT + i * aStep];
      double v = b[AT + i * bStep];
      expected[i] = value(op, p, u, v);
      // one rounding for the plain operations; the two slopes subtract before they multiply
      bound[i] = op == BinaryOp.SIGMOID_GRAD || op == BinaryOp.TANH_GRAD
          ? 2 * EPSILON * Math.abs(v) * (1 + u * u + Math.abs(u))
          : 0;
    }
    float[] replaced = onA ? a : b;
    return new KernelCase(
        "binary",
        op + " " + n + " steps " + aStep + bStep + (onA ? " on a" : "") + (onB ? " on b" : ""),
        onA || onB ? Arrays.copyOfRange(replaced, AT, AT + n) : null,
        expected,
        bound,
        (kernels, y) ->
            kernels.binary(op, p, onA ? y : a, AT, aStep, onB ? y : b, AT, bStep, y, AT, n));
  }

  private static double value(BinaryOp op, double p, double a, double b) {
    return switch (op) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / b;
      case RELU_GRAD -> a > 0 ? b : 0;
      case LEAKY_RELU_GRAD -> a > 0 ? b : p * b;
      case SIGMOID_GRAD -> b * a * (1 - a);
      case TANH_GRAD -> b * (1 - a * a);
    };
  }

  static List<KernelCase> sums() {
    List<KernelCase> cases = new ArrayList<>();
    int[][] shapes = {
      {1, 0, 3},
      {1, 1, 1},
      {2, 13, 1},
      {3, 207, 4},
      {2, 4098, 6},
      {1, 1024, 16},
      {2, 25, 207},
      {1, 100_001, 1},
      {1, 3000, 33},
      {1, 70_000, 3}
    };
    for (int[] shape : shapes) {
      int rows = shape[1];
      int inner = shape[2];
      int n = shape[0] * inner;
      float[] x = KernelCase.normal(new Random(rows), shape[0] * rows * inner);
      double[] expected = new double[n];
      double[] bound = new double[n];
      for (int i = 0; i < shape[0] * rows * inner; i++) {
        int at = i / (rows * inner) * inner + i % inner;
        expected[at] += x[AT + i];
        bound[at] += 8 * EPSILON * Math.abs(x[AT + i]);
      }
      cases.add(new KernelCase(
          "sum",
          shape[0] + "x" + rows + "x" + inner,
          null,
          expected,
          bound,
          (kernels, y) -> kernels.sum(x, AT, shape[0], rows, inner, y, AT)));
    }
    return cases;
  }

  static List<KernelCase> outer() {
    List<KernelCase> cases = new ArrayList<>();
    int[][] shapes = {{0, 3}, {3, 0}, {1, 1}, {13, 33}, {207, 4}, {4098, 1}, {300, 207}, {2, 70_001}
    };
    for (int[] shape : shapes) {
      int cols = shape[1];
      int n = shape[0] * cols;
      Random random = new Random(n);
      float[] x = KernelCase.normal(random, n);
      float[] a = KernelCase.normal(random, shape[0]);
      float[] b = KernelCase.normal(random, cols);
      float s = 0.7f;
      float t = -1.3f;
      double[] expected =
          fill(n, i -> (double) s * x[AT + i] - (double) t * a[AT + i / cols] * b[AT + i % cols]);
      double[] bound = fill(
          n,
          i -> 1.5
              * EPSILON
              * (Math.abs(s * x[AT + i]) + Math.abs(t * a[AT + i / cols] * b[AT + i % cols])));
      cases.add(new KernelCase(
          "lessOuter",
          shape[0] + "x" + cols,
          null,
          expected,
          bound,
          (kernels, y) -> kernels.lessOuter(s, x, AT, shape[0], cols, t, a, AT, b, AT, y, AT)));
    }
    return cases;
  }

  static List<KernelCase> optimisers() {
    List<KernelCase> cases = new ArrayList<>();
    for (int n : new int[] {1, 13, 16, 207, 4098, 70_001}) {
      cases.addAll(optimisers(n));
    }
    return cases;
  }

  private static List<KernelCase> optimisers(int n) {
    Random random = new Random(n);
    float[] g = KernelCase.normal(random, n);
    float[] state = new float[3 * n];
    for (int i = 0; i < n; i++) {
      state[i] = (float) random.nextGaussian();
      state[n + i] = (float) (random.nextGaussian() * 0.1);
      state[2 * n + i] = random.nextFloat();
    }
    float[] positive = new float[2 * n];
    System.arraycopy(state, 0, positive, 0, n);
    System.arraycopy(state, 2 * n, positive, n, n);
    SgdStep sgd = new SgdStep(0.5f, 0.01f, 0.1f, 0.9f);
    AdamStep adam = new AdamStep(0.5f, 0.01f, 0.9f, 0.99f, 0.1f, 1.1f, 0.02f);
    List<KernelCase> cases = new ArrayList<>();
    cases.add(step(
        "sgd",
        n,
        2,
        state,
        (w, d, s) -> {
          double v = sgd.momentum() * s[1]
              - sgd.learningRate() * (sgd.scale() * d + sgd.weightDecay() * w);
          return new double[] {w + v, v};
        },
        g,
        (kernels, y) -> kernels.sgd(sgd, y, AT, g, AT, y, AT + n, n)));
    for (boolean inside : new boolean[] {false, true}) {
      RmsPropStep rms = new RmsPropStep(0.5f, 0.01f, 0.1f, 0.9f, 1e-3f, inside);
      cases.add(step(
          "rmsProp",
          n,
          2,
          positive,
          (w, d, s) -> {
            double e = rms.scale() * d + rms.weightDecay() * w;
            double v = rms.decay() * s[1] + (1 - rms.decay()) * e * e;
            double root = inside ? Math.sqrt(v + rms.epsilon()) : Math.sqrt(v) + rms.epsilon();
            return new double[] {w - rms.learningRate() * e / root, v};
          },
          g,
          (kernels, y) -> kernels.rmsProp(rms, y, AT, g, AT, y, AT + n, n)));
    }
    cases.add(step(
        "adam",
        n,
        3,
        state,
        (w, d, s) -> {
          double e = adam.scale() * d + adam.weightDecay() * w;
          double m = adam.beta1() * s[1] + (1 - adam.beta1()) * e;
          double v = adam.beta2() * s[2] + (1 - adam.beta2()) * e * e;
          double root = Math.sqrt(v) * adam.rootScale() + adam.epsilon();
          return new double[] {w - adam.stepSize() * m / root, m, v};
        },
        g,
        (kernels, y) -> kernels.adam(adam, y, AT, g, AT, y, AT + n, y, AT + 2 * n, n)));
    cases.add(step(
        "average",
        n,
        1,
        state,
        (w, d, s) -> new double[] {w + (1 - 0.999f) * (d - w)},
        g,
        (kernels, y) -> kernels.average(0.999f, g, AT, y, AT, n)));
    return cases;
  }

  private interface Step {
    double[] next(double w, double gradient, double[] state);
  }

  // The weights and the optimiser's state lie one after the other in one array.
  private static KernelCase step(
      String method, int n, int parts, float[] state, Step step, float[] g, KernelCase.Call call) {
    double[] expected = new double[parts * n];
    for (int i = 0; i < n; i++) {
      double[] old = new double[parts];
      for (int p = 0; p < parts; p++) {
        old[p] = state[p * n + i];
      }
      double[] next = step.next(old[0], g[AT + i], old);
      for (int p = 0; p < parts; p++) {
        expected[p * n + i] = next[p];
      }
    }
    float[] initial = new float[parts * n];
    System.arraycopy(state, 0, initial, 0, parts * n);
    return new KernelCase(
        method,
        "" + n,
        initial,
        expected,
        fill(parts * n, i -> 8 * EPSILON * (1 + Math.abs(expected[i]))),
        call);
  }
}
