package io.github.gan4j.core.param;

import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.tensor.MatMul;
import io.github.gan4j.core.tensor.Tensor;

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

  private static final float EPSILON = 1e-12f;

  private final Parameter weight;
  private final int outputAxis;
  private final Buffer u;
  private final Buffer v;

  SpectralNorm(Params p, Parameter weight, int outputAxis) {
    this.weight = weight;
    this.outputAxis = outputAxis;
    int[] shape = weight.shape();
    int outputs = shape[outputAxis];
    u = p.buffer("u", Initializers.normal(0, 1), outputs, 1);
    v = p.buffer("v", Initializers.normal(0, 1), Shapes.size(shape) / outputs, 1);
    u.assign(unit(u.value()));
    v.assign(unit(v.value()));
  }

  @Override
  public Tensor value(boolean training) {
    Tensor w = weight.value();
    Tensor m = matrix(w);
    if (!training) {
      return w.div(sigma(m, v.value(), u.value()));
    }
    // The iteration's own results go into the graph, not the buffers, which a later forward pass
    // overwrites.
    Tensor fixed = m.detach();
    Tensor left = unit(fixed.matmul(u.value()));
    Tensor right = unit(MatMul.matmul(fixed, left, true, false));
    v.assign(left);
    u.assign(right);
    return w.div(sigma(m, left, right));
  }

  private static Tensor sigma(Tensor m, Tensor left, Tensor right) {
    return MatMul.matmul(left, m.matmul(right), true, false);
  }

  private Tensor matrix(Tensor w) {
    int last = w.rank() - 1;
    if (outputAxis == last) {
      return w.reshape(-1, w.size(last));
    }
    int[] order = new int[last + 1];
    for (int i = 0, next = 0; i < last; i++, next++) {
      next += next == outputAxis ? 1 : 0;
      order[i] = next;
    }
    order[last] = outputAxis;
    return w.permute(order).reshape(-1, w.size(outputAxis));
  }

  private static Tensor unit(Tensor x) {
    double squares = 0;
    for (int i = x.offset(); i < x.offset() + x.size(); i++) {
      squares += (double) x.data()[i] * x.data()[i];
    }
    return x.mul((float) (1 / (Math.sqrt(squares) + EPSILON)));
  }
}
