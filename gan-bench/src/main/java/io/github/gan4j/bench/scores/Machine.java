package io.github.gan4j.bench.scores;

import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.kernel.Workers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs trials and notes what they took and what ran them. */
final class Machine {

  private static final double NANOS_PER_HOUR = 3.6e12;

  private final String cpu = cpu();
  private final String commit;

  Machine(String commit) {
    this.commit = commit;
  }

  /** A trial's outcome beside its row. */
  record Done(Row row, Trial.Outcome outcome) {}

  Done run(Trial trial) {
    long start = System.nanoTime();
    long startCpu = cpuNanos();
    Trial.Outcome outcome = trial.work().run();
    double hours = (System.nanoTime() - start) / NANOS_PER_HOUR;
    double cpuHours = (cpuNanos() - startCpu) / NANOS_PER_HOUR;
    Row row = new Row(
        trial.experiment(),
        trial.variant(),
        trial.data(),
        trial.config(),
        trial.samples(),
        trial.seed(),
        outcome.readings(),
        rounded(hours),
        rounded(cpuHours),
        Workers.current().size(),
        cpu,
        System.getProperty("java.vm.version"),
        Backends.describe(),
        commit);
    return new Done(row, outcome);
  }

  private static double rounded(double hours) {
    return Math.round(hours * 1e5) / 1e5;
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  /** The processor's name where the system tells it as Linux does, else its kind. */
  private static String cpu() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElseGet(() -> System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
