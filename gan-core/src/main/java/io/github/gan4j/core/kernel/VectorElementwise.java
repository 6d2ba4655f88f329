package io.github.gan4j.core.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Element-wise loops, one per operation. Outside {@link VectorMath} they multiply and add with two roundings, as the
 * scalar provider does, and so give its bits: these loops wait for memory, a fused multiply-add would gain nothing.
 *
 * <p>Counts are multiples of the vector length; {@link VectorKernels} pads what is left over, so an element's result does
 * not depend on its place.
 */
final class VectorElementwise {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  private VectorElementwise() {}

  static void unary(UnaryOp op, float p, float q, float[] x, int xAt, float[] y, int yAt, int n) {
    switch (op) {
      case AFFINE -> affine(p, q, x, xAt, y, yAt, n);
      case ABS -> abs(x, xAt, y, yAt, n);
      case SIGN -> sign(x, xAt, y, yAt, n);
      case SQUARE -> square(x, xAt, y, yAt, n);
      case SQRT -> sqrt(x, xAt, y, yAt, n);
      case EXP -> VectorMath.exp(x, xAt, y, yAt, n);
      case LOG -> VectorMath.log(x, xAt, y, yAt, n);
      case TANH -> VectorMath.tanh(x, xAt, y, yAt, n);
      case SIGMOID -> VectorMath.sigmoid(x, xAt, y, yAt, n);
      case SOFTPLUS -> VectorMath.softplus(x, xAt, y, yAt, n);
      case RELU -> relu(x, xAt, y, yAt, n);
      case LEAKY_RELU -> leakyRelu(p, x, xAt, y, yAt, n);
      case ELU -> VectorMath.elu(p, x, xAt, y, yAt, n);
      case ELU_SLOPE -> VectorMath.eluSlope(p, x, xAt, y, yAt, n);
      case CLAMP -> clamp(p, q, x, xAt, y, yAt, n);
      case IN_RANGE -> inRange(p, q, x, xAt, y, yAt, n);
    }
  }

  /** Both operands are arrays. */
  static void binary(
      BinaryOp op, float p, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
    switch (op) {
      case ADD -> add(a, aAt, b, bAt, y, yAt, n);
      case SUB -> sub(a, aAt, b, bAt, y, yAt, n);
      case MUL -> mul(a, aAt, b, bAt, y, yAt, n);
      case DIV -> div(a, aAt, b, bAt, y, yAt, n);
      case RELU_GRAD -> reluGrad(a, aAt, b, bAt, y, yAt, n);
      case LEAKY_RELU_GRAD -> leakyReluGrad(p, a, aAt, b, bAt, y, yAt, n);
      case SIGMOID_GRAD -> sigmoidGrad(a, aAt, b, bAt, y, yAt, n);
      case TANH_GRAD -> tanhGrad(a, aAt, b, bAt, y, yAt, n);
    }
  }

  private static void affine(float p, float q, float[] x, int xAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      FloatVector v = FloatVector.fromArray(S, x, xAt + i);
      v.mul(p).add(q).intoArray(y, yAt + i);
    }
  }

  private static void abs(float[] x, int xAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      FloatVector v = FloatVector.fromArray(S, x, xAt + i);
      v.abs().intoArray(y, yAt + i);
    }
  }

  private static void sign(float[] x, int xAt, float[] y, int yAt, int n) {
    FloatVector one = FloatVector.broadcast(S, 1f);
    FloatVector minus = FloatVector.broadcast(S, -1f);
    for (int i = 0; i < n; i += L) {
      FloatVector v = FloatVector.fromArray(S, x, xAt + i);
      v.blend(one, v.compare(VectorOperators.GT, 0f))
          .blend(minus, v.compare(VectorOperators.LT, 0f))
          .intoArray(y, yAt + i);
    }
  }

  private static void square(float[] x, int xAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      FloatVector v = FloatVector.fromArray(S, x, xAt + i);
      v.mul(v).intoArray(y, yAt + i);
    }
  }

  private static void sqrt(float[] x, int xAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      FloatVector v = FloatVector.fromArray(S, x, xAt + i);
      v.sqrt().intoArray(y, yAt + i);
    }
  }

  private static void relu(float[] x, int xAt, float[] y, int yAt, int n) {
    FloatVector zero = FloatVector.zero(S);
    for (int i = 0; i < n; i += L) {
      FloatVector v = FloatVector.fromArray(S, x, xAt + i);
      v.blend(zero, v.compare(VectorOperators.LE, 0f)).intoArray(y, yAt + i);
    }
  }

  private static void leakyRelu(float p, float[] x, int xAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      FloatVector v = FloatVector.fromArray(S, x, xAt + i);
      v.mul(p).blend(v, v.compare(VectorOperators.GT, 0f)).intoArray(y, yAt + i);
    }
  }

  private static void clamp(float p, float q, float[] x, int xAt, float[] y, int yAt, int n) {
    FloatVector low = FloatVector.broadcast(S, p);
    FloatVector high = FloatVector.broadcast(S, q);
    for (int i = 0; i < n; i += L) {
      FloatVector v = FloatVector.fromArray(S, x, xAt + i);
      v.blend(low, v.compare(VectorOperators.LT, low))
          .blend(high, v.compare(VectorOperators.GT, high))
          .intoArray(y, yAt + i);
    }
  }

  private static void inRange(float p, float q, float[] x, int xAt, float[] y, int yAt, int n) {
    FloatVector zero = FloatVector.zero(S);
    FloatVector one = FloatVector.broadcast(S, 1f);
    for (int i = 0; i < n; i += L) {
      FloatVector v = FloatVector.fromArray(S, x, xAt + i);
      zero.blend(one, v.compare(VectorOperators.GE, p).and(v.compare(VectorOperators.LE, q)))
          .intoArray(y, yAt + i);
    }
  }

  static void add(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      FloatVector u = FloatVector.fromArray(S, a, aAt + i);
      FloatVector v = FloatVector.fromArray(S, b, bAt + i);
      u.add(v).intoArray(y, yAt + i);
    }
  }

  private static void sub(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      FloatVector u = FloatVector.fromArray(S, a, aAt + i);
      FloatVector v = FloatVector.fromArray(S, b, bAt + i);
      u.sub(v).intoArray(y, yAt + i);
    }
  }

  private static void mul(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      FloatVector u = FloatVector.fromArray(S, a, aAt + i);
      FloatVector v = FloatVector.fromArray(S, b, bAt + i);
      u.mul(v).intoArray(y, yAt + i);
    }
  }

  private static void div(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      FloatVector u = FloatVector.fromArray(S, a, aAt + i);
      FloatVector v = FloatVector.fromArray(S, b, bAt + i);
      u.div(v).intoArray(y, yAt + i);
    }
  }

  private static void reluGrad(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
    FloatVector zero = FloatVector.zero(S);
    for (int i = 0; i < n; i += L) {
      FloatVector u = FloatVector.fromArray(S, a, aAt + i);
      FloatVector v = FloatVector.fromArray(S, b, bAt + i);
      zero.blend(v, u.compare(VectorOperators.GT, 0f)).intoArray(y, yAt + i);
    }
  }

  private static void leakyReluGrad(
      float p, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      FloatVector u = FloatVector.fromArray(S, a, aAt + i);
      FloatVector v = FloatVector.fromArray(S, b, bAt + i);
      v.mul(p).blend(v, u.compare(VectorOperators.GT, 0f)).intoArray(y, yAt + i);
    }
  }

  private static void sigmoidGrad(
      float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
    FloatVector one = FloatVector.broadcast(S, 1f);
    for (int i = 0; i < n; i += L) {
      FloatVector u = FloatVector.fromArray(S, a, aAt + i);
      FloatVector v = FloatVector.fromArray(S, b, bAt + i);
      v.mul(u.mul(one.sub(u))).intoArray(y, yAt + i);
    }
  }

  private static void tanhGrad(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
    FloatVector one = FloatVector.broadcast(S, 1f);
    for (int i = 0; i < n; i += L) {
      FloatVector u = FloatVector.fromArray(S, a, aAt + i);
      FloatVector v = FloatVector.fromArray(S, b, bAt + i);
      v.mul(one.sub(u.mul(u))).intoArray(y, yAt + i);
    }
  }

  /** {@code y[i] = a[i] / b}. */
  static void divide(float[] a, int aAt, float b, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      FloatVector.fromArray(S, a, aAt + i).div(b).intoArray(y, yAt + i);
    }
  }

  /** {@code y[i] = s x[i] - t b[i]}. */
  static void lessRow(
      float s, float[] x, int xAt, float t, float[] b, int bAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      FloatVector u = FloatVector.fromArray(S, x, xAt + i).mul(s);
      u.sub(FloatVector.fromArray(S, b, bAt + i).mul(t)).intoArray(y, yAt + i);
    }
  }

  /** An epilogue on one row. */
  static void finish(Epilogue end, float[] y, int yAt, int cols) {
    int full = S.loopBound(cols);
    if (end.hasBias()) {
      finish(end.bias(), end.biasAt(), end.slope(), y, yAt, full);
    } else {
      rectify(end.slope(), y, yAt, full);
    }
    ScalarElementwise.finish(end, y, yAt, full, cols);
  }

  // Adding 0 turns a -0 that ReLU makes of a negative number into 0.
  private static void finish(float[] bias, int biasAt, float slope, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      FloatVector v =
          FloatVector.fromArray(S, y, yAt + i).add(FloatVector.fromArray(S, bias, biasAt + i));
      v.mul(slope).add(0f).blend(v, v.compare(VectorOperators.GT, 0f)).intoArray(y, yAt + i);
    }
  }

  private static void rectify(float slope, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      FloatVector v = FloatVector.fromArray(S, y, yAt + i);
      v.mul(slope).add(0f).blend(v, v.compare(VectorOperators.GT, 0f)).intoArray(y, yAt + i);
    }
  }
}
