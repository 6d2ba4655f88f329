package io.github.gan4j.models.metric;

import java.util.Arrays;

/**
 * A score that was measured several times.
 *
 * @param std the population's: {@code sqrt(mean((x - mean)^2))}
 */
public record MeanStd(double mean, double std) {

  /** Of at least one value. */
  public static MeanStd of(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance =
        Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    return new MeanStd(mean, Math.sqrt(variance));
  }
}
