package io.github.gan4j.core.kernel;

import io.github.gan4j.core.shape.ConvShape;
import jdk.incubator.vector.FloatVector;

/**
 * The provider on the incubating Vector API: packed, register-tiled products, convolutions that read their patches
 * straight from the image, and element-wise loops. It uses fused multiply-add throughout.
 */
final class VectorKernels extends ScalarKernels {

  private final PackedGemm gemm;
  private final PackedConv conv;

  VectorKernels() {
    gemm =
        new PackedGemm(FloatVector.SPECIES_PREFERRED.length() >= 16 ? new Tile12() : new Tile6());
    conv = new PackedConv(gemm);
  }

  @Override
  public String name() {
    return "vector";
  }

  @Override
  String detail() {
    return " (" + FloatVector.SPECIES_PREFERRED.vectorBitSize() + "-bit)";
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
    gemm.multiply(
        m,
        n,
        k,
        transA ? LeftPanels.columns(a, aAt, m, gemm.tile().mr) : LeftPanels.rows(a, aAt, k),
        transB ? RightPanels.columns(k, b, bAt, k) : RightPanels.rows(k, b, bAt, n),
        accumulate,
        c,
        OutputRows.dense(cAt, n));
  }

  @Override
  public void conv2d(ConvShape s, float[] x, int xAt, float[] w, int wAt, float[] y, int yAt) {
    conv.forward(s, x, xAt, w, wAt, y, yAt);
  }

  @Override
  public void conv2dInputGrad(
      ConvShape s, float[] y, int yAt, float[] w, int wAt, float[] x, int xAt) {
    conv.inputGrad(s, y, yAt, w, wAt, x, xAt);
  }

  @Override
  public void conv2dWeightGrad(
      ConvShape s, float[] x, int xAt, float[] y, int yAt, float[] w, int wAt) {
    conv.weightGrad(s, x, xAt, y, yAt, w, wAt);
  }
}
