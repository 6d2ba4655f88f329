package io.github.gan4j.models.zoo;

import io.github.gan4j.core.optim.RmsProp;
import io.github.gan4j.models.gan.GanBuilder;
import io.github.gan4j.models.loss.Wasserstein;

/**
 * How a WGAN is trained (Arjovsky et al., "Wasserstein GAN", 2017, algorithm 1; github
 * martinarjovsky/WassersteinGAN, {@code main.py}): RMSProp, a critic that is updated several times per
 * update of the generator, and clipping of its weights, here after each update as in the paper; the
 * code clips before. The critic warms up in the first steps, and again in one of every so many.
 *
 * @param clip the largest weight of the critic
 * @param steps updates of the critic per step
 * @param warmSteps updates of the critic in a warm step
 * @param warmFirst so many first steps are warm
 * @param warmEvery and then each of so many
 */
public record ClippedCritic(float clip, int steps, int warmSteps, int warmFirst, int warmEvery)
    implements CriticTraining {

  static final String PAPER = "Arjovsky et al. 2017, arXiv:1701.07875";

  static ClippedCritic paper() {
    return new ClippedCritic(0.01f, 5, 100, 25, 500);
  }

  private int stepsAt(long step) {
    return step < warmFirst || step % warmEvery == 0 ? warmSteps : steps;
  }

  @Override
  public GanBuilder train(GanBuilder nets, float generatorRate, float criticRate) {
    return nets.loss(new Wasserstein())
        .discriminatorSteps(this::stepsAt)
        .generatorOptimizer(RmsProp.of(generatorRate))
        .discriminatorOptimizer(RmsProp.of(criticRate).clipWeights(clip));
  }
}
