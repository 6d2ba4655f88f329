package io.github.gan4j.bench.scores;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Layers;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.shape.Window;
import io.github.gan4j.core.tensor.Activations;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanBuilder;
import io.github.gan4j.models.gan.Latent;
import io.github.gan4j.models.head.FeatureMatching;
import io.github.gan4j.models.loss.GeneratorWeight;
import io.github.gan4j.models.loss.NonSaturating;
import io.github.gan4j.models.net.MinibatchDiscrimination;
import io.github.gan4j.models.net.Net;
import io.github.gan4j.models.net.Stack;
import io.github.gan4j.models.net.TwoHeaded;
import java.util.Locale;

/** A pair of nets with 32 and 64 channels, and what changes if one of its layers does. */
enum HackNets {
  /** Strides, leaky ReLU, tanh. */
  PLAIN,
  /** Images from 0 to 1. */
  SIGMOID,
  /** ReLU and max-pooling in the discriminator. */
  SPARSE,
  /** Leaky ReLU and average pooling in the discriminator. */
  AVERAGE_POOLED,
  MINIBATCH_DISCRIMINATION,
  /** Dropout of one half in the generator, in samples too. */
  DROPOUT,
  /** The discriminator's features as the generator's only goal. */
  FEATURE_MATCHING;

  private static final int LATENT = 64;
  private static final int SIDE = 7;
  private static final int NARROW = 32;
  private static final int WIDE = 64;
  private static final float SLOPE = 0.2f;
  private static final Window HALF = Window.of(4).stride(2).pad(1);
  private static final Window SAME = Window.of(3).pad(1);
  private static final WeightSpec WEIGHTS =
      WeightSpec.standard().init(Initializers.normal(0, 0.02f)).bias(Initializers.zeros());

  Contender contender() {
    String name = name().toLowerCase(Locale.ROOT).replace('_', ' ');
    PixelRange range = this == SIGMOID ? PixelRange.UNIT : PixelRange.SYMMETRIC;
    return new Contender("nets: " + name, "channels 32, 64, Adam 2e-4", range, 1, this::create);
  }

  private Gan create(Rng rng) {
    GanBuilder gan = Gan.builder("hacked")
        .generator(Net.of("generator", rng.split(), this::generator))
        .latent(Latent.normal(LATENT))
        .loss(new NonSaturating())
        .optimizer(Adam.of(2e-4f).betas(0.5f, 0.999f));
    if (this == FEATURE_MATCHING) {
      return gan.discriminator(TwoHeaded.of("discriminator", rng.split(), this::heads))
          .loss(new GeneratorWeight(new NonSaturating(), 0))
          .auxiliaryLoss(new FeatureMatching(1))
          .build();
    }
    return gan.discriminator(Net.of("discriminator", rng.split(), this::discriminator))
        .build();
  }

  private Layer generator(Params p) {
    Stack stack = Stack.of(p, LATENT).weights(WEIGHTS).at("project").linear(SIDE * SIDE * WIDE);
    stack.reshape(SIDE, SIDE, WIDE).batchNorm().relu();
    dropped(stack).at("up1").convTranspose(NARROW, HALF).batchNorm().relu();
    dropped(stack).at("up2").convTranspose(1, HALF);
    return stack.then(this == SIGMOID ? Layers.sigmoid() : Layers.tanh()).build();
  }

  private Stack dropped(Stack stack) {
    return this == DROPOUT
        ? stack.then((x, pass) -> Activations.dropout(x, 0.5f, pass.rng()))
        : stack;
  }

  private Layer discriminator(Params p) {
    Stack stack = trunk(p);
    if (this == MINIBATCH_DISCRIMINATION) {
      int in = stack.shape()[0];
      stack.then(new MinibatchDiscrimination(p.at("batch"), in, 32, 5), in + 32);
    }
    return stack.at("score").linear(1).build();
  }

  private TwoHeaded.Heads heads(Params p) {
    Stack trunk = trunk(p);
    Layer score =
        Stack.of(p, trunk.shape()).weights(WEIGHTS).at("score").linear(1).build();
    return new TwoHeaded.Heads(trunk.build(), score, (x, pass) -> x);
  }

  private Stack trunk(Params p) {
    Stack stack = Stack.of(p, 28, 28, 1).weights(WEIGHTS);
    smaller(stack.at("down1"), NARROW);
    smaller(stack.at("down2"), WIDE);
    return stack.reshape(SIDE * SIDE * WIDE);
  }

  private void smaller(Stack stack, int channels) {
    switch (this) {
      case SPARSE -> stack.conv(channels, SAME).relu().maxPool(2);
      case AVERAGE_POOLED -> stack.conv(channels, SAME).leakyRelu(SLOPE).avgPool(2);
      default -> stack.conv(channels, HALF).leakyRelu(SLOPE);
    }
  }
}
