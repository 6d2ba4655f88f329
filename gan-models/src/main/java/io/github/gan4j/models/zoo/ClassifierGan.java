package io.github.gan4j.models.zoo;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.shape.Window;
import io.github.gan4j.core.tensor.CrossEntropy;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanBuilder;
import io.github.gan4j.models.gan.Phase;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.head.ClassifierTerm;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.net.ConditionalLayer;
import io.github.gan4j.models.net.Net;
import io.github.gan4j.models.net.Stack;

/**
 * GANs whose classes come from a classifier (github YadiraF/GAN, {@code cgan_classifier.py} and {@code
 * cgan_wgan_classifier.py}): the discriminator knows no classes; a third net learns to classify the
 * real images alone; the generator is to convince both.
 */
public final class ClassifierGan {

  private static final String SOURCE = "YadiraF/GAN";

  private ClassifierGan() {}

  /** Settings of the nets. */
  public record NetSettings(
      int features,
      int classes,
      GeneratorSettings generator,
      DiscriminatorSettings discriminator,
      LatentSettings latent,
      ClassifierSettings classifier)
      implements Settings.Inlined {

    static NetSettings of(int features, int width, float weight) {
      return new NetSettings(
          features,
          10,
          new GeneratorSettings(Output.SIGMOID),
          new DiscriminatorSettings(DiscriminatorNorm.BN),
          new LatentSettings(LatentChoice.UNIFORM, 100),
          new ClassifierSettings(width, 2e-4f, weight));
    }
  }

  /** Settings of the generator. */
  public record GeneratorSettings(Output output) {}

  /** Settings of the discriminator. */
  public record DiscriminatorSettings(DiscriminatorNorm norm) {}

  /** Settings of the classifier: its hidden layer, its rate, and its weight in the generator's loss. */
  public record ClassifierSettings(int width, float learningRate, float weight) {}

  /** Settings with the loss of DCGAN. */
  public record Config(NetSettings nets, float learningRate, float ema) {}

  /** Settings with a clipped critic. */
  public record Clipped(NetSettings nets, float learningRate, ClippedCritic critic, float ema) {}

  static final ZooModel<Config> DCGAN = new ZooModel<>(
      "dcgan-classifier",
      "DCGAN that a classifier teaches classes",
      SOURCE,
      ZooModel.presets(
          new Config(NetSettings.of(32, 256, 1), 1e-3f, 0), Plan.steps(5000).batch(32),
          new Config(NetSettings.of(64, 1024, 1), 2e-4f, 0), Plan.steps(20_000).batch(32)),
      c -> SampleFormat.image(28, 1, c.nets().generator().output()),
      (c, rng) -> builder("dcgan-classifier", c.nets(), rng)
          .loss(LossChoice.NON_SATURATING.create(1))
          .optimizer(Adam.of(c.learningRate()).betas(0.5f, 0.999f))
          .ema(c.ema())
          .build());

  static final ZooModel<Clipped> WGAN = new ZooModel<>(
      "wgan-classifier",
      "WGAN that a classifier teaches classes",
      SOURCE,
      ZooModel.presets(
          new Clipped(NetSettings.of(16, 256, 0.03f), 1e-3f, ClippedCritic.paper(), 0),
          Plan.steps(3000).batch(32),
          new Clipped(NetSettings.of(64, 1024, 1), 2e-4f, ClippedCritic.paper(), 0),
          Plan.steps(20_000).batch(32)),
      c -> SampleFormat.image(28, 1, c.nets().generator().output()),
      (c, rng) -> c.critic()
          .train(builder("wgan-classifier", c.nets(), rng), c.learningRate(), c.learningRate())
          .ema(c.ema())
          .build());

  private static GanBuilder builder(String name, NetSettings c, Rng rng) {
    Nets nets = new ConvNets(
        1, c.features(), 0, 0.2f, true, c.discriminator().norm(), c.generator().output());
    int input = c.latent().size() + c.classes();
    Net classifier = Net.of("classifier", rng.split(), p -> classifier(p, c));
    return Gan.builder(name)
        .classes(c.classes())
        .generator(Net.conditional(
            "generator", rng.split(), p -> ConditionalLayer.joined(nets.generator(p, input))))
        .discriminator(
            Net.of("discriminator", rng.split(), p -> nets.scores(p, 1, nets.sampleShape())))
        .latent(c.latent().create())
        .auxiliaryLoss(new ClassifierTerm(classifier, c.classifier().weight()))
        .then(learning(classifier, c.classifier().learningRate()));
  }

  /** The classifier learns from the real images of the step. */
  private static Phase learning(Net classifier, float learningRate) {
    return Phase.of(
            "c",
            classifier,
            Adam.of(learningRate).betas(0.5f, 0.999f),
            c -> CrossEntropy.crossEntropy(
                classifier.scores(c.real(), Condition.none(), c.pass()), c.labels()))
        .sharing();
  }

  private static Layer classifier(Params p, NetSettings c) {
    Window halve = Window.of(5).stride(2).pad(2);
    return Stack.of(p, 28, 28, 1)
        .norms(InitChoice.NORMAL.norm())
        .weights(InitChoice.NORMAL.weights().bias(Initializers.zeros()))
        .at("down1")
        .conv(c.features(), halve)
        .relu()
        .at("down2")
        .conv(2 * c.features(), halve)
        .batchNorm()
        .leakyRelu(0.2f)
        .at("hidden")
        .linear(c.classifier().width())
        .relu()
        .at("class")
        .linear(c.classes())
        .build();
  }
}
