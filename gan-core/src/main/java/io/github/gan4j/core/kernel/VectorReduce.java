package io.github.gan4j.core.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The sums of one block of a few rows, with the additions of {@link ScalarReduce} in the same order: the same bits. */
final class VectorReduce {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  private VectorReduce() {}

  static void sums(float[] x, int xAt, int rows, int cols, float[] y) {
    int end = S.loopBound(cols);
    for (int c = 0; c < end; c += L) {
      FloatVector sum = FloatVector.zero(S);
      int at = xAt + c;
      for (int r = 0; r < rows; r++) {
        sum = sum.add(FloatVector.fromArray(S, x, at));
        at += cols;
      }
      sum.intoArray(y, c);
    }
    ScalarReduce.sums(x, xAt, rows, cols, end, y);
  }

  static void squares(float[] x, int xAt, int rows, int cols, float[] mean, float[] y) {
    int end = S.loopBound(cols);
    for (int c = 0; c < end; c += L) {
      FloatVector sum = FloatVector.zero(S);
      FloatVector m = FloatVector.fromArray(S, mean, c);
      int at = xAt + c;
      for (int r = 0; r < rows; r++) {
        FloatVector d = FloatVector.fromArray(S, x, at).sub(m);
        sum = sum.add(d.mul(d));
        at += cols;
      }
      sum.intoArray(y, c);
    }
    ScalarReduce.squares(x, xAt, rows, cols, end, mean, y);
  }

  static void products(
      float[] x, int xAt, float[] g, int gAt, int rows, int cols, float[] mean, float[] y) {
    int end = S.loopBound(cols);
    for (int c = 0; c < end; c += L) {
      FloatVector sum = FloatVector.zero(S);
      FloatVector m = FloatVector.fromArray(S, mean, c);
      int at = c;
      for (int r = 0; r < rows; r++) {
        FloatVector d = FloatVector.fromArray(S, x, xAt + at).sub(m);
        sum = sum.add(FloatVector.fromArray(S, g, gAt + at).mul(d));
        at += cols;
      }
      sum.intoArray(y, c);
    }
    ScalarReduce.products(x, xAt, g, gAt, rows, cols, end, mean, y);
  }

  /** {@code y = (x - shift) scale + bias} for one row; returns the columns done. */
  static int normalize(
      float[] x,
      int xAt,
      float[] shift,
      int shiftAt,
      float[] scale,
      int scaleAt,
      float[] bias,
      int biasAt,
      float[] y,
      int yAt,
      int n) {
    int end = S.loopBound(n);
    for (int c = 0; c < end; c += L) {
      FloatVector.fromArray(S, x, xAt + c)
          .sub(FloatVector.fromArray(S, shift, shiftAt + c))
          .mul(FloatVector.fromArray(S, scale, scaleAt + c))
          .add(FloatVector.fromArray(S, bias, biasAt + c))
          .intoArray(y, yAt + c);
    }
    return end;
  }

  /** {@code y = a g - b (x - mean) - c} for one row; returns the columns done. */
  static int normalizeGrad(
      float[] x,
      int xAt,
      float[] g,
      int gAt,
      float[] mean,
      int meanAt,
      float[] abc,
      int at,
      int step,
      float[] y,
      int yAt,
      int n) {
    int end = S.loopBound(n);
    for (int c = 0; c < end; c += L) {
      FloatVector d =
          FloatVector.fromArray(S, x, xAt + c).sub(FloatVector.fromArray(S, mean, meanAt + c));
      FloatVector.fromArray(S, abc, at + c)
          .mul(FloatVector.fromArray(S, g, gAt + c))
          .sub(FloatVector.fromArray(S, abc, at + step + c).mul(d))
          .sub(FloatVector.fromArray(S, abc, at + 2 * step + c))
          .intoArray(y, yAt + c);
    }
    return end;
  }
}
