package io.github.gan4j.bench.scaling;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * What one step costs.
 *
 * @param size of what grows
 * @param stepMs the median
 * @param steps how many the median is of
 * @param rssMb the process's peak of resident memory in MiB; 0 where the system does not tell
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Point(
    Sweep sweep, int size, int threads, String net, double stepMs, int steps, long rssMb) {}
