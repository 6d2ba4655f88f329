package io.github.gan4j.core.optim;

import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.kernel.Kernels;
import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.param.Parameter;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.tensor.Gradients;
import io.github.gan4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An optimiser at work on one net: the step count, the moments of every weight, and a factor on the learning rate. */
public final class OptimizerState {

  private final Optimizer optimizer;
  private final Params params;
  private final float[][] moments;
  private final List<List<Segment>> chunks;
  private final int count;
  private long step;
  private float rateFactor = 1;

  /** Starts on a net whose layers have all been made, and moves its numbers to one array. */
  public OptimizerState(Optimizer optimizer, Params params) {
    this.optimizer = optimizer;
    this.params = params;
    params.data(); // before a forward pass keeps the values of parameters
    moments = optimizer.moments().stream()
        .map(name -> params.filled(optimizer.firstMoment()))
        .toArray(float[][]::new);
    chunks = Segment.chunks(params.parameters());
    count = params.count();
  }

  /**
   * Updates every parameter of the net by one step, in place, in one loop over all of them. If it throws, no parameter
   * has changed.
   *
   * @throws IllegalStateException if a parameter has no gradient, or layers were added since this state was made
   */
  public void step(Gradients gradients) {
    requireSameNet();
    List<Parameter> parameters = params.parameters();
    List<Tensor> all = new ArrayList<>(parameters.size());
    for (Parameter p : parameters) {
      all.add(gradients.get(p.value()));
    }
    Kernels kernels = Backends.active();
    Optimizer.Rule rule = optimizer.rule(step, learningRate(), scale(all));
    Workers.current().run(chunks.size(), chunk -> {
      for (Segment s : chunks.get(chunk)) {
        Parameter p = parameters.get(s.parameter());
        Tensor g = all.get(s.parameter());
        int at = p.offset() + s.from();
        rule.update(kernels, p.data(), at, g.data(), g.offset() + s.from(), moments, at, s.n());
      }
    });
    step++;
  }

  private void requireSameNet() {
    if (params.count() != count) {
      throw new IllegalStateException("OptimizerState: made for " + count
          + " parameters, but the net has " + params.count()
          + " now. Make it after the last layer.");
    }
  }

  private float scale(List<Tensor> gradients) {
    float limit = optimizer.maxNorm();
    if (limit == Float.POSITIVE_INFINITY) {
      return 1;
    }
    double squares = 0;
    for (Tensor g : gradients) {
      squares += g.detach().square().sum().item();
    }
    double norm = Math.sqrt(squares);
    return norm > limit ? (float) (limit / norm) : 1;
  }

  /** Steps taken. */
  public long steps() {
    return step;
  }

  /** The rate of the next step: the schedule's, times the factor. */
  public float learningRate() {
    return optimizer.learningRate().at(step) * rateFactor;
  }

  /**
   * Multiplies all later learning rates, as a plateau schedule does.
   *
   * @throws IllegalArgumentException unless the factor is positive and finite
   */
  public void scaleLearningRate(float factor) {
    if (!(factor > 0 && factor < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "OptimizerState: the factor on the learning rate must be positive, got " + factor + ".");
    }
    rateFactor *= factor;
  }

  /** The factor that {@link #scaleLearningRate} has built up. */
  public float rateFactor() {
    return rateFactor;
  }

  /** The moments, named {@code m.down1.weight}, as views that later steps change. */
  public Map<String, Tensor> tensors() {
    requireSameNet();
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
   * Goes on from a saved state, exactly. If it throws, nothing has changed.
   *
   * @param step what {@link #steps()} was
   * @param rateFactor what {@link #rateFactor()} was
   * @param saved a tensor for each name in {@link #tensors()}; others are ignored
   * @throws IllegalArgumentException if a tensor is missing or has another shape
   */
  public void restore(long step, float rateFactor, Map<String, Tensor> saved) {
    Map<String, Tensor> own = tensors();
    own.forEach((name, view) -> {
      Tensor from = saved.get(name);
      if (from == null || !Arrays.equals(from.shape(), view.shape())) {
        throw new IllegalArgumentException("OptimizerState: '" + name + "' must be "
            + Shapes.format(view.shape()) + ", but the saved state has "
            + (from == null ? "no such tensor" : Shapes.format(from.shape())) + ".");
      }
    });
    own.forEach((name, view) -> {
      Tensor from = Objects.requireNonNull(saved.get(name));
      System.arraycopy(from.data(), from.offset(), view.data(), view.offset(), view.size());
    });
    this.step = step;
    this.rateFactor = rateFactor;
  }
}
