package io.github.gan4j.models.stop;

/** Means of so many values each, so that the noise of single steps does not decide. */
final class Blocks {
  private final int size;
  private double sum;
  private int count;

  Blocks(int size) {
    this.size = size;
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
