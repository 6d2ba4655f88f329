package io.github.gan4j.core.kernel;

import io.github.gan4j.core.shape.ConvShape;
import java.util.List;
import java.util.function.Function;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The provider on the incubating Vector API: packed, register-tiled products, convolutions that read their patches
 * straight from the image, and element-wise loops. It uses fused multiply-add throughout.
 */
final class VectorKernels extends ScalarKernels {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

  // A loop over a handful of scores runs too rarely to be compiled, and uncompiled vector code
  // makes an object of each
  // vector. Plain loops cost nothing at this length.
  private static final int SHORT = 128;

  // One draw of so many takes 20 microseconds in plain Java.
  private static final int MANY_RANDOM = 4096;

  private static final ColumnLoops COLUMNS = new VectorColumns();

  private static final List<Tile> TILES = S.length() >= 16
      ? List.of(new Tile6(), new Tile12(), new Tile12Narrow())
      : List.of(new Tile4());

  private final PerTile<PackedGemm> gemms = perTile(PackedGemm::new);
  private final PackedConv conv = new PackedConv(gemms);
  private final Winograd winograd = new Winograd();

  /** One for each of this processor's tiles. */
  static <T> PerTile<T> perTile(Function<Tile, T> make) {
    return new PerTile<>(TILES, make);
  }

  @Override
  public String name() {
    return "vector";
  }

  @Override
  String detail() {
    return " (" + S.vectorBitSize() + "-bit)";
  }

  @Override
  public void gemm(
      boolean transA,
      boolean transB,
      int m,
      int n,
      int k,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      boolean accumulate,
      float[] c,
      int cAt) {
    if (m == 1 || n == 1) {
      vector(transA, transB, m, n, k, a, aAt, b, bAt, accumulate, c, cAt);
    } else {
      multiply(transA, transB, m, n, k, a, aAt, b, bAt, accumulate, c, cAt, Epilogue.NONE);
    }
  }

  @Override
  public void gemm(
      boolean transA,
      boolean transB,
      int m,
      int n,
      int k,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      Epilogue end) {
    if (m == 1 || n == 1) {
      super.gemm(transA, transB, m, n, k, a, aAt, b, bAt, c, cAt, end);
    } else {
      multiply(transA, transB, m, n, k, a, aAt, b, bAt, false, c, cAt, end);
    }
  }

  // A vector on one side: the flag of the other operand says which way its matrix lies.
  private static void vector(
      boolean transA,
      boolean transB,
      int m,
      int n,
      int k,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      boolean accumulate,
      float[] c,
      int cAt) {
    if (n == 1 && transA) {
      VectorGemv.sums(k, m, a, aAt, b, bAt, accumulate, c, cAt);
    } else if (n == 1) {
      VectorGemv.dots(m, k, a, aAt, b, bAt, accumulate, c, cAt);
    } else if (transB) {
      VectorGemv.dots(n, k, b, bAt, a, aAt, accumulate, c, cAt);
    } else {
      VectorGemv.sums(k, n, b, bAt, a, aAt, accumulate, c, cAt);
    }
  }

  private void multiply(
      boolean transA,
      boolean transB,
      int m,
      int n,
      int k,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      boolean accumulate,
      float[] c,
      int cAt,
      Epilogue end) {
    PackedGemm gemm = gemms.columns(n);
    gemm.multiply(
        m,
        n,
        k,
        transA
            ? LeftPanels.columns(a, aAt, m, gemm.tile())
            : LeftPanels.rows(a, aAt, k, gemm.tile()),
        transB
            ? RightPanels.columns(gemm.tile(), n, b, bAt, k)
            : RightPanels.rows(gemm.tile(), b, bAt, n),
        accumulate,
        c,
        OutputRows.dense(cAt, n),
        end);
  }

  @Override
  public void conv2d(ConvShape s, float[] x, int xAt, float[] w, int wAt, float[] y, int yAt) {
    conv2d(s, x, xAt, w, wAt, y, yAt, Epilogue.NONE);
  }

  @Override
  public void conv2d(
      ConvShape s, float[] x, int xAt, float[] w, int wAt, float[] y, int yAt, Epilogue end) {
    if (isOneProduct(s)) {
      gemm(false, false, s.n(), s.outC(), s.patch(), x, xAt, w, wAt, y, yAt, end);
    } else if (Winograd.suits(s)) {
      winograd.forward(s, x, xAt, w, wAt, y, yAt);
      finish(end, y, yAt, s.positions(), s.outC());
    } else {
      conv.forward(s, x, xAt, w, wAt, y, yAt, end);
    }
  }

  @Override
  public void conv2dInputGrad(
      ConvShape s, float[] y, int yAt, float[] w, int wAt, float[] x, int xAt) {
    conv2dInputGrad(s, y, yAt, w, wAt, x, xAt, Epilogue.NONE);
  }

  @Override
  public void conv2dInputGrad(
      ConvShape s, float[] y, int yAt, float[] w, int wAt, float[] x, int xAt, Epilogue end) {
    if (isOneProduct(s)) {
      gemm(false, true, s.n(), s.patch(), s.outC(), y, yAt, w, wAt, false, x, xAt);
    } else if (Winograd.suits(s)) {
      winograd.inputGrad(s, y, yAt, w, wAt, x, xAt);
    } else if (PackedConv.hasPhases(s)) {
      conv.phases(s, y, yAt, w, wAt, x, xAt, end);
      return;
    } else {
      conv.scatter(s, y, yAt, w, wAt, x, xAt);
    }
    finish(end, x, xAt, s.n() * s.h() * s.w(), s.inC());
  }

  @Override
  public void conv2dWeightGrad(
      ConvShape s, float[] x, int xAt, float[] y, int yAt, float[] w, int wAt) {
    if (isOneProduct(s)) {
      gemm(true, false, s.patch(), s.outC(), s.n(), x, xAt, y, yAt, false, w, wAt);
    } else if (Winograd.suits(s)) {
      winograd.weightGrad(s, x, xAt, y, yAt, w, wAt);
    } else {
      conv.weightGrad(s, x, xAt, y, yAt, w, wAt);
    }
  }

  @Override
  void finishRows(Epilogue end, float[] y, int yAt, int rows, int cols) {
    for (int r = 0; r < rows; r++) {
      VectorElementwise.finish(end, y, yAt + r * cols, cols);
    }
  }

  // A window that covers the whole image: the image is its only patch, as it lies in memory. The
  // first layer of a convolutional generator and the last of a discriminator are of this kind.
  private static boolean isOneProduct(ConvShape s) {
    return s.pad() == 0 && s.h() == s.kH() && s.w() == s.kW();
  }

  @Override
  void unaryRange(UnaryOp op, float p, float q, float[] x, int xAt, float[] y, int yAt, int n) {
    if (n < SHORT) {
      super.unaryRange(op, p, q, x, xAt, y, yAt, n);
      return;
    }
    int full = S.loopBound(n);
    VectorElementwise.unary(op, p, q, x, xAt, y, yAt, full);
    int rest = n - full;
    if (rest > 0) {
      float[] tail = Scratch.floats(Scratch.TAIL, S.length());
      System.arraycopy(x, xAt + full, tail, 0, rest);
      VectorElementwise.unary(op, p, q, tail, 0, tail, 0, S.length());
      System.arraycopy(tail, 0, y, yAt + full, rest);
    }
  }

  @Override
  void binaryRange(
      BinaryOp op,
      float p,
      float[] a,
      int aAt,
      int aStep,
      float[] b,
      int bAt,
      int bStep,
      float[] y,
      int yAt,
      int n) {
    if (n < SHORT) {
      super.binaryRange(op, p, a, aAt, aStep, b, bAt, bStep, y, yAt, n);
    } else if (aStep == 1 && bStep == 1) {
      int full = S.loopBound(n);
      VectorElementwise.binary(op, p, a, aAt, b, bAt, y, yAt, full);
      super.binaryRange(op, p, a, aAt + full, 1, b, bAt + full, 1, y, yAt + full, n - full);
    } else {
      withScalar(op, p, a, aAt, aStep, b, bAt, bStep, y, yAt, n);
    }
  }

  // A scalar operand turns the four arithmetic operations into functions of one array; -0 is what a
  // sum leaves alone.
  private void withScalar(
      BinaryOp op,
      float p,
      float[] a,
      int aAt,
      int aStep,
      float[] b,
      int bAt,
      int bStep,
      float[] y,
      int yAt,
      int n) {
    boolean first = aStep == 0 && bStep == 1;
    boolean second = aStep == 1 && bStep == 0;
    if (op == BinaryOp.ADD && first) {
      unaryRange(UnaryOp.AFFINE, 1, a[aAt], b, bAt, y, yAt, n);
    } else if (op == BinaryOp.ADD && second) {
      unaryRange(UnaryOp.AFFINE, 1, b[bAt], a, aAt, y, yAt, n);
    } else if (op == BinaryOp.SUB && first) {
      unaryRange(UnaryOp.AFFINE, -1, a[aAt], b, bAt, y, yAt, n);
    } else if (op == BinaryOp.SUB && second) {
      unaryRange(UnaryOp.AFFINE, 1, -b[bAt], a, aAt, y, yAt, n);
    } else if (op == BinaryOp.MUL && first) {
      unaryRange(UnaryOp.AFFINE, a[aAt], -0f, b, bAt, y, yAt, n);
    } else if (op == BinaryOp.MUL && second) {
      unaryRange(UnaryOp.AFFINE, b[bAt], -0f, a, aAt, y, yAt, n);
    } else if (op == BinaryOp.DIV && second) {
      int full = S.loopBound(n);
      VectorElementwise.divide(a, aAt, b[bAt], y, yAt, full);
      super.binaryRange(op, p, a, aAt + full, 1, b, bAt, 0, y, yAt + full, n - full);
    } else {
      super.binaryRange(op, p, a, aAt, aStep, b, bAt, bStep, y, yAt, n);
    }
  }

  @Override
  void lessRow(
      float s, float[] x, int xAt, float t, float[] b, int bAt, float[] y, int yAt, int n) {
    int full = S.loopBound(n);
    VectorElementwise.lessRow(s, x, xAt, t, b, bAt, y, yAt, full);
    super.lessRow(s, x, xAt + full, t, b, bAt + full, y, yAt + full, n - full);
  }

  @Override
  ColumnLoops columns() {
    return COLUMNS;
  }

  @Override
  public void sgd(
      SgdStep s, float[] w, int wAt, float[] g, int gAt, float[] velocity, int velocityAt, int n) {
    int full = S.loopBound(n);
    VectorOptim.sgd(s, w, wAt, g, gAt, velocity, velocityAt, full);
    super.sgd(s, w, wAt + full, g, gAt + full, velocity, velocityAt + full, n - full);
  }

  @Override
  public void rmsProp(
      RmsPropStep s,
      float[] w,
      int wAt,
      float[] g,
      int gAt,
      float[] meanSquare,
      int meanSquareAt,
      int n) {
    int full = S.loopBound(n);
    VectorOptim.rmsProp(s, w, wAt, g, gAt, meanSquare, meanSquareAt, full);
    super.rmsProp(s, w, wAt + full, g, gAt + full, meanSquare, meanSquareAt + full, n - full);
  }

  @Override
  public void adam(
      AdamStep s,
      float[] w,
      int wAt,
      float[] g,
      int gAt,
      float[] m,
      int mAt,
      float[] v,
      int vAt,
      int n) {
    int full = S.loopBound(n);
    VectorOptim.adam(s, w, wAt, g, gAt, m, mAt, v, vAt, full);
    super.adam(s, w, wAt + full, g, gAt + full, m, mAt + full, v, vAt + full, n - full);
  }

  @Override
  void averageRange(float decay, float[] w, int wAt, float[] average, int averageAt, int n) {
    int full = S.loopBound(n);
    VectorOptim.average(decay, w, wAt, average, averageAt, full);
    super.averageRange(decay, w, wAt + full, average, averageAt + full, n - full);
  }

  @Override
  void randomRange(
      RandomOp op,
      long seed,
      long stream,
      long position,
      float p,
      float q,
      float[] y,
      int yAt,
      int n) {
    // Normal numbers, and the latents of a step, are few, or drawn before anything is compiled,
    // when vectors are slow.
    boolean plain = n < MANY_RANDOM || op == RandomOp.NORMAL;
    int done = plain ? 0 : VectorRandom.fill(op, seed, stream, position, p, q, y, yAt, n);
    long next = position + done / Philox.lanes();
    super.randomRange(op, seed, stream, next, p, q, y, yAt + done, n - done);
  }
}
