package io.github.gan4j.bench.libtorch;

import io.github.gan4j.bench.workload.Workload;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** What the nets of a GAN minimise, as means over scores. */
enum Losses {
  NON_SATURATING {
    @Override
    Tensor real(Tensor scores) {
      return torch.binary_cross_entropy_with_logits(scores, torch.ones_like(scores));
    }

    @Override
    Tensor fake(Tensor scores) {
      return torch.binary_cross_entropy_with_logits(scores, torch.zeros_like(scores));
    }

    @Override
    Tensor generator(Tensor scores) {
      return real(scores);
    }
  },
  HINGE {
    @Override
    Tensor real(Tensor scores) {
      return scores.neg().add(ONE).relu().mean();
    }

    @Override
    Tensor fake(Tensor scores) {
      return scores.add(ONE).relu().mean();
    }

    @Override
    Tensor generator(Tensor scores) {
      return scores.mean().neg();
    }
  };

  private static final Scalar ONE = new Scalar(1.0);

  static Losses of(Workload.Rule rule) {
    return rule == Workload.Rule.HINGE ? HINGE : NON_SATURATING;
  }

  /** The discriminator's loss on real samples. */
  abstract Tensor real(Tensor scores);

  /** The discriminator's loss on generated samples. */
  abstract Tensor fake(Tensor scores);

  /** The generator's loss. */
  abstract Tensor generator(Tensor scores);
}
