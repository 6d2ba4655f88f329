package io.github.gan4j.bench.scores;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows rows: one as a line, many as Markdown tables, one for each experiment, of means and their errors over seeds. Every
 * score has a column.
 */
final class Table {

  private Table() {}

  static String line(Row row) {
    return "%s %s seed %d: %s (%s h)"
        .formatted(row.experiment(), row.variant(), row.seed(), scores(row), row.hours());
  }

  private static String scores(Row row) {
    return last(row).entrySet().stream()
        .map(e -> e.getKey() + " " + MeanError.of(List.of(e.getValue())))
        .collect(Collectors.joining(", "));
  }

  static String of(List<Row> rows) {
    return grouped(rows, Row::experiment).stream()
        .map(Table::experiment)
        .collect(Collectors.joining("\n"));
  }

  private static String experiment(List<Row> rows) {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(last(row).keySet()));
    List<String> head = new ArrayList<>(List.of("variant", "data", "config", "samples", "seeds"));
    head.addAll(names);
    head.add("CPU hours a seed");
    return rows.get(0).experiment() + "\n\n"
        + line(head.stream())
        + line(head.stream().map(column -> "---"))
        + grouped(rows, row -> List.of(row.variant(), row.data(), row.config(), row.samples()))
            .stream()
            .map(seeds -> line(cells(seeds, names)))
            .collect(Collectors.joining());
  }

  private static <K> List<List<Row>> grouped(List<Row> rows, Function<Row, K> key) {
    return List.copyOf(rows.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
        .values());
  }

  private static String line(Stream<String> cells) {
    return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static Stream<String> cells(List<Row> seeds, Set<String> names) {
    Row first = seeds.get(0);
    List<String> cells = new ArrayList<>(List.of(
        first.variant(),
        first.data(),
        first.config(),
        String.format(Locale.ROOT, "%,d", first.samples()),
        Integer.toString(seeds.size())));
    names.forEach(name -> cells.add(mean(seeds, name)));
    double hours = seeds.stream().mapToDouble(Row::cpuHours).average().orElseThrow();
    cells.add(String.format(Locale.ROOT, "%.3f", hours));
    return cells.stream();
  }

  /** Of the last readings, with the standard error where there is more than one seed; empty if there is none. */
  private static String mean(List<Row> seeds, String name) {
    List<Double> values = seeds.stream()
        .map(Table::last)
        .filter(scores -> scores.containsKey(name))
        .map(scores -> scores.get(name))
        .toList();
    return values.isEmpty() ? "" : MeanError.of(values).toString();
  }

  private static Map<String, Double> last(Row row) {
    return row.readings().get(row.readings().size() - 1).scores();
  }
}
