package io.github.gan4j.bench.gan4j;

import io.github.gan4j.bench.workload.Fill;
import io.github.gan4j.bench.workload.Side;
import io.github.gan4j.bench.workload.Workload;
import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.optim.OptimizerState;
import io.github.gan4j.core.tensor.Arena;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Scope;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.net.Net;
import java.util.List;

/** A step of a critic with gradient penalty, which differentiates twice. The generator stays as it is. */
final class CriticStep implements Side {

  private final Net generator;
  private final Net critic;
  private final OptimizerState state;
  private final List<Tensor> targets;
  private final Tensor real;
  private final Tensor latent;
  private final Tensor mix;
  private final Pass pass = Pass.training(Rng.of(1));
  private final Arena memory = new Arena();

  CriticStep(Workload w) {
    generator = Nets.filled("generator", w.generator());
    critic = Nets.filled("discriminator", w.discriminator());
    state = new OptimizerState(Inputs.adam(), critic.params());
    targets = critic.params().tensors();
    real = Inputs.real(w);
    latent = Inputs.latent(w);
    mix = Tensor.wrap(Fill.unit("mix", w.batch()), w.batch(), 1, 1, 1);
  }

  @Override
  public float[] step() {
    try (Scope scope = Scope.open(memory)) {
      Tensor fake = Autograd.noGrad(() -> generator.generate(latent, Condition.none(), pass));
      Tensor distance = critic
          .scores(fake, Condition.none(), pass)
          .mean()
          .sub(critic.scores(real, Condition.none(), pass).mean());
      Tensor loss = distance.add(penalty(fake).mul(Workload.LAMBDA));
      state.step(Autograd.grad(loss, targets));
      return new float[] {loss.item()};
    }
  }

  private Tensor penalty(Tensor fake) {
    Tensor between = real.add(fake.sub(real).mul(mix)).watch();
    Tensor gradient =
        Autograd.differentiableGrad(critic.scores(between, Condition.none(), pass), between);
    Tensor norm = gradient.square().sum(1, 2, 3).sqrt();
    return norm.add(-1).square().mean();
  }

  @Override
  public String describe() {
    return Inputs.describe();
  }
}
