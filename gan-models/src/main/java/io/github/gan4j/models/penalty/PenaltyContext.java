package io.github.gan4j.models.penalty;

import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.net.Discriminator;

/**
 * What a penalty reads in one update of the discriminator.
 *
 * @param step steps completed before this one
 * @param discriminator the net that is penalised
 * @param real real samples [N, ...]
 * @param fake as many generated ones, outside the generator's graph
 * @param condition the classes of both; generated sample i is to show what real sample i shows
 * @param pass how to run the discriminator, and where random numbers come from
 * @param log takes numbers worth logging
 */
public record PenaltyContext(
    long step,
    Discriminator discriminator,
    Tensor real,
    Tensor fake,
    Condition condition,
    Pass pass,
    Log log) {

  /** Takes numbers by name. */
  @FunctionalInterface
  public interface Log {
    void put(String name, float value);
  }
}
