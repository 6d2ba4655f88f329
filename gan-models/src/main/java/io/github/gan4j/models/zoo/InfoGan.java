package io.github.gan4j.models.zoo;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.gan.CodedLatent;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanBuilder;
import io.github.gan4j.models.gan.Phase;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.head.CodeHead;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.net.Net;
import io.github.gan4j.models.net.Stack;
import io.github.gan4j.models.net.TwoHeaded;
import java.util.Map;

/**
 * InfoGAN (Chen et al., "InfoGAN: interpretable representation learning by information maximizing
 * generative adversarial nets", 2016; github openai/InfoGAN, {@code launchers/run_mnist_exp.py}): part
 * of the latent is a code that a net Q must be able to tell from the image. Q is a second head of the
 * discriminator, or a net of its own that is updated together with the generator after each step, as in
 * github YadiraF/GAN. Continuous codes have a fixed spread, so Q has no outputs for it; the authors' code
 * has two that it does not use. The leaky slope is the paper's 0.1; the code has 0.01.
 */
public final class InfoGan {

  private static final String PAPER = "Chen et al. 2016, arXiv:1606.03657";
  private static final int Q_WIDTH = 128;

  private InfoGan() {}

  /** Where Q gets its features from. */
  public enum Q {
    /** From the discriminator's trunk. */
    SHARED,
    /** From a net of its own. */
    SEPARATE
  }

  /** Settings; {@code width} is of the hidden layers, {@code features} of convolutions, 0 for none. */
  public record Config(
      int features,
      int width,
      Q q,
      CodeSettings code,
      GeneratorSettings generator,
      DiscriminatorSettings discriminator,
      LatentSettings latent,
      float ema) {}

  /** Settings of the code: its parts, the weight of the information, and the rate of a separate Q. */
  public record CodeSettings(int categories, int continuous, float lambda, float learningRate) {}

  private static Config config(
      int features,
      int width,
      boolean batchNorm,
      DiscriminatorNorm norm,
      float generatorRate,
      float discriminatorRate,
      int noise) {
    return new Config(
        features,
        width,
        Q.SHARED,
        new CodeSettings(10, 2, 1, 2e-4f),
        new GeneratorSettings(Output.SIGMOID, batchNorm, generatorRate),
        new DiscriminatorSettings(norm, discriminatorRate),
        new LatentSettings(LatentChoice.UNIFORM, noise),
        0);
  }

  static final ZooModel<Config> MODEL = model(
      "infogan",
      "InfoGAN of the paper: codes for class, slant and width",
      PAPER,
      ZooModel.presets(
          config(32, 512, true, DiscriminatorNorm.BN, 1e-3f, 2e-4f, 62),
              Plan.steps(5000).batch(64),
          config(64, 1024, true, DiscriminatorNorm.BN, 1e-3f, 2e-4f, 62),
              Plan.steps(5000).batch(128)));

  static final ZooModel<Config> CONV = model(
      "infogan-conv",
      "InfoGAN without a hidden layer",
      "YadiraF/GAN, after " + PAPER,
      ZooModel.presets(
          config(32, 0, true, DiscriminatorNorm.BN, 1e-3f, 2e-4f, 100), Plan.steps(1500),
          config(64, 0, true, DiscriminatorNorm.BN, 1e-3f, 1e-3f, 100), Plan.steps(20_000)));

  static final ZooModel<Config> MLP = model(
      "infogan-mlp",
      "InfoGAN, fully connected",
      "YadiraF/GAN, after " + PAPER,
      ZooModel.presets(
          config(0, 128, true, DiscriminatorNorm.NONE, 1e-3f, 1e-3f, 100), Plan.steps(10_000),
          config(0, 128, false, DiscriminatorNorm.NONE, 1e-3f, 1e-3f, 100), Plan.steps(100_000)));

  private static ZooModel<Config> model(
      String name, String summary, String source, Map<String, ZooModel.Preset<Config>> presets) {
    return new ZooModel<>(
        name,
        summary,
        source,
        presets,
        c -> SampleFormat.image(28, 1, c.generator().output()),
        (c, rng) -> create(name, c, rng));
  }

  private static Nets nets(Config c) {
    Output output = c.generator().output();
    boolean batchNorm = c.generator().batchNorm();
    if (c.features() == 0) {
      WeightSpec weights = InitChoice.NORMAL.weights().bias(Initializers.zeros());
      return new MlpNets(
          new ImageSettings(28, 1),
          c.width(),
          1,
          weights,
          batchNorm,
          c.discriminator().norm(),
          output);
    }
    return new ConvNets(
        1, c.features(), c.width(), 0.1f, batchNorm, c.discriminator().norm(), output);
  }

  private static Gan create(String name, Config c, Rng rng) {
    Nets nets = nets(c);
    CodedLatent latent = latent(c.latent(), c.code());
    Net generator = Net.of("generator", rng.split(), p -> nets.generator(p, latent.size()));
    Adam adam = Adam.of(c.generator().learningRate()).betas(0.5f, 0.999f);
    GanBuilder builder = Gan.builder(name)
        .generator(generator)
        .latent(latent)
        .loss(LossChoice.NON_SATURATING.create(1))
        .generatorOptimizer(adam)
        .discriminatorOptimizer(adam.learningRate(c.discriminator().learningRate()))
        .ema(c.ema());
    CodeHead information = new CodeHead(latent, c.code().lambda());
    if (c.q() == Q.SHARED) {
      return builder
          .discriminator(TwoHeaded.of("discriminator", rng.split(), p -> heads(nets, p, latent)))
          .auxiliaryLoss(information)
          .build();
    }
    return builder
        .discriminator(
            Net.of("discriminator", rng.split(), p -> nets.scores(p, 1, nets.sampleShape())))
        .then(q(nets, information, generator, adam.learningRate(c.code().learningRate()), rng))
        .build();
  }

  static CodedLatent latent(LatentSettings noise, CodeSettings code) {
    return new CodedLatent(noise.create(), code.categories(), code.continuous());
  }

  private static TwoHeaded.Heads heads(Nets nets, Params p, CodedLatent latent) {
    Stack trunk = nets.trunk(p, nets.sampleShape());
    Layer score = Stack.of(p, trunk.shape()).at("score").linear(1).build();
    return new TwoHeaded.Heads(trunk.build(), score, guesses(p, latent, trunk.shape()));
  }

  /** Features to guesses of the code. */
  private static Layer guesses(Params p, CodedLatent latent, int... featureShape) {
    return Stack.of(p, featureShape)
        .norms(InitChoice.NORMAL.norm())
        .weights(InitChoice.NORMAL.weights().bias(Initializers.zeros()))
        .at("q1")
        .linear(Q_WIDTH)
        .batchNorm()
        .leakyRelu(0.1f)
        .at("q2")
        .linear(latent.categories() + latent.continuous())
        .build();
  }

  /** A Q of its own, updated with the generator. */
  static Phase q(Nets nets, CodeHead information, Net generator, Adam adam, Rng rng) {
    Net q = Net.of("q", rng.split(), p -> {
      Stack trunk = nets.trunk(p.at("trunk"), nets.sampleShape());
      Layer guesses = guesses(p, information.latent(), trunk.shape());
      Layer features = trunk.build();
      return (x, pass) -> guesses.forward(features.forward(x, pass), pass);
    });
    return Phase.of(
            "q", q, adam, c -> information.loss(q.scores(c.fake(), Condition.none(), c.pass()), c))
        .nets(q, generator)
        // at the same parameters as the generator's own update, whose samples it shares
        .group("g")
        .sharing();
  }
}
