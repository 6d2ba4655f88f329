package io.github.gan4j.models.report;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.Memory;
import io.github.gan4j.models.gan.Note;
import io.github.gan4j.models.gan.Resumable;
import io.github.gan4j.models.gan.Training;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the numbers of each step as one line of JSON:
 *
 * <pre>{@code
 * {"step":1,"epoch":0,"d_loss":1.37,"g_loss":0.71,"d_real":0.52,"d_fake":0.49,"images_per_second":912.4,"seconds":0.071}
 * }</pre>
 *
 * What is measured now and then, such as scores of an evaluation, stands in the lines of the steps at which it was
 * measured, and in no other. What is not finite is null. What listeners before this one had to say of the training since the line before is an array
 * {@code "notes"} of sentences. Of a training of over 50,000 steps, every second step is written, or
 * every third, and so on, and those at which something was measured. Lines reach the file at least once a second, so a killed training leaves
 * whole ones, but perhaps the last.
 */
public final class MetricsFile implements Resumable {
  private static final double FLUSH_SECONDS = 1;
  private static final int BUFFER = 1 << 14;

  private final Path file;
  private final Every pause = Every.seconds(FLUSH_SECONDS);
  private final StringBuilder lines = new StringBuilder();
  private final List<String> names = new ArrayList<>();
  private @Nullable OutputStream out;
  private long length;
  private long interval;
  private long written;
  private int notes;

  /** Writes to {@code file}, in place of what is there. */
  public MetricsFile(Path file) {
    this.file = file;
  }

  @Override
  public void onTrainingBegin(Training training) {
    try {
      out = open(training.isResumed());
    } catch (IOException e) {
      throw failed(e);
    }
    interval = Steps.interval(training);
    written = training.step();
    notes = training.isResumed() ? 0 : training.notes().size();
  }

  // A stream and not a channel: an interrupt closes the channel a thread is writing to.
  private OutputStream open(boolean goesOn) throws IOException {
    if (!goesOn) {
      length = 0;
      return new FileOutputStream(file.toFile());
    }
    // Steps after the checkpoint will come again.
    try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
      whole.setLength(Math.min(length, whole.length()));
      length = whole.length();
    }
    return new FileOutputStream(file.toFile(), true);
  }

  @Override
  public String key() {
    return "metrics";
  }

  @Override
  public Memory remember() {
    flush();
    return new Memory().put("length", length);
  }

  @Override
  public void restore(Memory memory) throws CheckpointException {
    length = memory.count("length");
  }

  @Override
  public void onStep(Training training) {
    if (training.step() % interval == 0 || training.metrics().hasMeasured()) {
      add(training);
    }
    if (lines.length() > BUFFER || pause.isDue(training)) {
      flush();
    }
  }

  @Override
  public void onTrainingEnd(Training training) {
    OutputStream open = out;
    if (open == null) {
      return;
    }
    if (written != training.step()) {
      add(training);
    } else if (notes != training.notes().size()) {
      begin(training);
      addNotes(training.notes());
      lines.append("}\n");
    }
    try (open) {
      flush();
    } catch (IOException e) {
      throw failed(e);
    } finally {
      out = null;
    }
  }

  private void add(Training training) {
    written = training.step();
    Set<String> present = training.metrics().values().keySet();
    if (names.size() != present.size() || !present.containsAll(names)) {
      order(present);
    }
    begin(training);
    for (int i = 0; i < names.size(); i++) {
      float value = training.metrics().get(names.get(i));
      name(names.get(i));
      if (Float.isFinite(value)) {
        lines.append(value);
      } else {
        lines.append("null");
      }
    }
    name("images_per_second");
    append(training.imagesPerSecond(), 10);
    name("seconds");
    append(training.seconds(), 1000);
    addNotes(training.notes());
    lines.append("}\n");
  }

  private void begin(Training training) {
    lines.append("{\"step\":").append(training.step());
    lines.append(",\"epoch\":").append(training.epoch());
  }

  private void addNotes(List<Note> all) {
    if (notes == all.size()) {
      return;
    }
    name("notes");
    char before = '[';
    for (Note note : all.subList(notes, all.size())) {
      lines.append(before).append('"');
      JsonStringEncoder.getInstance().quoteAsString(note.toString(), lines);
      lines.append('"');
      before = ',';
    }
    lines.append(']');
    notes = all.size();
  }

  // Losses first, the rest in the order in which the phases gave them.
  private void order(Set<String> present) {
    names.clear();
    names.addAll(present);
    names.sort(Comparator.comparing(name -> !LossChartFile.isLoss(name)));
  }

  private void name(String name) {
    lines.append(",\"").append(name).append("\":");
  }

  private void append(double value, int precision) {
    if (Double.isFinite(value)) {
      lines.append((double) Math.round(value * precision) / precision);
    } else {
      lines.append("null");
    }
  }

  private void flush() {
    OutputStream open = out;
    if (open == null || lines.isEmpty()) {
      return;
    }
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    lines.setLength(0);
    try {
      open.write(bytes);
      length += bytes.length;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private UncheckedIOException failed(IOException e) {
    return new UncheckedIOException("metrics " + file + ": " + e.getMessage(), e);
  }
}
