package io.github.gan4j.models.gan;

import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.loss.GanLoss;
import io.github.gan4j.models.net.Discriminator;
import io.github.gan4j.models.net.InstanceNoise;
import io.github.gan4j.models.penalty.Penalty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the two usual phases minimise. */
record UsualLosses(
    Discriminator discriminator,
    GanLoss loss,
    List<Penalty> penalties,
    @Nullable InstanceNoise noise) {

  UsualLosses {
    penalties = List.copyOf(penalties);
  }

  // Real and generated samples go through the discriminator apart: batch statistics must not mix.
  Tensor discriminatorLoss(StepContext c) {
    Discriminator d = present(c);
    Tensor real = d.scores(c.real(), c.pass());
    Tensor fake = d.scores(c.fake().detach(), c.pass());
    c.metrics().put("d_real", loss.readable(real));
    c.metrics().put("d_fake", loss.readable(fake));
    if (!Float.isNaN(loss.boundary())) {
      c.metrics().put("d_accuracy", accuracy(real, fake));
    }
    Tensor sum = loss.discriminator(real, fake);
    for (Penalty penalty : penalties) {
      sum = sum.add(penalty.of(c.penaltyOn(d)));
    }
    return sum;
  }

  Tensor generatorLoss(StepContext c) {
    Discriminator d = present(c);
    Tensor fake = d.scores(c.fake(), c.pass());
    return loss.generator(() -> d.scores(c.real(), c.pass()), fake);
  }

  /** How often the discriminator is right: the mean of its shares among real and generated samples. */
  private float accuracy(Tensor real, Tensor fake) {
    return (above(real) + 1 - above(fake)) / 2;
  }

  private float above(Tensor scores) {
    float[] values = scores.data();
    int count = 0;
    for (int i = 0; i < scores.size(); i++) {
      count += values[scores.offset() + i] > loss.boundary() ? 1 : 0;
    }
    return (float) count / scores.size();
  }

  private Discriminator present(StepContext c) {
    return noise == null ? discriminator : noise.on(discriminator, c.step());
  }
}
