package io.github.gan4j.bench.libtorch;

import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * A weight divided by its largest singular value, by one power iteration per forward pass, as PyTorch's
 * {@code spectral_norm} has it.
 */
final class SpectralWeight {

  private final Tensor weight;
  private final boolean channelsLast;
  private final Tensor u;

  SpectralWeight(Tensor weight, boolean channelsLast, Tensor u) {
    this.weight = weight;
    this.channelsLast = channelsLast && weight.dim() == 4;
    this.u = u;
  }

  Tensor value() {
    try (Tensor matrix = matrix();
        Tensor right = iterate(matrix);
        Tensor left = u.clone();
        Tensor image = matrix.mv(right);
        Tensor sigma = left.dot(image)) {
      return weight.div(sigma);
    }
  }

  private Tensor iterate(Tensor matrix) {
    try (NoGradGuard guard = new NoGradGuard();
        Tensor transposed = matrix.t()) {
      Tensor right = unit(transposed.mv(u));
      try (Tensor left = unit(matrix.mv(right))) {
        u.copy_(left);
      }
      return right;
    }
  }

  private static Tensor unit(Tensor x) {
    try (Tensor norm = x.norm()) {
      x.div_(norm);
    }
    return x;
  }

  // [out, everything else] without a copy, whatever the order in memory
  private Tensor matrix() {
    if (!channelsLast) {
      return weight.reshape(weight.size(0), -1);
    }
    try (Tensor permuted = weight.permute(0, 2, 3, 1)) {
      return permuted.reshape(weight.size(0), -1);
    }
  }
}
