package io.github.gan4j.core.layer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.param.Initializer;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.shape.Window;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A gradient penalty's gradients reach every weight of a critic. */
class SecondOrderTest {

  private static final long SEED = 31;
  private static final float LAMBDA = 10;

  /** +2, -2, +2, ...: half of the channels on either side of the kink, none near it. */
  private static final Initializer FAR_FROM_ZERO = (shape, fan, rng) -> {
    float[] y = new float[shape[0]];
    for (int i = 0; i < y.length; i++) {
      y[i] = i % 2 == 0 ? 2 : -2;
    }
    return Tensor.wrap(y, shape);
  };

  private final Params p = new Params(Rng.of(SEED));
  private final Layer critic = critic(WeightSpec.standard());

  private Layer critic(WeightSpec spec) {
    WeightSpec wide = spec.init(Initializers.normal(0, 0.5f));
    NormSpec norm = NormSpec.standard().gamma(Initializers.constant(0.4f)).beta(FAR_FROM_ZERO);
    return Sequential.of(
        new Conv2d(p.at("down1"), 2, 4, Window.of(3).stride(2).pad(1), wide),
        new LayerNorm(p.at("norm1"), 4, norm),
        Layers.leakyRelu(0.2f),
        Layers.flatten(),
        new Linear(p.at("score"), 36, 1, wide));
  }

  /** {@code mean(score) + lambda mean((|d score / d x| - 1)^2)}, as in WGAN-GP. */
  private Tensor loss(Tensor x, Pass pass) {
    Tensor input = x.watch();
    Tensor scores = critic.forward(input, pass);
    Tensor g = Autograd.differentiableGrad(scores, input);
    Tensor norms = g.square().sum(1, 2, 3).sqrt();
    return scores.mean().add(norms.add(-1).square().mean().mul(LAMBDA));
  }

  @Test
  void the_penalty_of_a_convolutional_critic() {
    Tensor x = Rng.of(SEED + 1).normal(0, 1, 3, 6, 6, 2);
    Pass pass = Pass.training(Rng.of(SEED));
    Supplier<Tensor> loss = () -> loss(x, pass);
    ParameterGradients.require(SEED, p, loss);
    float penalty = loss.get().sub(critic.forward(x, pass).mean()).item();
    assertTrue(penalty > 0.1f, "the penalty " + penalty + " matters in the loss");
  }
}
