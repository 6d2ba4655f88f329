package io.github.gan4j.models.zoo;

import io.github.gan4j.core.optim.Schedule;
import io.github.gan4j.core.optim.Sgd;

/**
 * Settings of the gradient descent that trained the original GAN (github goodfeli/adversarial, {@code
 * mnist.yaml}).
 *
 * @param learningRate at the first step, divided by {@code 1 + decay} at each, and at least {@code leastRate}
 * @param momentum at the first step, rising in a straight line to {@code lastMomentum}
 * @param momentumSteps steps until it is reached
 */
public record DescentSettings(
    float learningRate,
    float decay,
    float leastRate,
    float momentum,
    float lastMomentum,
    int momentumSteps) {

  /** The descent with a learning rate so many times as large: the weight of a loss. */
  Sgd weighted(float weight) {
    Schedule rate = Schedule.exponential(weight * learningRate, 1.0 + decay, weight * leastRate);
    return Sgd.of(rate).momentum(Schedule.linear(momentum, lastMomentum, 0, momentumSteps));
  }
}
