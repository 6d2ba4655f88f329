package io.github.gan4j.core;

import io.github.gan4j.core.layer.BatchNorm;
import io.github.gan4j.core.layer.Conv2d;
import io.github.gan4j.core.layer.ConvTranspose2d;
import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Layers;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.layer.Sequential;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.optim.OptimizerState;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.shape.Window;
import io.github.gan4j.core.tensor.Activations;
import io.github.gan4j.core.tensor.Arena;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Scope;
import io.github.gan4j.core.tensor.Tensor;

/** A convolutional GAN on 16x16 images, small enough for a test, with everything a large one has. */
final class SmallGan {

  private static final int BATCH = 4;
  private static final int LATENT = 8;

  private final Rng rng;
  private final Params g;
  private final Params d;
  private final Layer generator;
  private final Layer discriminator;
  private final OptimizerState gOptimizer;
  private final OptimizerState dOptimizer;
  private final Tensor real;
  private final Arena arena = new Arena();

  SmallGan(long seed) {
    rng = Rng.of(seed);
    g = new Params(rng.split());
    d = new Params(rng.split());
    generator = generator(g);
    discriminator = discriminator(d);
    Adam adam = Adam.of(2e-3f).betas(0.5f, 0.999f);
    gOptimizer = new OptimizerState(adam, g);
    dOptimizer = new OptimizerState(adam, d);
    real = rng.uniform(-1, 1, BATCH, 16, 16, 3);
  }

  private static Layer generator(Params p) {
    Window twice = Window.of(4).stride(2).pad(1);
    WeightSpec plain = WeightSpec.standard().noBias();
    return Sequential.of(
        new Linear(p.at("project"), LATENT, 4 * 4 * 32, plain),
        Layers.reshape(4, 4, 32),
        new BatchNorm(p.at("norm0"), 32),
        Layers.relu(),
        new ConvTranspose2d(p.at("up1"), 32, 16, twice, plain),
        new BatchNorm(p.at("norm1"), 16),
        Layers.relu(),
        new ConvTranspose2d(p.at("up2"), 16, 3, twice),
        Layers.tanh());
  }

  private static Layer discriminator(Params p) {
    Window half = Window.of(4).stride(2).pad(1);
    WeightSpec spectral = WeightSpec.standard().spectralNorm();
    return Sequential.of(
        new Conv2d(p.at("down1"), 3, 16, half),
        Layers.leakyRelu(0.2f),
        new Conv2d(p.at("down2"), 16, 32, half, spectral),
        new BatchNorm(p.at("norm2"), 32),
        Layers.leakyRelu(0.2f),
        Layers.dropout(0.3f),
        Layers.flatten(),
        new Linear(p.at("score"), 4 * 4 * 32, 1));
  }

  /** One update of the discriminator, then one of the generator, each on its own latents. */
  void step() {
    try (Scope scope = Scope.open(arena)) {
      Pass pass = Pass.training(rng);
      Tensor fake = Autograd.noGrad(() -> generator.forward(latents(), pass));
      Tensor loss = softplusMean(discriminator.forward(real, pass).neg())
          .add(softplusMean(discriminator.forward(fake, pass)));
      dOptimizer.step(Autograd.grad(loss, d.tensors()));
    }
    try (Scope scope = Scope.open(arena)) {
      Pass pass = Pass.training(rng);
      Tensor scores = discriminator.forward(generator.forward(latents(), pass), pass);
      gOptimizer.step(Autograd.grad(softplusMean(scores.neg()), g.tensors()));
    }
  }

  private Tensor latents() {
    return rng.normal(0, 1, BATCH, LATENT);
  }

  private static Tensor softplusMean(Tensor x) {
    return Activations.softplus(x).mean();
  }

  /** Every parameter and buffer of both nets, end to end. */
  float[] numbers() {
    int size = 0;
    for (Params p : new Params[] {g, d}) {
      size += p.slots().stream().mapToInt(s -> s.size()).sum();
    }
    float[] all = new float[size];
    int at = 0;
    for (Params p : new Params[] {g, d}) {
      for (var slot : p.slots()) {
        System.arraycopy(slot.data(), slot.offset(), all, at, slot.size());
        at += slot.size();
      }
    }
    return all;
  }
}
