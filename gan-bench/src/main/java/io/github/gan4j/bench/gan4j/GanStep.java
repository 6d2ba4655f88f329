package io.github.gan4j.bench.gan4j;

import io.github.gan4j.bench.workload.Side;
import io.github.gan4j.bench.workload.Workload;
import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.optim.OptimizerState;
import io.github.gan4j.core.tensor.Arena;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Scope;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.loss.GanLoss;
import io.github.gan4j.models.loss.Hinge;
import io.github.gan4j.models.loss.NonSaturating;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.net.Net;
import java.util.List;

/** A GAN's step: both updates on one draw. Samples live in the draw's scope, the rest in that of its update. */
final class GanStep implements Side {

  private final Net generator;
  private final Net discriminator;
  private final OptimizerState generatorState;
  private final OptimizerState discriminatorState;
  private final List<Tensor> generatorTargets;
  private final List<Tensor> discriminatorTargets;
  private final GanLoss loss;
  private final Tensor real;
  private final Tensor latent;
  private final Pass pass = Pass.training(Rng.of(1));
  private final Arena drawMemory = new Arena();
  private final Arena updateMemory = new Arena();

  GanStep(Workload w) {
    generator = Nets.filled("generator", w.generator());
    discriminator = Nets.filled("discriminator", w.discriminator());
    generatorState = new OptimizerState(Inputs.adam(), generator.params());
    discriminatorState = new OptimizerState(Inputs.adam(), discriminator.params());
    generatorTargets = generator.params().tensors();
    discriminatorTargets = discriminator.params().tensors();
    loss = w.rule() == Workload.Rule.HINGE ? new Hinge() : new NonSaturating();
    real = Inputs.real(w);
    latent = Inputs.latent(w);
  }

  @Override
  public float[] step() {
    try (Scope draw = Scope.open(drawMemory)) {
      Tensor fake = generator.generate(latent, Condition.none(), pass);
      return new float[] {discriminate(fake), generate(fake)};
    }
  }

  private float discriminate(Tensor fake) {
    try (Scope update = Scope.open(updateMemory)) {
      Tensor realScores = discriminator.scores(real, Condition.none(), pass);
      Tensor fakeScores = discriminator.scores(fake.detach(), Condition.none(), pass);
      Tensor value = loss.discriminator(realScores, fakeScores);
      discriminatorState.step(Autograd.grad(value, discriminatorTargets));
      return value.item();
    }
  }

  private float generate(Tensor fake) {
    try (Scope update = Scope.open(updateMemory)) {
      Tensor fakeScores = discriminator.scores(fake, Condition.none(), pass);
      Tensor value =
          loss.generator(() -> discriminator.scores(real, Condition.none(), pass), fakeScores);
      generatorState.step(Autograd.grad(value, generatorTargets));
      return value.item();
    }
  }

  @Override
  public String describe() {
    return Inputs.describe();
  }
}
