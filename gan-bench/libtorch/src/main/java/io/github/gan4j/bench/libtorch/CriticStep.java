package io.github.gan4j.bench.libtorch;

import io.github.gan4j.bench.workload.Fill;
import io.github.gan4j.bench.workload.Side;
import io.github.gan4j.bench.workload.Workload;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** A step of a critic with gradient penalty, which differentiates twice. The generator stays as it is. */
final class CriticStep implements Side {

  private final Net generator;
  private final Net critic;
  private final Tensor real;
  private final Tensor latent;
  private final Tensor mix;

  CriticStep(Workload w, Tensors tensors) {
    generator = Builder.build("generator", w.generator(), tensors);
    critic = Builder.build("discriminator", w.discriminator(), tensors);
    real = tensors.real(w);
    latent = tensors.latent(w);
    mix = tensors.of(Fill.unit("mix", w.batch()), w.batch(), 1, 1, 1);
  }

  @Override
  public float[] step() {
    try (PointerScope scope = new PointerScope();
        Tensor fake = fake()) {
      critic.adam().zero_grad();
      Tensor distance = critic.forward(fake).mean().sub(critic.forward(real).mean());
      Tensor loss = distance.add(penalty(fake).mul(new Scalar(Workload.LAMBDA)));
      loss.backward();
      critic.adam().step();
      return new float[] {loss.item_float()};
    }
  }

  private Tensor fake() {
    try (NoGradGuard guard = new NoGradGuard()) {
      return generator.forward(latent);
    }
  }

  private Tensor penalty(Tensor fake) {
    Tensor between = torch.lerp(real, fake, mix);
    between.set_requires_grad(true);
    Tensor scores = critic.forward(between);
    TensorVector ones = new TensorVector(torch.ones_like(scores));
    BoolOptional retainGraph = new BoolOptional(true);
    TensorVector gradients = torch.grad(
        new TensorVector(scores), new TensorVector(between), ones, retainGraph, true, false);
    Tensor norm = gradients.get(0).square().sum(1, 2, 3).sqrt();
    return norm.sub(new Scalar(1.0)).square().mean();
  }

  @Override
  public String describe() {
    return LibtorchSide.describe();
  }
}
