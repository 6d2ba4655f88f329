package io.github.gan4j.bench.scaling;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.gan4j.bench.peers.Launcher;
import io.github.gan4j.bench.peers.SideProcess;
import io.github.gan4j.models.report.Png;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The program behind {@code gan-bench/scaling}. The system property {@code scaling.home} names this module's folder. */
public final class Scaling {

  /** The numbers of threads to compare. */
  static final List<Integer> THREADS = List.of(1, 2);

  private Scaling() {}

  public static void main(String... args) {
    try {
      Path home = Path.of(System.getProperty("scaling.home", "gan-bench"));
      Launcher launcher = new Launcher(home.toAbsolutePath().normalize());
      Options options = Options.parse(launcher.home().resolve("target/scaling"), args);
      Files.createDirectories(options.out());
      write(measure(launcher, options.quick(), System.out), options.out(), System.out);
    } catch (IllegalArgumentException | IOException e) {
      System.err.println("scaling: " + e.getMessage());
      System.exit(2);
    }
  }

  private static Results measure(Launcher launcher, boolean quick, PrintStream out)
      throws IOException {
    String backend = backend(launcher);
    out.println("gan4j's backend: " + backend);
    Meter meter = Meter.of(launcher, quick);
    List<Point> points = new ArrayList<>();
    for (Sweep sweep : Sweep.values()) {
      out.println(sweep.quantity() + " (" + sweep.setting() + ")");
      for (int size : sweep.sizes(quick)) {
        for (int threads : THREADS) {
          Point point = meter.measure(sweep, size, threads);
          points.add(point);
          out.println(line(point));
        }
      }
    }
    String jdk = System.getProperty("java.vm.version");
    return new Results(jdk, String.join(" ", Launcher.FLAGS), backend, points);
  }

  private static String backend(Launcher launcher) throws IOException {
    try (SideProcess side = launcher.gan4j(Sweep.BATCH.workload(1), THREADS.get(0))) {
      return side.description().split(";", -1)[0];
    }
  }

  private static String line(Point point) {
    return String.format(
        Locale.ROOT,
        "  %5d  %d thread%s %9.2f ms  %6d MB  (%d steps)",
        point.size(),
        point.threads(),
        point.threads() == 1 ? ", " : "s,",
        point.stepMs(),
        point.rssMb(),
        point.steps());
  }

  private static void write(Results results, Path folder, PrintStream out) throws IOException {
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(folder.resolve("scaling.json").toFile(), results);
    for (Sweep sweep : Sweep.values()) {
      Png.write(Chart.of(results, sweep), folder.resolve(sweep.file()));
    }
    Files.writeString(folder.resolve("scaling.md"), Report.of(results));
    out.print("\n" + Report.exponents(results));
    out.println("\nWritten to " + folder);
  }
}
