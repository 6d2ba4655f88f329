package io.github.gan4j.core.kernel;

/** One step of each optimiser over a range, in place. */
final class ScalarOptim {

  private ScalarOptim() {}

  static void sgd(
      SgdStep s, float[] w, int wAt, float[] g, int gAt, float[] velocity, int velocityAt, int n) {
    float scale = s.scale();
    float decay = s.weightDecay();
    float rate = s.learningRate();
    float momentum = s.momentum();
    for (int i = 0; i < n; i++) {
      float d = scale * g[gAt + i] + decay * w[wAt + i];
      float v = momentum * velocity[velocityAt + i] - rate * d;
      velocity[velocityAt + i] = v;
      w[wAt + i] += v;
    }
  }

  static void rmsProp(
      RmsPropStep s,
      float[] w,
      int wAt,
      float[] g,
      int gAt,
      float[] meanSquare,
      int meanSquareAt,
      int n) {
    float inside = s.epsilonInside() ? s.epsilon() : 0;
    float outside = s.epsilonInside() ? 0 : s.epsilon();
    float scale = s.scale();
    float weightDecay = s.weightDecay();
    float rate = s.learningRate();
    float decay = s.decay();
    float fresh = 1 - decay;
    for (int i = 0; i < n; i++) {
      float d = scale * g[gAt + i] + weightDecay * w[wAt + i];
      float v = decay * meanSquare[meanSquareAt + i] + fresh * d * d;
      meanSquare[meanSquareAt + i] = v;
      w[wAt + i] -= rate * d / ((float) Math.sqrt(v + inside) + outside);
    }
  }

  static void adam(
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
    float scale = s.scale();
    float decay = s.weightDecay();
    float beta1 = s.beta1();
    float beta2 = s.beta2();
    float fresh1 = 1 - beta1;
    float fresh2 = 1 - beta2;
    float stepSize = s.stepSize();
    float rootScale = s.rootScale();
    float epsilon = s.epsilon();
    for (int i = 0; i < n; i++) {
      float d = scale * g[gAt + i] + decay * w[wAt + i];
      float first = beta1 * m[mAt + i] + fresh1 * d;
      float second = beta2 * v[vAt + i] + fresh2 * d * d;
      m[mAt + i] = first;
      v[vAt + i] = second;
      w[wAt + i] -= stepSize * first / ((float) Math.sqrt(second) * rootScale + epsilon);
    }
  }

  static void average(float decay, float[] w, int wAt, float[] average, int averageAt, int n) {
    float fresh = 1 - decay;
    for (int i = 0; i < n; i++) {
      average[averageAt + i] += fresh * (w[wAt + i] - average[averageAt + i]);
    }
  }
}
