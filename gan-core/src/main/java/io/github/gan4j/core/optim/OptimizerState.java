package io.github.gan4j.core.optim;

import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.param.Parameter;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Gradients;
import io.github.gan4j.core.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An optimiser at work on one net: the step count, the moments of every weight, and a factor on the learning rate. */
public final class OptimizerState {

  private final Optimizer optimizer;
  private final Params params;
  private final float[][] moments;
  private long step;
  private float rateFactor = 1;

  /** Starts on a net whose layers have all been made. */
  public OptimizerState(Optimizer optimizer, Params params) {
    this.optimizer = optimizer;
    this.params = params;
    moments = new float[optimizer.moments().size()][params.count()];
    for (float[] m : moments) {
      Arrays.fill(m, optimizer.firstMoment());
    }
  }

  /**
   * Updates every parameter of the net by one step, in place.
   *
   * @throws IllegalStateException if a parameter has no gradient
   */
  public void step(Gradients gradients) {
    List<Parameter> parameters = params.parameters();
    Optimizer.Rule rule = optimizer.rule(step, learningRate(), scale(parameters, gradients));
    for (Parameter p : parameters) {
      Tensor g = gradients.get(p.value());
      rule.update(
          Backends.active(),
          p.data(),
          p.offset(),
          g.data(),
          g.offset(),
          moments,
          p.offset(),
          p.size());
    }
    step++;
  }

  private float scale(List<Parameter> parameters, Gradients gradients) {
    if (optimizer.maxNorm() == Float.POSITIVE_INFINITY) {
      return 1;
    }
    double norm = norm(parameters, gradients);
    return norm > optimizer.maxNorm() ? (float) (optimizer.maxNorm() / norm) : 1;
  }

  private static double norm(List<Parameter> parameters, Gradients gradients) {
    return Autograd.noGrad(() -> {
      double squares = 0;
      for (Parameter p : parameters) {
        squares += gradients.get(p.value()).square().sum().item();
      }
      return Math.sqrt(squares);
    });
  }

  /** Steps taken. */
  public long steps() {
    return step;
  }

  /** The rate of the next step: the schedule's, times the factor. */
  public float learningRate() {
    return optimizer.learningRate().at(step) * rateFactor;
  }

  /** Multiplies all later learning rates, as a plateau schedule does. */
  public void scaleLearningRate(float factor) {
    rateFactor *= factor;
  }

  /** The factor that {@link #scaleLearningRate} has built up. */
  public float rateFactor() {
    return rateFactor;
  }

  /** The moments, named {@code m.down1.weight}, as views that later steps change. */
  public Map<String, Tensor> tensors() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (int i = 0; i < moments.length; i++) {
      for (Parameter p : params.parameters()) {
        String name = optimizer.moments().get(i) + "." + p.path();
        tensors.put(name, Tensor.view(moments[i], p.offset(), p.shape()));
      }
    }
    return tensors;
  }

  /**
   * Goes on from a saved state.
   *
   * @param saved a tensor for each name in {@link #tensors()}
   */
  public void restore(long step, float rateFactor, Map<String, Tensor> saved) {
    tensors().forEach((name, view) -> {
      Tensor from = saved.get(name);
      if (from == null || !Arrays.equals(from.shape(), view.shape())) {
        throw new IllegalArgumentException(
            "OptimizerState: no fitting '" + name + "' in the saved state.");
      }
      System.arraycopy(from.data(), from.offset(), view.data(), view.offset(), view.size());
    });
    this.step = step;
    this.rateFactor = rateFactor;
  }
}
