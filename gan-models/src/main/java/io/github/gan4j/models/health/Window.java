package io.github.gan4j.models.health;

import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.Memory;

/** The mean of the latest so many numbers; NaN until there are as many. */
final class Window {
  private final double[] values;
  private int count;
  private int next;

  Window(int size) {
    values = new double[size];
  }

  void add(double value) {
    values[next] = value;
    next = (next + 1) % values.length;
    count = Math.min(values.length, count + 1);
  }

  Memory remember() {
    return new Memory().put("values", values).put("count", count).put("next", next);
  }

  void restore(Memory memory) throws CheckpointException {
    double[] saved = memory.numbers("values");
    System.arraycopy(saved, 0, values, 0, Math.min(saved.length, values.length));
    count = (int) memory.count("count");
    next = (int) memory.count("next") % values.length;
  }

  double mean() {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return count < values.length ? Double.NaN : sum / values.length;
  }
}
