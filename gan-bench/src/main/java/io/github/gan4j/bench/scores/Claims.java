package io.github.gan4j.bench.scores;

import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.optim.ReduceOnPlateau;
import io.github.gan4j.models.gan.GanBuilder;
import io.github.gan4j.models.loss.NonSaturating;
import io.github.gan4j.models.loss.OneSidedSmoothing;
import java.util.List;

/** What is said of GANs, tried on {@code dcgan-mini} and on conditional ones. */
final class Claims {

  private static final String MINI = "dcgan-mini";
  private static final String BN = "discriminator.norm=bn";
  private static final String SN = "discriminator.norm=sn";
  private static final String FAST_G = "generator.learningRate=2e-3";
  private static final String PAPER = "preset=paper";
  private static final String SLOW_D = "discriminator.learningRate=2e-4";

  /** That of {@code dcgan-mini}'s generator. */
  static final Adam GENERATOR_ADAM = Adam.of(2e-4f).betas(0.5f, 0.99f);

  /** That of its discriminator. */
  static final Adam DISCRIMINATOR_ADAM = GENERATOR_ADAM.learningRate(5e-4f);

  private Claims() {}

  /** The model that hacks are tried on, as it is. */
  static Contender mini() {
    return Contender.of(MINI, MINI);
  }

  /** What {@code dcgan-mini} has besides its nets and its latent. */
  static GanBuilder likeMini(GanBuilder nets) {
    return nets.loss(new OneSidedSmoothing(new NonSaturating(), 0.9f))
        .generatorOptimizer(GENERATOR_ADAM)
        .discriminatorOptimizer(DISCRIMINATOR_ADAM)
        .plateau(ReduceOnPlateau.of(0.8f, 5));
  }

  static List<Contender> contenders() {
    return List.of(
        mini(),
        Contender.of("equal rates", MINI, SLOW_D),
        Contender.of("D with BN alone", MINI, BN),
        Contender.of("D with SN alone", MINI, SN),
        Contender.of("G ten times faster, D with BN", MINI, FAST_G, SLOW_D, BN),
        Contender.of("G ten times faster, D with SN", MINI, FAST_G, SLOW_D, SN),
        Contender.of("G without BN", MINI, "generator.batchNorm=false"),
        Contender.of("no label smoothing", MINI, "realLabel=1"),
        Contender.of("all N(0, 0.02)", MINI, "generator.init=normal"),
        Contender.of("all PyTorch's default", MINI, "discriminator.init=pytorch"),
        Contender.of("all Xavier", MINI, "generator.init=xavier", "discriminator.init=xavier"),
        Contender.of("latent U(0, 1)", MINI, "latent.distribution=unit"),
        Contender.of("latent N(0, 1)", MINI, "latent.distribution=normal"),
        Contender.of("minimax", MINI, "loss=minimax"),
        mini()
            .with(
                "D warm-started",
                "100 updates of D first",
                (nets, d) -> likeMini(nets).discriminatorSteps(step -> step == 0 ? 100 : 1)),
        Contender.of("cgan-mlp", "cgan-mlp", PAPER).longer(5),
        Contender.of("cgan-mlp, D:G 2:1", "cgan-mlp", PAPER, "discriminator.steps=2")
            .longer(5),
        Contender.of("cgan-conv", "cgan-conv", "beta1=0.9"),
        Contender.of("cgan-conv, beta1 0.5", "cgan-conv"),
        Contender.of(
            "acgan", "acgan", "generator.learningRate=2e-4", "discriminator.learningRate=2e-4"),
        Contender.of("acgan, rates 1e-3", "acgan"),
        Contender.of("dcgan-classifier", "dcgan-classifier", "learningRate=2e-4"),
        Contender.of("dcgan-classifier, rate 1e-3", "dcgan-classifier"));
  }
}
