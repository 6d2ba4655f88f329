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
 * @param step completed when the checkpoint was saved
 * @param real the same scores of other real samples; null if there are not enough of them
 */
record EvalReport(
    String model,
    String checkpoint,
    long step,
    EvaluationResult generated,
    @Nullable EvaluationResult real) {

  /** Equal numbers have means that differ from them by so much. */
  private static final double ROUNDING = 1e-9;

  String table() {
    StringBuilder text = new StringBuilder();
    add(
        text,
        "%s at step %,d: %,d samples of the %s, against as many real ones%n",
        model,
        step,
        generated.samples(),
        generated.fake().replaceFirst(".*', ", ""));
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
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("model", model);
    all.put("checkpoint", checkpoint);
    all.put("step", step);
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
