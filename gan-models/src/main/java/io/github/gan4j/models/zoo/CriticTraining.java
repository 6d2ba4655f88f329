package io.github.gan4j.models.zoo;

import io.github.gan4j.models.gan.GanBuilder;

/** A way to train a Wasserstein critic and its generator. */
interface CriticTraining {

  /** Adds loss, rhythm, optimisers and what holds the critic back to nets. */
  GanBuilder train(GanBuilder nets, float generatorRate, float criticRate);
}
