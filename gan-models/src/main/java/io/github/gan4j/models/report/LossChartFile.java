package io.github.gan4j.models.report;

import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.Memory;
import io.github.gan4j.models.gan.Resumable;
import io.github.gan4j.models.gan.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Draws the {@link LossChart} of a training into a file, every half minute and at its end. */
public final class LossChartFile implements Resumable {
  private static final double SECONDS = 30;

  private final Path file;
  private final LossChart chart = new LossChart();
  private final Every pause = Every.seconds(SECONDS);
  private long interval = 1;
  private long added;

  /** Writes to {@code file}, in place of what is there. */
  public LossChartFile(Path file) {
    this.file = file;
  }

  @Override
  public void onTrainingBegin(Training training) {
    interval = Steps.interval(training);
    added = training.step();
  }

  @Override
  public void onStep(Training training) {
    if (training.step() % interval == 0) {
      add(training);
    }
    if (pause.isDue(training)) {
      write();
    }
  }

  @Override
  public void onTrainingEnd(Training training) {
    if (added != training.step()) {
      add(training);
    }
    write();
  }

  @Override
  public String key() {
    return "losses";
  }

  @Override
  public Memory remember() {
    return chart.remember();
  }

  @Override
  public void restore(Memory memory) throws CheckpointException {
    chart.restore(memory);
  }

  private void add(Training training) {
    added = training.step();
    training.metrics().values().forEach((name, value) -> {
      if (isLoss(name)) {
        chart.addLoss(name, training.step(), value);
      } else if (name.equals("d_real") || name.equals("d_fake")) {
        chart.addScore(name, training.step(), value);
      }
    });
  }

  static boolean isLoss(String name) {
    return name.endsWith("_loss");
  }

  private void write() {
    if (chart.isEmpty()) {
      return;
    }
    try {
      chart.write(file);
    } catch (IOException e) {
      throw new UncheckedIOException("loss chart " + file + ": " + e.getMessage(), e);
    }
  }
}
