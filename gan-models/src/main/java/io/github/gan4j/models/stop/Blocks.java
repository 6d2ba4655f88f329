package io.github.gan4j.models.stop;

import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.Memory;

/** Means of so many values each, so that the noise of single steps does not decide. */
final class Blocks {
  private final int size;
  private double sum;
  private int count;

  Blocks(int size) {
    this.size = size;
  }

  Memory remember() {
    return new Memory().put("sum", sum).put("count", count);
  }

  void restore(Memory memory) throws CheckpointException {
    sum = memory.number("sum");
    count = (int) memory.count("count");
  }

  /** Takes in a value; the mean of the block that it completes, or NaN if it does not. */
  double add(double value) {
    sum += value;
    count++;
    if (count < size) {
      return Double.NaN;
    }
    double mean = sum / count;
    sum = 0;
    count = 0;
    return mean;
  }
}
