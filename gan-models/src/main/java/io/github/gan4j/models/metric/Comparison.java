package io.github.gan4j.models.metric;

import org.jspecify.annotations.Nullable;

/**
 * Real samples beside generated ones.
 *
 * @param training samples that the generator has learned from, null if memorisation is not looked
 *     at; the real side must then hold other samples
 * @param seed decides what a metric draws at random
 */
public record Comparison(Side real, Side fake, @Nullable Side training, long seed) {

  public Comparison(Side real, Side fake, long seed) {
    this(real, fake, null, seed);
  }

  Side requireTraining(String metric) {
    if (training == null) {
      throw new IllegalArgumentException(
          metric
              + ": needs the training samples, and the comparison has none. Give them as its training side.");
    }
    return training;
  }
}
