package io.github.gan4j.cli;

import io.github.gan4j.core.io.AtomicFile;
import io.github.gan4j.models.evaluate.EvaluationResult;
import io.github.gan4j.models.evaluate.EvaluationResult.Row;
import io.github.gan4j.models.metric.Direction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code gan eval} found, as a table and as JSON.
 *
 * @param subject whose samples were scored
 * @param real the same scores of other real samples; null if there are not enough of them
 */
record EvalReport(
    Subject subject, EvaluationResult generated, @Nullable EvaluationResult real) {

  /**
   * Whose samples are scored.
   *
   * @param title for people
   * @param facts for programs
   */
  record Subject(String title, Map<String, Object> facts) {

    /** A run's generator. */
    static Subject of(String model, String checkpoint, long step) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("model", model);
      facts.put("checkpoint", checkpoint);
      facts.put("step", step);
      return new Subject(String.format(Locale.ROOT, "%s at step %,d", model, step), facts);
    }

    /** A file that another program made. */
    static Subject other(String path) {
      return new Subject(path, Map.of("other", path));
    }
  }

  /** Equal numbers have means that differ from them by so much. */
  private static final double ROUNDING = 1e-9;

  String table() {
    StringBuilder text = new StringBuilder();
    String maker = generated.fake().replaceFirst(".*', ", " of the ");
    add(
        text,
        "%s: %,d samples%s, against as many real ones%n",
        subject.title(),
        generated.samples(),
        subject.facts().containsKey("model") ? maker : "");
    add(text, "real: %s%n", generated.real());
    add(
        text,
        "mean +- spread of %d seed%s, features of %s%n%n",
        generated.seeds(),
        generated.seeds() == 1 ? "" : "s",
        generated.extractor());
    int width =
        generated.rows().stream().mapToInt(row -> row.name().length()).max().orElse(0);
    String line = "%-" + width + "s  %-18s  %-18s  %s%n";
    add(text, line, "score", "generated", "real", "better");
    List<Row> floor = real == null ? List.of() : real.rows();
    for (int i = 0; i < generated.rows().size(); i++) {
      Row row = generated.rows().get(i);
      String beside = floor.isEmpty() ? "-" : value(floor.get(i));
      String better = row.better() == Direction.NEITHER ? "-" : row.better().toString();
      add(text, line, row.name(), value(row), beside, better);
    }
    return text.toString();
  }

  private static void add(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }

  private static String value(Row row) {
    String mean = number("%.4g", row.mean());
    boolean isSteady = row.std() <= ROUNDING * Math.abs(row.mean());
    return isSteady ? mean : mean + " +- " + number("%.2g", row.std());
  }

  private static String number(String format, double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : value + "";
  }

  String json() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(subject.facts());
    all.put("generated", generated.map());
    all.put("real", real == null ? null : real.map());
    return Json.text(all);
  }

  void write(RunFolder folder) {
    byte[] bytes = json().getBytes(StandardCharsets.UTF_8);
    try {
      AtomicFile.write(folder.eval(), out -> out.write(bytes));
    } catch (IOException e) {
      throw new UserException(folder.eval() + ": cannot be written: " + e, e);
    }
  }
}
