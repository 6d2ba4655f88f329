package io.github.gan4j.bench.libtorch;

import io.github.gan4j.bench.workload.Side;
import io.github.gan4j.bench.workload.Workload;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** A GAN's step, after PyTorch's DCGAN example; but the generator's update asks for none of the discriminator's gradients. */
final class GanStep implements Side {

  private final Net generator;
  private final Net discriminator;
  private final Losses losses;
  private final Tensor real;
  private final Tensor latent;

  GanStep(Workload w, Tensors tensors) {
    generator = Builder.build("generator", w.generator(), tensors);
    discriminator = Builder.build("discriminator", w.discriminator(), tensors);
    losses = Losses.of(w.rule());
    real = tensors.real(w);
    latent = tensors.latent(w);
  }

  @Override
  public float[] step() {
    try (PointerScope draw = new PointerScope();
        Tensor fake = generator.forward(latent)) {
      return new float[] {discriminate(fake), generate(fake)};
    }
  }

  private float discriminate(Tensor fake) {
    discriminator.adam().zero_grad();
    float loss = backward(real, losses::real);
    try (Tensor detached = fake.detach()) {
      loss += backward(detached, losses::fake);
    }
    discriminator.adam().step();
    return loss;
  }

  private float generate(Tensor fake) {
    generator.adam().zero_grad();
    discriminator.requiresGrad(false);
    float loss = backward(fake, losses::generator);
    discriminator.requiresGrad(true);
    generator.adam().step();
    return loss;
  }

  private float backward(Tensor samples, UnaryOperator<Tensor> loss) {
    try (PointerScope pass = new PointerScope()) {
      Tensor value = loss.apply(discriminator.forward(samples));
      value.backward();
      return value.item_float();
    }
  }

  @Override
  public String describe() {
    return LibtorchSide.describe();
  }
}
