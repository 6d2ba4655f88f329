package io.github.gan4j.bench.peers;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Results as text. */
final class Table {

  private Table() {}

  /** One line for one net. */
  static String summary(Result r) {
    String text = String.format(
        Locale.ROOT,
        "gan4j %.1f ms, libtorch %.1f ms: ratio %.2f (%.2f..%.2f, %d rounds)",
        r.oursMs(),
        r.libtorchMs(),
        r.ratio(),
        r.ratioMin(),
        r.ratioMax(),
        r.rounds());
    return r.dl4jMs() == null
        ? text
        : text
            + String.format(Locale.ROOT, "; DL4J %.1f ms: ratio %.2f", r.dl4jMs(), r.dl4jRatio());
  }

  /** All nets, a row each. */
  static String of(List<Result> results) {
    StringBuilder text = new StringBuilder();
    text.append(row(
        "net",
        "gan4j ms",
        "libtorch ms",
        "ratio",
        "of rounds",
        "gan4j MB",
        "libtorch MB",
        "DL4J ms",
        "ratio",
        "libtorch's settings"));
    for (Result r : results) {
      text.append(row(
          r.net(),
          number(r.oursMs()),
          number(r.libtorchMs()),
          number(r.ratio()),
          number(r.ratioMin()) + ".." + number(r.ratioMax()),
          r.oursRssMb(),
          r.libtorchRssMb(),
          number(r.dl4jMs()),
          number(r.dl4jRatio()),
          r.libtorchLayout() + ", " + r.libtorchThreads() + " threads, waiting "
              + r.libtorchWait()));
    }
    return text.toString();
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-15s %9s %12s %7s %13s %9s %12s %9s %7s  %s%n", cells);
  }

  private static String number(@Nullable Double value) {
    if (value == null) {
      return "-";
    }
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
  }
}
