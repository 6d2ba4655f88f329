package io.github.gan4j.bench.scores;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * A finished trial, as it stands in the file of results.
 *
 * @param hours on the clock, pauses included
 * @param cpuHours that the processor's cores spent, added up
 * @param cpu the processor
 * @param commit of the program's sources, empty if not known
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Row(
    String experiment,
    String variant,
    String data,
    String config,
    int samples,
    long seed,
    List<Trial.Reading> readings,
    double hours,
    double cpuHours,
    int threads,
    String cpu,
    String jdk,
    String backend,
    String commit) {

  /** Whether this is what the trial would give. */
  boolean isOf(Trial trial) {
    return experiment.equals(trial.experiment())
        && variant.equals(trial.variant())
        && data.equals(trial.data())
        && config.equals(trial.config())
        && samples == trial.samples()
        && seed == trial.seed();
  }
}
