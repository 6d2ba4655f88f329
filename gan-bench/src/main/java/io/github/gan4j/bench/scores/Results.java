package io.github.gan4j.bench.scores;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The file of finished trials, one JSON object a line. A row is written as soon as its trial is done, so that a stop costs
 * the trial under way and no other.
 */
final class Results {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final List<Row> rows = new ArrayList<>();

  private Results(Path file) {
    this.file = file;
  }

  /**
   * Reads what an earlier run has left, if anything.
   *
   * @throws IOException if a line is not a row; the file is never overwritten
   */
  static Results open(Path file) throws IOException {
    Results results = new Results(file);
    if (Files.exists(file)) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        results.rows.add(row(file, i + 1, lines.get(i)));
      }
    }
    return results;
  }

  private static Row row(Path file, int number, String line) throws IOException {
    try {
      return JSON.readValue(line, Row.class);
    } catch (IOException e) {
      throw new IOException(
          file + ": line " + number + " is not a result. Mend or remove it, or name another --out.",
          e);
    }
  }

  List<Row> rows() {
    return List.copyOf(rows);
  }

  boolean has(Trial trial) {
    return rows.stream().anyMatch(row -> row.isOf(trial));
  }

  void add(Row row) throws IOException {
    Files.writeString(
        file,
        JSON.writeValueAsString(row) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    rows.add(row);
  }
}
