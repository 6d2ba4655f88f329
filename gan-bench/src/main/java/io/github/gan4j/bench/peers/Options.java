package io.github.gan4j.bench.peers;

import io.github.gan4j.bench.workload.Workload;
import io.github.gan4j.bench.workload.Workloads;
import java.util.ArrayList;
import java.util.List;

/** What to compare and how long. */
record Options(List<Workload> workloads, boolean quick, boolean dl4j) {

  // Its steps take too long for a quick run.
  private static final String SLOW = "snresnet32-b64";

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException if an option or a net is unknown
   */
  static Options parse(String... args) {
    List<Workload> named = new ArrayList<>();
    boolean quick = false;
    boolean dl4j = true;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--quick" -> quick = true;
        case "--no-dl4j" -> dl4j = false;
        case "--net" -> {
          if (++i == args.length) {
            throw new IllegalArgumentException("--net needs a name.");
          }
          for (String name : args[i].split(",", -1)) {
            named.add(Workloads.named(name));
          }
        }
        default -> throw new IllegalArgumentException("There is no option '" + args[i] + "'.");
      }
    }
    return new Options(named.isEmpty() ? all(quick) : named, quick, dl4j);
  }

  Pace pace() {
    return Pace.of(quick);
  }

  private static List<Workload> all(boolean quick) {
    return Workloads.all().stream()
        .filter(w -> !quick || !w.name().equals(SLOW))
        .toList();
  }
}
