package io.github.gan4j.models.evaluate;

import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.CheckpointFolder;
import io.github.gan4j.models.checkpoint.Memory;
import io.github.gan4j.models.gan.Checkpoint;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.metric.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Keeps the state of a training in which a metric was best: {@code checkpoint-best-fid/} and so on. */
public final class BestCheckpoints {

  private final Path folder;
  private final List<String> metrics;
  private final Map<String, Double> best = new HashMap<>();

  /**
   * For some metrics.
   *
   * @param folder where the checkpoints go, beside the latest one
   * @param metrics the first parts of their scores' names: {@code fid}
   */
  public BestCheckpoints(Path folder, String... metrics) {
    this.folder = folder;
    this.metrics = List.of(metrics);
  }

  /** For no metric. */
  public static BestCheckpoints none() {
    return new BestCheckpoints(Path.of(""));
  }

  /** The folder of a metric's checkpoint. */
  public static Path folder(Path run, String metric) {
    return run.resolve("checkpoint-best-" + metric);
  }

  void update(Training training, EvaluationResult result) {
    for (String metric : metrics) {
      EvaluationResult.Row row = result.row(metric);
      if (row.better() == Direction.NEITHER) {
        throw new IllegalArgumentException(
            "BestCheckpoints: of '%s' neither high nor low values are better. Choose another metric."
                .formatted(metric));
      }
      double before = best.getOrDefault(metric, Double.NaN);
      if (row.better().isBetter(row.mean(), before, 0)) {
        best.put(metric, row.mean());
        save(training, metric);
        String was = Double.isNaN(before) ? "" : String.format(Locale.ROOT, ", after %.4g", before);
        training.note("best", String.format(Locale.ROOT, "%s %.4g%s", row.name(), row.mean(), was));
      }
    }
  }

  Memory remember() {
    Memory memory = new Memory();
    best.forEach(memory::put);
    return memory;
  }

  void restore(Memory memory) throws CheckpointException {
    for (String metric : metrics) {
      if (memory.has(metric)) {
        best.put(metric, memory.number(metric));
      }
    }
  }

  private void save(Training training, String metric) {
    Path checkpoint = folder(folder, metric);
    try {
      Checkpoint.save(CheckpointFolder.at(checkpoint).keep(1), training);
    } catch (IOException e) {
      throw new UncheckedIOException("checkpoint " + checkpoint + ": " + e.getMessage(), e);
    }
  }
}
