package io.github.gan4j.bench.scores;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows rows: one as a line, many as a Markdown table of means and deviations over seeds. */
final class Table {

  private static final String HEAD =
      "| experiment | variant | data | config | seeds | samples | scores | CPU hours a seed |\n"
          + "|---|---|---|---|---|---|---|---|\n";

  private Table() {}

  static String line(Row row) {
    return "%s %s seed %d: %s (%s h)"
        .formatted(row.experiment(), row.variant(), row.seed(), scores(List.of(row)), row.hours());
  }

  static String of(List<Row> rows) {
    return HEAD
        + rows.stream()
            .collect(Collectors.groupingBy(
                row -> List.of(
                    row.experiment(),
                    row.variant(),
                    row.data(),
                    row.config(),
                    Integer.toString(row.samples())),
                LinkedHashMap::new,
                Collectors.toList()))
            .values()
            .stream()
            .map(Table::tableLine)
            .collect(Collectors.joining());
  }

  private static String tableLine(List<Row> seeds) {
    Row first = seeds.get(0);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %d | %,d | %s | %.3f |%n",
        first.experiment(),
        first.variant(),
        first.data(),
        first.config(),
        seeds.size(),
        first.samples(),
        scores(seeds),
        seeds.stream().mapToDouble(Row::cpuHours).average().orElseThrow());
  }

  /** Means of the last readings, with the standard error where there is more than one seed. */
  private static String scores(List<Row> seeds) {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    for (Row row : seeds) {
      Trial.Reading last = row.readings().get(row.readings().size() - 1);
      last.scores()
          .forEach((name, value) ->
              values.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
    }
    return values.entrySet().stream()
        .map(e -> e.getKey() + " " + MeanError.of(e.getValue()))
        .collect(Collectors.joining(", "));
  }
}
