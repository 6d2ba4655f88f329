package io.github.gan4j.core.kernel;

import static io.github.gan4j.core.kernel.KernelCase.AT;

import io.github.gan4j.core.shape.ConvShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Matrix products and convolutions. Filled with small integers they must give the bits of the naive loop: this finds
 * index errors that a tolerance hides. Filled with random numbers they must stay within {@code max(16, sqrt k)} roundings
 * of the sum of magnitudes.
 */
final class ProductCases {

  private static final double EPSILON = Math.ulp(1f);

  private ProductCases() {}

  static List<KernelCase> gemm() {
    List<KernelCase> cases = new ArrayList<>();
    int[][] sizes = {
      {0, 3, 4},
      {3, 0, 4},
      {3, 4, 0},
      {1, 1, 1},
      {1, 5, 7},
      {2, 1, 300},
      {13, 33, 17},
      {12, 32, 256},
      {25, 65, 257},
      {64, 31, 5},
      {6, 16, 40},
      {100, 96, 513},
      {207, 4, 25},
      {8, 207, 13},
      {700, 1, 300}, // a vector on one side
      {1, 300, 700},
      {24, 40, 5000}, // cut along K
      {100, 600, 700}, // cut along columns
      {500, 30, 600} // cut along rows
    };
    for (int[] size : sizes) {
      for (int flags = 0; flags < 8; flags++) {
        cases.add(gemm(size, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0, true));
      }
      cases.add(gemm(size, false, true, true, false));
    }
    cases.add(gemm(new int[] {33, 40, 4098}, true, false, false, false));
    cases.add(gemm(new int[] {300, 200, 100}, false, false, true, false));
    return cases;
  }

  private static KernelCase gemm(
      int[] size, boolean transA, boolean transB, boolean add, boolean integers) {
    int m = size[0];
    int n = size[1];
    int k = size[2];
    Random random = new Random(31L * m + 7L * n + k);
    float[] a = numbers(random, m * k, integers);
    float[] b = numbers(random, k * n, integers);
    float[] c = new float[m * n];
    if (add) {
      System.arraycopy(numbers(random, m * n, integers), AT, c, 0, m * n);
    }
    double[] expected = new double[m * n];
    double[] size1 = new double[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = c[i * n + j];
        double magnitude = Math.abs(sum);
        for (int p = 0; p < k; p++) {
          double term = (double) a[AT + (transA ? p * m + i : i * k + p)]
              * b[AT + (transB ? j * k + p : p * n + j)];
          sum += term;
          magnitude += Math.abs(term);
        }
        expected[i * n + j] = sum;
        size1[i * n + j] = magnitude;
      }
    }
    String name = m + "x" + n + "x" + k + (transA ? " A'" : "") + (transB ? " B'" : "")
        + (add ? " +=" : "") + (integers ? " integers" : " random");
    return new KernelCase(
        "gemm",
        name,
        add ? c : null,
        expected,
        bound(size1, k, integers),
        (kernels, y) -> kernels.gemm(transA, transB, m, n, k, a, AT, b, AT, add, y, AT));
  }

  private static float[] numbers(Random random, int n, boolean integers) {
    return integers ? KernelCase.integers(random, n) : KernelCase.normal(random, n);
  }

  private static double[] bound(double[] magnitude, int k, boolean integers) {
    double factor = integers ? 0 : EPSILON * Math.max(16, Math.sqrt(k));
    return KernelCase.fill(magnitude.length, i -> factor * magnitude[i]);
  }

  static List<KernelCase> convolutions() {
    List<KernelCase> cases = new ArrayList<>();
    for (ConvShape s : shapes()) {
      cases.addAll(conv(s, true));
    }
    for (ConvShape s : List.of(
        shape(3, 8, 8, 33, 4, 4, 40, 2, 1),
        shape(2, 7, 9, 3, 3, 5, 5, 1, 2),
        shape(9, 4, 4, 5, 4, 4, 1, 1, 0),
        shape(3, 16, 14, 32, 4, 4, 48, 2, 1))) {
      cases.addAll(conv(s, false));
    }
    for (ConvShape s : stridedWinograd()) {
      cases.addAll(conv(s, true));
    }
    for (ConvShape s : threeWinograd()) {
      cases.addAll(conv(s, false));
    }
    return cases;
  }

  /** Layers for {@link Winograd}, F(2x2,2x2): exact on integers. */
  private static List<ConvShape> stridedWinograd() {
    return List.of(
        shape(1, 32, 28, 16, 4, 4, 48, 2, 1),
        shape(32, 4, 4, 16, 4, 4, 16, 2, 1), // one tile an image
        shape(2, 16, 16, 144, 4, 4, 16, 2, 1), // more than one block of K forward,
        shape(2, 16, 16, 16, 4, 4, 528, 2, 1), // and backward
        shape(2, 18, 22, 32, 4, 4, 80, 2, 1), // tiles that the image cuts
        shape(1, 31, 29, 16, 4, 4, 32, 2, 1),
        shape(17, 14, 14, 32, 4, 4, 16, 2, 1), // regions of cut tiles
        shape(16, 13, 8, 16, 4, 4, 32, 2, 1),
        shape(16, 8, 11, 16, 4, 4, 16, 2, 1),
        shape(40, 3, 9, 16, 4, 4, 16, 2, 1),
        shape(150, 9, 10, 16, 4, 4, 16, 2, 1)); // more than one block of tiles in a weight gradient
  }

  /** Layers for {@link Winograd}, F(4x4,3x3). */
  private static List<ConvShape> threeWinograd() {
    return List.of(
        shape(1, 24, 24, 64, 3, 3, 80, 1, 1),
        shape(8, 7, 9, 96, 3, 3, 64, 1, 1),
        shape(32, 3, 4, 64, 3, 3, 64, 1, 1),
        shape(9, 5, 6, 64, 3, 3, 528, 1, 1));
  }

  private static List<ConvShape> shapes() {
    List<ConvShape> shapes = new ArrayList<>();
    shapes.add(shape(3, 4, 4, 16, 4, 4, 5, 1, 0)); // 1 <-> 4
    shapes.add(shape(2, 8, 8, 33, 4, 4, 16, 2, 1)); // 4 <-> 8
    shapes.add(shape(2, 8, 8, 16, 2, 2, 33, 2, 0)); // 4 <-> 8
    shapes.add(shape(2, 4, 4, 64, 3, 3, 16, 1, 1)); // 4 <-> 4
    shapes.add(shape(2, 14, 14, 33, 2, 2, 64, 2, 1)); // 8 <-> 14
    shapes.add(shape(2, 8, 8, 5, 2, 2, 3, 2, 1));
    shapes.add(shape(0, 8, 8, 5, 2, 2, 3, 2, 1));
    // an output padding: rows and columns at the end that no tap reaches, or few
    shapes.add(new ConvShape(2, 9, 9, 17, 2, 2, 3, 4, 4, 2, 0));
    shapes.add(new ConvShape(2, 10, 11, 16, 3, 3, 3, 3, 3, 3, 0));
    Random random = new Random(5);
    int[] channels = {1, 2, 3, 5, 16, 33, 64};
    for (int k = 1; k <= 7; k++) {
      for (int stride = 1; stride <= 3; stride++) {
        for (int pad = 0; pad < k; pad++) {
          int kW = random.nextInt(3) == 0 ? 1 + random.nextInt(7) : k;
          int p = Math.min(pad, kW - 1);
          int h = Math.max(1, k - 2 * p) + random.nextInt(7);
          int w = Math.max(1, kW - 2 * p) + random.nextInt(7);
          int in = channels[random.nextInt(channels.length)];
          int out = channels[random.nextInt(channels.length)];
          shapes.add(shape(1 + random.nextInt(3), h, w, in, k, kW, out, stride, p));
        }
      }
    }
    return shapes;
  }

  static ConvShape shape(
      int n, int h, int w, int in, int kH, int kW, int out, int stride, int pad) {
    int outH = (h + 2 * pad - kH) / stride + 1;
    int outW = (w + 2 * pad - kW) / stride + 1;
    return new ConvShape(n, h, w, in, kH, kW, out, outH, outW, stride, pad);
  }

  private static List<KernelCase> conv(ConvShape s, boolean integers) {
    Random random = new Random(s.hashCode());
    float[] x = numbers(random, s.inputSize(), integers);
    float[] w = numbers(random, s.weightSize(), integers);
    float[] y = numbers(random, s.outputSize(), integers);
    double[][] sums = empty(s);
    double[][] sizes = empty(s);
    taps(s, (xi, wi, yi) -> {
      add(sums[0], sizes[0], yi, (double) x[AT + xi] * w[AT + wi]);
      add(sums[1], sizes[1], xi, (double) y[AT + yi] * w[AT + wi]);
      add(sums[2], sizes[2], wi, (double) x[AT + xi] * y[AT + yi]);
    });
    String name = s + (integers ? " integers" : " random");
    int taps = s.kH() * s.kW();
    return List.of(
        new KernelCase(
            "conv2d",
            name,
            null,
            sums[0],
            bound(sizes[0], s.patch(), integers),
            (kernels, z) -> kernels.conv2d(s, x, AT, w, AT, z, AT)),
        new KernelCase(
            "conv2dInputGrad",
            name,
            null,
            sums[1],
            bound(sizes[1], taps * s.outC(), integers),
            (kernels, z) -> kernels.conv2dInputGrad(s, y, AT, w, AT, z, AT)),
        new KernelCase(
            "conv2dWeightGrad",
            name,
            null,
            sums[2],
            bound(sizes[2], s.positions(), integers),
            (kernels, z) -> kernels.conv2dWeightGrad(s, x, AT, y, AT, z, AT)));
  }

  /** The three results, in the order of {@link Kernels}, of operands that start at 0. */
  static double[][] reference(ConvShape s, float[] x, float[] w, float[] y) {
    double[][] sums = empty(s);
    taps(s, (xi, wi, yi) -> {
      sums[0][yi] += (double) x[xi] * w[wi];
      sums[1][xi] += (double) y[yi] * w[wi];
      sums[2][wi] += (double) x[xi] * y[yi];
    });
    return sums;
  }

  private static double[][] empty(ConvShape s) {
    return new double[][] {
      new double[s.outputSize()], new double[s.inputSize()], new double[s.weightSize()]
    };
  }

  private static void add(double[] sum, double[] magnitude, int at, double term) {
    sum[at] += term;
    magnitude[at] += Math.abs(term);
  }

  private interface Tap {
    void meet(int x, int w, int y);
  }

  /** Every triple of an input, a weight and an output that meet. */
  private static void taps(ConvShape s, Tap tap) {
    for (int position = 0; position < s.positions(); position++) {
      int image = position / (s.outH() * s.outW());
      int oy = position / s.outW() % s.outH();
      int ox = position % s.outW();
      for (int k = 0; k < s.kH() * s.kW(); k++) {
        int iy = oy * s.stride() - s.pad() + k / s.kW();
        int ix = ox * s.stride() - s.pad() + k % s.kW();
        if (iy < 0 || iy >= s.h() || ix < 0 || ix >= s.w()) {
          continue;
        }
        int pixel = (image * s.h() + iy) * s.w() + ix;
        for (int i = 0; i < s.inC(); i++) {
          for (int o = 0; o < s.outC(); o++) {
            tap.meet(
                pixel * s.inC() + i, (k * s.inC() + i) * s.outC() + o, position * s.outC() + o);
          }
        }
      }
    }
  }
}
