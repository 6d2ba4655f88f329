package io.github.gan4j.bench.peers;

import io.github.gan4j.bench.peers.Setup.Peer;
import io.github.gan4j.bench.workload.Piece;
import io.github.gan4j.bench.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is known about peers beforehand: what they cannot do, and what may make them faster. */
final class Contest {

  private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

  // DL4J takes some ten seconds for a step.
  private static final String SLOW = "dcgan64-f64";

  private Contest() {}

  /** Changes to try, in order, each on the best so far; the first one also where steps are slow. */
  static List<UnaryOperator<Setup>> changes(Peer peer, Workload w, boolean quick)
      throws IOException {
    List<UnaryOperator<Setup>> changes = new ArrayList<>();
    if (peer == Peer.DL4J) {
      // OpenBLAS of DL4J's age does not know newer processors
      String type = hasAvx512() ? "SkylakeX" : "Haswell";
      changes.add(setup -> setup.coreType(type));
      if (quick) {
        return changes;
      }
    } else if (w.isImage()) {
      changes.add(Setup::channelsLast);
    }
    changes.add(Setup::spinning);
    changes.add(Setup::single);
    return changes;
  }

  /** Why DL4J cannot take part, or null if it can. */
  static @Nullable String whyWithoutDl4j(Workload w, boolean quick) {
    if (quick && w.name().equals(SLOW)) {
      return "DL4J is too slow for a quick run";
    }
    if (w.rule() == Workload.Rule.CRITIC) {
      return "DL4J cannot differentiate twice";
    }
    boolean residual = w.generator().stream().anyMatch(Piece.Residual.class::isInstance);
    return residual ? "DL4J has no spectral normalisation" : null;
  }

  private static boolean hasAvx512() throws IOException {
    return Files.isReadable(PROCESSOR) && Files.readString(PROCESSOR).contains("avx512f");
  }
}
