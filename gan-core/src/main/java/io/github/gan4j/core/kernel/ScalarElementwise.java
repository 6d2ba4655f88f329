package io.github.gan4j.core.kernel;

import java.util.Arrays;

/** Element-wise loops in plain Java, one per operation, each simple enough for the JIT compiler to vectorise. */
final class ScalarElementwise {

  private ScalarElementwise() {}

  static void unary(UnaryOp op, float p, float q, float[] x, int xAt, float[] y, int yAt, int n) {
    switch (op) {
      case AFFINE -> affine(p, q, x, xAt, y, yAt, n);
      case ABS -> {
        for (int i = 0; i < n; i++) {
          y[yAt + i] = Math.abs(x[xAt + i]);
        }
      }
      case SIGN -> {
        for (int i = 0; i < n; i++) {
          y[yAt + i] = Math.signum(x[xAt + i]);
        }
      }
      case SQUARE -> {
        for (int i = 0; i < n; i++) {
          y[yAt + i] = x[xAt + i] * x[xAt + i];
        }
      }
      case SQRT -> {
        for (int i = 0; i < n; i++) {
          y[yAt + i] = (float) Math.sqrt(x[xAt + i]);
        }
      }
      case EXP -> {
        for (int i = 0; i < n; i++) {
          y[yAt + i] = (float) StrictMath.exp(x[xAt + i]);
        }
      }
      case LOG -> {
        for (int i = 0; i < n; i++) {
          y[yAt + i] = (float) StrictMath.log(x[xAt + i]);
        }
      }
      case TANH -> {
        for (int i = 0; i < n; i++) {
          y[yAt + i] = (float) StrictMath.tanh(x[xAt + i]);
        }
      }
      case SIGMOID -> {
        for (int i = 0; i < n; i++) {
          y[yAt + i] = (float) (1 / (1 + StrictMath.exp(-x[xAt + i])));
        }
      }
      case SOFTPLUS -> {
        for (int i = 0; i < n; i++) {
          float v = x[xAt + i];
          y[yAt + i] = (float) (Math.max(v, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(v))));
        }
      }
      case RELU -> {
        for (int i = 0; i < n; i++) {
          y[yAt + i] = Math.max(x[xAt + i], 0f);
        }
      }
      case LEAKY_RELU -> leakyRelu(p, x, xAt, y, yAt, n);
      case ELU -> {
        for (int i = 0; i < n; i++) {
          float v = x[xAt + i];
          y[yAt + i] = v > 0 ? v : (float) (p * StrictMath.expm1(v));
        }
      }
      case ELU_SLOPE -> {
        for (int i = 0; i < n; i++) {
          float v = x[xAt + i];
          y[yAt + i] = v > 0 ? 1 : (float) (p * StrictMath.exp(v));
        }
      }
      case CLAMP -> {
        for (int i = 0; i < n; i++) {
          y[yAt + i] = Math.min(Math.max(x[xAt + i], p), q);
        }
      }
      case IN_RANGE -> {
        for (int i = 0; i < n; i++) {
          float v = x[xAt + i];
          y[yAt + i] = p <= v && v <= q ? 1 : 0;
        }
      }
    }
  }

  private static void affine(float p, float q, float[] x, int xAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] = p * x[xAt + i] + q;
    }
  }

  // Without a branch: the JIT compiler does not vectorise a choice, but it does vectorise min and
  // max.
  private static void leakyRelu(float p, float[] x, int xAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      float v = x[xAt + i];
      y[yAt + i] = Math.max(v, 0f) + p * Math.min(v, 0f);
    }
  }

  static void binary(
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
    if (aStep == 0 && bStep == 0 && n > 1) {
      binary(op, p, a, aAt, 1, b, bAt, 1, y, yAt, 1);
      Arrays.fill(y, yAt + 1, yAt + n, y[yAt]);
      return;
    }
    switch (op) {
      case ADD -> {
        if (aStep == 0) {
          addScalar(b, bAt, a[aAt], y, yAt, n);
        } else if (bStep == 0) {
          addScalar(a, aAt, b[bAt], y, yAt, n);
        } else {
          add(a, aAt, b, bAt, y, yAt, n);
        }
      }
      case SUB -> {
        if (aStep == 0) {
          scalarSub(a[aAt], b, bAt, y, yAt, n);
        } else if (bStep == 0) {
          addScalar(a, aAt, -b[bAt], y, yAt, n);
        } else {
          sub(a, aAt, b, bAt, y, yAt, n);
        }
      }
      case MUL -> {
        if (aStep == 0) {
          mulScalar(b, bAt, a[aAt], y, yAt, n);
        } else if (bStep == 0) {
          mulScalar(a, aAt, b[bAt], y, yAt, n);
        } else {
          mul(a, aAt, b, bAt, y, yAt, n);
        }
      }
      case DIV -> {
        if (aStep == 0) {
          scalarDiv(a[aAt], b, bAt, y, yAt, n);
        } else if (bStep == 0) {
          divScalar(a, aAt, b[bAt], y, yAt, n);
        } else {
          div(a, aAt, b, bAt, y, yAt, n);
        }
      }
      case RELU_GRAD -> {
        for (int i = 0; i < n; i++) {
          y[yAt + i] = a[aAt + i * aStep] > 0 ? b[bAt + i * bStep] : 0;
        }
      }
      case LEAKY_RELU_GRAD -> {
        for (int i = 0; i < n; i++) {
          float g = b[bAt + i * bStep];
          y[yAt + i] = a[aAt + i * aStep] > 0 ? g : p * g;
        }
      }
      case SIGMOID_GRAD -> {
        for (int i = 0; i < n; i++) {
          float v = a[aAt + i * aStep];
          y[yAt + i] = b[bAt + i * bStep] * (v * (1 - v));
        }
      }
      case TANH_GRAD -> {
        for (int i = 0; i < n; i++) {
          float v = a[aAt + i * aStep];
          y[yAt + i] = b[bAt + i * bStep] * (1 - v * v);
        }
      }
    }
  }

  static void add(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] = a[aAt + i] + b[bAt + i];
    }
  }

  private static void addScalar(float[] a, int aAt, float s, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] = a[aAt + i] + s;
    }
  }

  private static void sub(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] = a[aAt + i] - b[bAt + i];
    }
  }

  private static void scalarSub(float s, float[] b, int bAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] = s - b[bAt + i];
    }
  }

  private static void mul(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] = a[aAt + i] * b[bAt + i];
    }
  }

  private static void mulScalar(float[] a, int aAt, float s, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] = a[aAt + i] * s;
    }
  }

  private static void div(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] = a[aAt + i] / b[bAt + i];
    }
  }

  private static void divScalar(float[] a, int aAt, float s, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] = a[aAt + i] / s;
    }
  }

  private static void scalarDiv(float s, float[] b, int bAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] = s / b[bAt + i];
    }
  }

  /** An epilogue on the columns of one row from {@code col} on; the additions first, for a loop with one purpose. */
  static void finish(Epilogue end, float[] y, int yAt, int col, int cols) {
    if (end.hasBias()) {
      float[] bias = end.bias();
      int biasAt = end.biasAt();
      for (int c = col; c < cols; c++) {
        y[yAt + c] += bias[biasAt + c];
      }
    }
    if (end.slope() != 1) {
      leakyRelu(end.slope(), y, yAt + col, y, yAt + col, cols - col);
    }
  }

  /** {@code y[i] = s x[i] - t b[i]}. */
  static void lessRow(
      float s, float[] x, int xAt, float t, float[] b, int bAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] = s * x[xAt + i] - t * b[bAt + i];
    }
  }
}
