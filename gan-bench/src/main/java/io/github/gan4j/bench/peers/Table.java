package io.github.gan4j.bench.peers;

import java.util.List;
import java.util.Locale;

/** Results as text. */
final class Table {

  private static final String ROW = "%-16s %9s %12s %7s %15s %9s %12s  %s%n";

  private Table() {}

  static String summary(Result r) {
    return String.format(
        Locale.ROOT,
        "gan4j %.1f ms, libtorch %.1f ms: ratio %.2f (%.2f..%.2f, %d rounds)",
        r.oursMs(),
        r.libtorchMs(),
        r.ratio(),
        r.ratioLow(),
        r.ratioHigh(),
        r.rounds());
  }

  static String of(List<Result> results) {
    StringBuilder text = new StringBuilder();
    text.append(String.format(
        ROW,
        "net",
        "gan4j ms",
        "libtorch ms",
        "ratio",
        "quartiles",
        "gan4j MB",
        "libtorch MB",
        "libtorch's settings"));
    for (Result r : results) {
      text.append(String.format(
          Locale.ROOT,
          ROW,
          r.net(),
          number(r.oursMs()),
          number(r.libtorchMs()),
          number(r.ratio()),
          number(r.ratioLow()) + ".." + number(r.ratioHigh()),
          r.oursRssMb(),
          r.libtorchRssMb(),
          new Setup(r.libtorchThreads(), r.libtorchWait(), r.libtorchLayout())));
    }
    return text.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
  }
}
