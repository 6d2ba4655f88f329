package io.github.gan4j.models.zoo;

import io.github.gan4j.core.layer.BatchNorm;
import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Layers;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.layer.Maxout;
import io.github.gan4j.core.layer.NormSpec;
import io.github.gan4j.core.layer.Sequential;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.param.Initializer;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Latent;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.net.Net;
import io.github.gan4j.models.net.Packed;
import java.util.ArrayList;
import java.util.List;

/**
 * A GAN for points in the plane, which shows at a glance how many modes a generator finds (github
 * fjxmlzn/PacGAN, {@code synthetic_data_experiments}; Lin et al., "PacGAN: the power of two samples
 * in generative adversarial networks", 2018, section 4.1): generator 484,802 parameters,
 * discriminator 403,201 and 2,000 more for each point in a pack.
 *
 * <p>Both nets are updated at once. Two things differ: a batch norm of the generator takes its
 * statistics over all points of a batch, where the source takes them over the first points of all
 * packs, then over the second ones; and for sampling it averages variances, where the source averages
 * standard deviations.
 */
public final class ToyGan {

  private static final int POINT = 2;
  private static final int GENERATOR_LAYERS = 4;
  private static final int DISCRIMINATOR_LAYERS = 3;
  private static final int PACKS_PER_BATCH = 100;
  private static final int STEPS = 400_000;

  private ToyGan() {}

  /** Settings; the defaults are the source's. */
  public record Config(
      LossChoice loss,
      int packing,
      int latent,
      GeneratorConfig generator,
      DiscriminatorConfig discriminator,
      float learningRate) {

    public static Config defaults() {
      return new Config(
          LossChoice.NON_SATURATING,
          1,
          2,
          new GeneratorConfig(400),
          new DiscriminatorConfig(200, 5),
          1e-4f);
    }

    /** The same with a discriminator that judges so many points at a time. */
    public Config packing(int packing) {
      return new Config(loss, packing, latent, generator, discriminator, learningRate);
    }
  }

  /** Settings of the generator: the units of a hidden layer. */
  public record GeneratorConfig(int width) {}

  /** Settings of the discriminator: the units of a maxout layer, and the pieces of a unit. */
  public record DiscriminatorConfig(int width, int pieces) {}

  /**
   * How the source trains: 400 epochs of 100,000 packs, 100 packs at a time. It draws the points of
   * packs anew from 100,000 points, so that an epoch has 1,000 steps whatever the packing.
   */
  public static Plan plan(Config c) {
    return Plan.steps(STEPS).batch(PACKS_PER_BATCH * c.packing());
  }

  public static Gan create(Config c, Rng rng) {
    Net discriminator = Net.of("discriminator", rng.split(), p -> discriminator(p, c));
    return Gan.builder("toy")
        .generator(Net.of("generator", rng.split(), p -> generator(p, c)))
        .discriminator(new Packed(discriminator, c.packing()))
        .latent(Latent.normal(c.latent()))
        .loss(c.loss().create(1))
        .optimizer(Adam.of(c.learningRate()).betas(0.8f, 0.999f))
        .simultaneous()
        .build();
  }

  private static Layer generator(Params p, Config c) {
    NormSpec norm = NormSpec.standard().epsilon(1e-4f).momentum(0.05f);
    List<Layer> layers = new ArrayList<>();
    int in = c.latent();
    for (int i = 1; i <= GENERATOR_LAYERS; i++) {
      Params at = p.at("hidden" + i);
      layers.add(
          new Linear(at.at("linear"), in, c.generator().width(), weights().noBias()));
      layers.add(new BatchNorm(at.at("norm"), c.generator().width(), norm));
      layers.add(Layers.relu());
      in = c.generator().width();
    }
    layers.add(new Linear(p.at("point"), in, POINT, weights()));
    return new Sequential(layers);
  }

  private static Layer discriminator(Params p, Config c) {
    List<Layer> layers = new ArrayList<>();
    int in = POINT * c.packing();
    int width = c.discriminator().width();
    for (int i = 1; i <= DISCRIMINATOR_LAYERS; i++) {
      layers.add(new Maxout(p.at("hidden" + i), in, width, c.discriminator().pieces(), weights()));
      in = width;
    }
    layers.add(new Linear(p.at("score"), in, c.loss().outputs(), weights()));
    return new Sequential(layers);
  }

  private static WeightSpec weights() {
    Initializer normal = Initializers.normal(0, 0.02f);
    return WeightSpec.standard().init(normal).bias(Initializers.zeros());
  }
}
