package io.github.gan4j.core.tensor;

import io.github.gan4j.core.shape.Window;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The operations as plain float64 loops over indices: slow, and simple enough to be right at sight. */
final class Reference {

  private Reference() {}

  static Array map(Array x, DoubleUnaryOperator f) {
    return new Array(Arrays.stream(x.data()).map(f).toArray(), x.shape());
  }

  static Array zip(int[] shape, Array a, Array b, DoubleBinaryOperator f) {
    return Array.build(shape, i -> f.applyAsDouble(a.broadcast(i), b.broadcast(i)));
  }

  static Array zip(Array a, Array b, DoubleBinaryOperator f) {
    return zip(a.shape(), a, b, f);
  }

  static Array sumTo(Array x, int... shape) {
    Array y = Array.zeros(shape);
    Array.each(x.shape(), i -> y.addBroadcast(x.at(i), i));
    return y;
  }

  static Array expand(Array x, int... shape) {
    return Array.build(shape, x::broadcast);
  }

  static Array mean(Array x) {
    return map(sumTo(x), v -> v / x.data().length);
  }

  static Array matmul(Array a, Array b, boolean transA, boolean transB) {
    Array left = transA ? permute(a, 1, 0) : a;
    Array right = transB ? permute(b, 1, 0) : b;
    return Array.build(new int[] {left.size(0), right.size(1)}, i -> {
      double sum = 0;
      for (int k = 0; k < left.size(1); k++) {
        sum += left.at(i[0], k) * right.at(k, i[1]);
      }
      return sum;
    });
  }

  static Array permute(Array x, int... axes) {
    int[] shape = Arrays.stream(axes).map(x::size).toArray();
    return Array.build(shape, i -> {
      int[] from = new int[axes.length];
      for (int a = 0; a < axes.length; a++) {
        from[axes[a]] = i[a];
      }
      return x.at(from);
    });
  }

  /** The window of a given shape that starts at an offset, which may be negative; outside x is 0. */
  static Array window(Array x, int[] offset, int... shape) {
    return Array.build(shape, i -> {
      int[] from = new int[i.length];
      for (int a = 0; a < i.length; a++) {
        from[a] = i[a] + offset[a];
      }
      return x.orZero(from);
    });
  }

  /** One after the other along an axis: the sum of each part, shifted to its place among zeros. */
  static Array concat(int axis, Array... parts) {
    int[] shape = parts[0].shape().clone();
    shape[axis] = Arrays.stream(parts).mapToInt(p -> p.size(axis)).sum();
    Array y = Array.zeros(shape);
    int[] offset = new int[shape.length];
    for (Array part : parts) {
      y = zip(y, window(part, offset, shape), Double::sum);
      offset[axis] -= part.size(axis);
    }
    return y;
  }

  static Array gather(Array table, int... rows) {
    return Array.build(new int[] {rows.length, table.size(1)}, i -> table.at(rows[i[0]], i[1]));
  }

  static Array scatterAdd(Array x, int count, int... rows) {
    Array y = Array.zeros(count, x.size(1));
    Array.each(x.shape(), i -> y.add(x.at(i), rows[i[0]], i[1]));
    return y;
  }

  // ---- over the last axis

  static Array logSoftmax(Array x) {
    int[] rows = x.shape().clone();
    rows[rows.length - 1] = 1;
    Array shifted = zip(x, maxout(x, x.size(rows.length - 1)), (v, m) -> v - m);
    Array sum = sumTo(map(shifted, Math::exp), rows);
    return zip(shifted, sum, (v, s) -> v - Math.log(s));
  }

  static Array maxout(Array x, int pieces) {
    int[] shape = x.shape().clone();
    int last = shape.length - 1;
    shape[last] /= pieces;
    return Array.build(shape, i -> {
      double best = Double.NEGATIVE_INFINITY;
      for (int p = 0; p < pieces; p++) {
        int[] from = i.clone();
        from[last] = i[last] * pieces + p;
        best = Math.max(best, x.at(from));
      }
      return best;
    });
  }

  // ---- windows

  private static int out(int size, int kernel, Window w) {
    return (size + 2 * w.pad() - kernel) / w.stride() + 1;
  }

  private static int in(int out, int tap, Window w) {
    return out * w.stride() - w.pad() + tap;
  }

  static Array conv2d(Array x, Array k, Window w) {
    int[] shape = {x.size(0), out(x.size(1), w.kH(), w), out(x.size(2), w.kW(), w), k.size(3)};
    return Array.build(shape, i -> {
      double sum = 0;
      for (int ky = 0; ky < w.kH(); ky++) {
        for (int kx = 0; kx < w.kW(); kx++) {
          for (int c = 0; c < k.size(2); c++) {
            sum += x.orZero(i[0], in(i[1], ky, w), in(i[2], kx, w), c) * k.at(ky, kx, c, i[3]);
          }
        }
      }
      return sum;
    });
  }

  /** The element of the input that the output element multiplies by the weight element. */
  private interface Tap {
    void at(int[] x, int[] k, int[] y);
  }

  private static void taps(int[] x, int[] k, int[] y, Window w, Tap tap) {
    int[] window = {k[0], k[1], k[2]};
    Array.each(
        y,
        o -> Array.each(window, t -> {
          int[] from = {o[0], in(o[1], t[0], w), in(o[2], t[1], w), t[2]};
          if (from[1] >= 0 && from[1] < x[1] && from[2] >= 0 && from[2] < x[2]) {
            tap.at(from, new int[] {t[0], t[1], t[2], o[3]}, o);
          }
        }));
  }

  static Array conv2dInputGrad(Array y, Array k, Window w, int height, int width) {
    Array x = Array.zeros(y.size(0), height, width, k.size(2));
    taps(x.shape(), k.shape(), y.shape(), w, (i, t, o) -> x.add(y.at(o) * k.at(t), i));
    return x;
  }

  static Array conv2dWeightGrad(Array x, Array y, Window w) {
    Array k = Array.zeros(w.kH(), w.kW(), x.size(3), y.size(3));
    taps(x.shape(), k.shape(), y.shape(), w, (i, t, o) -> k.add(x.at(i) * y.at(o), t));
    return k;
  }

  private interface Fold {
    double apply(double folded, double x);
  }

  private static Array pool(Array x, Window w, double start, Fold fold) {
    int[] shape = {x.size(0), out(x.size(1), w.kH(), w), out(x.size(2), w.kW(), w), x.size(3)};
    return Array.build(shape, i -> {
      double folded = start;
      for (int ky = 0; ky < w.kH(); ky++) {
        for (int kx = 0; kx < w.kW(); kx++) {
          int row = in(i[1], ky, w);
          int col = in(i[2], kx, w);
          if (row >= 0 && row < x.size(1) && col >= 0 && col < x.size(2)) {
            folded = fold.apply(folded, x.at(i[0], row, col, i[3]));
          }
        }
      }
      return folded;
    });
  }

  static Array sumPool(Array x, Window w) {
    return pool(x, w, 0, Double::sum);
  }

  static Array maxPool(Array x, Window w) {
    return pool(x, w, Double.NEGATIVE_INFINITY, Math::max);
  }

  static Array upsample(Array x, int f) {
    int[] shape = {x.size(0), x.size(1) * f, x.size(2) * f, x.size(3)};
    return Array.build(shape, i -> x.at(i[0], i[1] / f, i[2] / f, i[3]));
  }

  // ---- normalisation of [groups, rows, cols]

  static Array moment(Array x, int groups, int rows, int cols, boolean variance) {
    Array grouped = x.reshape(groups, rows, cols);
    Array mean = map(sumTo(grouped, groups, 1, cols), v -> v / rows);
    Array squares = zip(grouped, mean, (v, m) -> (v - m) * (v - m));
    return variance ? map(sumTo(squares, groups, 1, cols), v -> v / rows) : mean;
  }

  static Array standardize(Array x, int groups, int rows, int cols, double epsilon) {
    Array grouped = x.reshape(groups, rows, cols);
    Array centred = zip(grouped, moment(x, groups, rows, cols, false), (v, m) -> v - m);
    Array y =
        zip(centred, moment(x, groups, rows, cols, true), (v, s) -> v / Math.sqrt(s + epsilon));
    return y.reshape(x.shape());
  }

  static Array scaleAndShift(Array x, Array gamma, Array beta) {
    return zip(zip(x, gamma, (v, g) -> v * g), beta, Double::sum);
  }

  // ---- scalar functions

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}
