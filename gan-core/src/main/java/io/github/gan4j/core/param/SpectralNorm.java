package io.github.gan4j.core.param;

import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.tensor.Spectral;
import io.github.gan4j.core.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A weight divided by its largest singular value (Miyato et al., "Spectral normalization for generative adversarial
 * networks", 2018), estimated by one power iteration per training forward pass.
 *
 * <pre>{@code
 * v = M u / |M u|;  u = M' v / |M' v|;  sigma = v' M u;  value = w / sigma
 * }</pre>
 *
 * M is the weight as a matrix [everything else, outputs]. The vectors u [outputs] and v are buffers that start as random
 * unit vectors; no gradient flows through them, but it does through M. Evaluation uses them as they are.
 */
final class SpectralNorm implements Weight {

  private final Parameter weight;
  private final Buffer u;
  private final Buffer v;
  // the axes with the outputs last, and back again; null if they are
  private final int @Nullable [] outputsLast;
  private final int @Nullable [] back;

  SpectralNorm(Params p, Parameter weight, int outputAxis) {
    this.weight = weight;
    int[] shape = weight.shape();
    int outputs = shape[outputAxis];
    u = p.buffer("u", Initializers.normal(0, 1), outputs, 1);
    v = p.buffer("v", Initializers.normal(0, 1), Shapes.size(shape) / outputs, 1);
    u.assign(unit(u.value()));
    v.assign(unit(v.value()));
    boolean isLast = outputAxis == shape.length - 1;
    outputsLast = isLast ? null : outputsLast(shape.length, outputAxis);
    back = isLast ? null : back(shape.length, outputAxis);
  }

  private static int[] outputsLast(int rank, int axis) {
    int[] order = new int[rank];
    for (int i = 0; i < rank - 1; i++) {
      order[i] = i < axis ? i : i + 1;
    }
    order[rank - 1] = axis;
    return order;
  }

  private static int[] back(int rank, int axis) {
    int[] order = new int[rank];
    for (int i = 0; i < rank; i++) {
      order[i] = i < axis ? i : i - 1;
    }
    order[axis] = rank - 1;
    return order;
  }

  @Override
  public Tensor value(boolean training) {
    Tensor w = weight.value();
    Tensor m = outputsLast == null ? w : w.permute(outputsLast);
    Tensor y = estimate(m, training).normalize(m);
    return back == null ? y : y.permute(back);
  }

  // The iteration's own results go into the graph, not the buffers, which a later forward pass
  // overwrites.
  private Spectral estimate(Tensor m, boolean training) {
    if (!training) {
      return Spectral.of(m, v.value(), u.value());
    }
    Spectral e = Spectral.iterate(m, u.value());
    v.assign(e.left());
    u.assign(e.right());
    return e;
  }

  private static Tensor unit(Tensor x) {
    double squares = 0;
    for (float v : x.toArray()) {
      squares += (double) v * v;
    }
    return x.mul((float) (1 / Math.sqrt(squares)));
  }
}
