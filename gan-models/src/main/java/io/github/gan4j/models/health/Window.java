package io.github.gan4j.models.health;

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

  double mean() {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return count < values.length ? Double.NaN : sum / values.length;
  }
}
