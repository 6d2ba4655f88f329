package io.github.gan4j.bench.peers;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.github.gan4j.bench.workload.Workload;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What came out for one net. Ratios are a peer's time by gan4j's: above 1, gan4j is faster.
 *
 * @param ratioMin the least ratio of a round
 * @param ratioMax the largest ratio of a round
 * @param lossDifference the largest one between gan4j and libtorch in the first step
 * @param dl4jNote why DL4J did not take part
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Result(
    String net,
    int batch,
    double oursMs,
    double libtorchMs,
    double ratio,
    double ratioMin,
    double ratioMax,
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
    @Nullable String dl4jSettings,
    @Nullable String dl4jNote,
    String oursFlags,
    String jdk) {

  static Result of(
      Workload workload,
      Turns ours,
      Score libtorch,
      @Nullable Score dl4j,
      @Nullable String dl4jNote)
      throws IOException {
    return new Result(
        workload.name(),
        workload.batch(),
        ours.median(),
        libtorch.milliseconds(),
        libtorch.ratio(),
        libtorch.ratioMin(),
        libtorch.ratioMax(),
        ours.medians().size(),
        ours.side().peakMebibytes(),
        libtorch.rssMb(),
        libtorch.setup().threads(),
        libtorch.setup().waitPolicy(),
        libtorch.setup().layout(),
        libtorch.lossDifference(),
        dl4j == null ? null : dl4j.milliseconds(),
        dl4j == null ? null : dl4j.ratio(),
        dl4j == null ? null : dl4j.rssMb(),
        dl4j == null ? null : dl4j.setup().toString(),
        dl4jNote,
        String.join(" ", Launcher.FLAGS),
        System.getProperty("java.vm.version"));
  }
}
