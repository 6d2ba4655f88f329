package io.github.gan4j.bench.scaling;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Results as Markdown. */
final class Report {

  private Report() {}

  /** The whole report. */
  static String of(Results results) {
    StringBuilder text = new StringBuilder("# How the cost of a training step grows\n\n");
    text.append("Backend ").append(results.backend()).append(", JDK ").append(results.jdk());
    text.append(", `").append(results.flags()).append("` with the number of threads given.\n\n");
    text.append("## Exponents\n\nOf two power laws that meet at the break which fits best. ");
    text.append("Deviation: of the points from the law, where there are more than three. ");
    text.append("Memory is the whole process's, the JVM's own included.\n\n");
    text.append(exponents(results));
    for (Sweep sweep : Sweep.values()) {
      text.append("\n## Against ").append(sweep.quantity()).append("\n\n");
      text.append(sweep.setting()).append(".\n\n");
      text.append("![](").append(sweep.file()).append(")\n\n");
      text.append(points(results, sweep));
    }
    return text.toString();
  }

  /** The table of exponents. */
  static String exponents(Results results) {
    StringBuilder text = new StringBuilder();
    text.append("| cost | against | threads | exponents | deviation |\n|---|---|--:|---|--:|\n");
    for (Sweep sweep : Sweep.values()) {
      for (int threads : Scaling.THREADS) {
        text.append(exponents("step time", results, sweep, threads, Point::stepMs));
      }
      for (int threads : Scaling.THREADS) {
        text.append(exponents("peak memory", results, sweep, threads, Point::rssMb));
      }
    }
    return text.toString();
  }

  private static String exponents(
      String name, Results results, Sweep sweep, int threads, ToDoubleFunction<Point> cost) {
    return results
        .law(sweep, threads, cost)
        .map(law -> format(
            "| %s | %s | %d | %.2f below %.0f, %.2f above | %s |\n",
            name,
            sweep.quantity(),
            threads,
            law.below(),
            law.breakAt(),
            law.above(),
            deviation(law, results.line(sweep, threads).size())))
        .orElse("");
  }

  // A law has four numbers, one of them from a list: it goes through any three points.
  private static String deviation(PowerLaw law, int points) {
    return points > 3 ? format("%.1f %%", 100 * law.deviation()) : "-";
  }

  private static String points(Results results, Sweep sweep) {
    StringBuilder text = new StringBuilder("| " + sweep.quantity());
    text.append(" | ms, 1 thread | ms, 2 threads | speed-up | MB, 1 thread | MB, 2 threads |\n");
    text.append("|--:|--:|--:|--:|--:|--:|\n");
    List<Point> single = results.line(sweep, 1);
    List<Point> pair = results.line(sweep, 2);
    for (int i = 0; i < single.size(); i++) {
      Point one = single.get(i);
      Point two = pair.get(i);
      text.append(format(
          "| %d | %.2f | %.2f | %.2f | %d | %d |\n",
          one.size(),
          one.stepMs(),
          two.stepMs(),
          one.stepMs() / two.stepMs(),
          one.rssMb(),
          two.rssMb()));
    }
    return text.toString();
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
