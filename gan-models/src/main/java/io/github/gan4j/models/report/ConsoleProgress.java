package io.github.gan4j.models.report;

import io.github.gan4j.models.gan.Note;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.gan.TrainingListener;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows how far a training is: one line that is written over again on a terminal, else a new line
 * every few seconds. What listeners before this one had to say of the training gets lines of its own.
 *
 * <pre>{@code
 * 1234/3000 [====      ]  41% d_loss 0.613 g_loss 1.204 2,315 images/s 0:48 left
 * }</pre>
 */
public final class ConsoleProgress implements TrainingListener {
  private static final double LIVE_SECONDS = 0.1;
  private static final double LINE_SECONDS = 5;
  private static final int BAR = 10;
  private static final float MOST_PLAIN = 1e4f;

  /** A longer line would wrap on a usual terminal and could not be written over. */
  private static final int MOST = 79;

  private final PrintStream out;
  private final boolean live;
  private final Every pause;
  private int width;
  private double firstSeconds;
  private double firstDone;
  private long shown = -1;
  private int notes;

  /**
   * Shows the progress on a stream.
   *
   * @param live whether the stream is a terminal, where a line can be written over
   */
  public ConsoleProgress(PrintStream out, boolean live) {
    this.out = out;
    this.live = live;
    pause = Every.seconds(live ? LIVE_SECONDS : LINE_SECONDS);
  }

  @Override
  public void onStep(Training training) {
    boolean isFirst = firstDone == 0;
    if (isFirst) {
      firstSeconds = training.seconds();
      firstDone = training.progress();
    }
    showNotes(training);
    if (pause.isDue(training) || isFirst) {
      show(training);
    }
  }

  private void showNotes(Training training) {
    for (; notes < training.notes().size(); notes++) {
      if (live && width > 0) {
        out.print("\r" + " ".repeat(width) + "\r");
        width = 0;
      }
      Note note = training.notes().get(notes);
      out.printf(Locale.ROOT, "step %d, %s%n", note.step(), note);
    }
  }

  @Override
  public void onTrainingEnd(Training training) {
    showNotes(training);
    if (shown != training.step() && training.step() > 0) {
      show(training);
    }
    if (live && width > 0) {
      out.println();
    }
    out.flush();
  }

  private void show(Training training) {
    shown = training.step();
    String line = line(training);
    if (live) {
      String cut = line.substring(0, Math.min(MOST, line.length()));
      out.print("\r" + cut + " ".repeat(Math.max(0, width - cut.length())));
      out.flush();
      width = cut.length();
    } else {
      out.println(line);
    }
  }

  private String line(Training training) {
    double done = training.progress();
    StringBuilder line = new StringBuilder(count(training));
    int bars = (int) (BAR * done);
    line.append(" [").append("=".repeat(bars)).append(" ".repeat(BAR - bars)).append(']');
    add(line, " %3.0f%%", Math.floor(100 * done));
    training.metrics().values().forEach((name, value) -> {
      if (LossChartFile.isLoss(name)) {
        add(line, " " + name + (Math.abs(value) < MOST_PLAIN ? " %.3f" : " %.2e"), value);
      }
    });
    if (!Double.isNaN(training.imagesPerSecond())) {
      add(line, " %,.0f images/s", training.imagesPerSecond());
    }
    return line.append(time(training)).toString();
  }

  /** The time left or, at the end, taken. The first step, which waits for much, tells little of the others. */
  private String time(Training training) {
    double done = training.progress();
    if (done >= 1) {
      return " " + time(training.seconds());
    }
    if (done == firstDone) {
      return "";
    }
    double seconds = training.seconds() - firstSeconds;
    return " " + time(seconds * (1 - done) / (done - firstDone)) + " left";
  }

  private static String count(Training training) {
    Plan plan = training.plan();
    return plan.steps() > 0
        ? pad(training.step(), plan.steps()) + "/" + plan.steps()
        : "epoch " + pad(training.epoch(), plan.epochs()) + "/" + plan.epochs();
  }

  private static String pad(long number, long total) {
    int width = Long.toString(total).length();
    return String.format(Locale.ROOT, "%" + width + "d", number);
  }

  private static void add(StringBuilder line, String format, Object value) {
    line.append(String.format(Locale.ROOT, format, value));
  }

  private static String time(double seconds) {
    long whole = Math.round(seconds);
    String minutes = String.format(Locale.ROOT, "%d:%02d", whole / 60 % 60, whole % 60);
    return whole < 3600
        ? minutes
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }
}
