package io.github.gan4j.models.zoo;

import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.models.gan.GanBuilder;
import io.github.gan4j.models.loss.Wasserstein;

/**
 * How a WGAN-GP is trained (Gulrajani et al., "Improved training of Wasserstein GANs", 2017, algorithm
 * 1): Adam, several updates of the critic per update of the generator, and a penalty on its slope.
 *
 * @param penalty which penalty
 * @param lambda its weight
 * @param interval the penalty is computed in one of so many steps, and then so many times as strong
 * @param steps updates of the critic per step
 */
public record PenalisedCritic(
    PenaltyChoice penalty, float lambda, int interval, int steps, float beta1, float beta2)
    implements CriticTraining {

  static final String PAPER = "Gulrajani et al. 2017, arXiv:1704.00028";

  /** As in the authors' code; algorithm 1 has beta1 = 0. */
  static PenalisedCritic code() {
    return new PenalisedCritic(PenaltyChoice.GP, 10, 1, 5, 0.5f, 0.9f);
  }

  PenalisedCritic beta1(float other) {
    return new PenalisedCritic(penalty, lambda, interval, steps, other, beta2);
  }

  PenalisedCritic lambda(float other) {
    return new PenalisedCritic(penalty, other, interval, steps, beta1, beta2);
  }

  @Override
  public GanBuilder train(GanBuilder nets, float generatorRate, float criticRate) {
    return train(nets, Adam.of(generatorRate), Adam.of(criticRate));
  }

  /** As {@link #train(GanBuilder, float, float)}, with rates that may change by step. */
  GanBuilder train(GanBuilder nets, Adam generator, Adam critic) {
    return nets.loss(new Wasserstein())
        .penalty(penalty.create(lambda).every(interval))
        .discriminatorSteps(steps)
        .generatorOptimizer(generator.betas(beta1, beta2))
        .discriminatorOptimizer(critic.betas(beta1, beta2));
  }
}
