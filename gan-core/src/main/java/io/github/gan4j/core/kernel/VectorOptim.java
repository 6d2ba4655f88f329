package io.github.gan4j.core.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * One step of each optimiser over a range whose length is a multiple of the vector length, in place, operation by
 * operation as {@link ScalarOptim} does it: the same bits.
 */
final class VectorOptim {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  private VectorOptim() {}

  static void sgd(
      SgdStep s, float[] w, int wAt, float[] g, int gAt, float[] velocity, int velocityAt, int n) {
    float scale = s.scale();
    float decay = s.weightDecay();
    float rate = s.learningRate();
    float momentum = s.momentum();
    for (int i = 0; i < n; i += L) {
      FloatVector weight = FloatVector.fromArray(S, w, wAt + i);
      FloatVector d = FloatVector.fromArray(S, g, gAt + i).mul(scale).add(weight.mul(decay));
      FloatVector v =
          FloatVector.fromArray(S, velocity, velocityAt + i).mul(momentum).sub(d.mul(rate));
      v.intoArray(velocity, velocityAt + i);
      weight.add(v).intoArray(w, wAt + i);
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
    for (int i = 0; i < n; i += L) {
      FloatVector weight = FloatVector.fromArray(S, w, wAt + i);
      FloatVector d = FloatVector.fromArray(S, g, gAt + i).mul(scale).add(weight.mul(weightDecay));
      FloatVector v = FloatVector.fromArray(S, meanSquare, meanSquareAt + i)
          .mul(decay)
          .add(d.mul(fresh).mul(d));
      v.intoArray(meanSquare, meanSquareAt + i);
      weight.sub(d.mul(rate).div(v.add(inside).sqrt().add(outside))).intoArray(w, wAt + i);
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
    for (int i = 0; i < n; i += L) {
      FloatVector weight = FloatVector.fromArray(S, w, wAt + i);
      FloatVector d = FloatVector.fromArray(S, g, gAt + i).mul(scale).add(weight.mul(decay));
      FloatVector first = FloatVector.fromArray(S, m, mAt + i).mul(beta1).add(d.mul(fresh1));
      FloatVector second =
          FloatVector.fromArray(S, v, vAt + i).mul(beta2).add(d.mul(fresh2).mul(d));
      first.intoArray(m, mAt + i);
      second.intoArray(v, vAt + i);
      weight
          .sub(first.mul(stepSize).div(second.sqrt().mul(rootScale).add(epsilon)))
          .intoArray(w, wAt + i);
    }
  }

  static void average(float decay, float[] w, int wAt, float[] average, int averageAt, int n) {
    float fresh = 1 - decay;
    for (int i = 0; i < n; i += L) {
      FloatVector a = FloatVector.fromArray(S, average, averageAt + i);
      a.add(FloatVector.fromArray(S, w, wAt + i).sub(a).mul(fresh))
          .intoArray(average, averageAt + i);
    }
  }
}
