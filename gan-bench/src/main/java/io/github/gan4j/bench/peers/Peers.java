package io.github.gan4j.bench.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.gan4j.bench.workload.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program behind {@code gan-bench/peers}. The system property {@code peers.home} names this module's folder. */
public final class Peers {

  private Peers() {}

  public static void main(String... args) throws IOException {
    PrintStream out = System.out;
    try {
      Options options = Options.parse(args);
      Path home = Path.of(System.getProperty("peers.home", "gan-bench"));
      compare(options, home.toAbsolutePath().normalize(), out);
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.err.println("peers: " + e.getMessage());
      System.exit(2);
    }
  }

  // A net whose sides do not compute the same has no ratio, and costs the others nothing.
  private static void compare(Options options, Path home, PrintStream out) throws IOException {
    Launcher launcher = new Launcher(home);
    out.println("gan4j runs with " + String.join(" ", Launcher.FLAGS));
    List<Result> results = new ArrayList<>();
    List<String> disagreements = new ArrayList<>();
    for (Workload w : options.workloads()) {
      try {
        results.add(new Comparison(launcher, w, options, out).run());
      } catch (IllegalStateException e) {
        disagreements.add(e.getMessage());
        out.println("  left out: not the same work");
      }
    }
    out.print("\n" + Table.of(results));
    Path file = home.resolve("target/peers.json");
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(file.toFile(), results);
    out.println("\nRatios are libtorch's time by gan4j's, written to " + file);
    if (!disagreements.isEmpty()) {
      throw new IllegalStateException(
          "left out " + String.join("\n       left out ", disagreements));
    }
  }
}
