package io.github.gan4j.bench.peers;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * What came out for one net. Ratios are the peer's time by gan4j's: above 1, gan4j is faster.
 *
 * @param ratioLow the lower quartile of the rounds' ratios
 * @param ratioHigh the upper quartile
 * @param lossDifference the largest one between gan4j and libtorch in the first step
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Result(
    String net,
    int batch,
    double oursMs,
    double libtorchMs,
    double ratio,
    double ratioLow,
    double ratioHigh,
    int rounds,
    long oursRssMb,
    long libtorchRssMb,
    int libtorchThreads,
    String libtorchWait,
    String libtorchLayout,
    double lossDifference,
    @Nullable Double dl4jMs,
    @Nullable Double dl4jRatio,
    @Nullable Long dl4jRssMb,
    @Nullable String dl4jNote,
    String oursFlags,
    String jdk) {}
