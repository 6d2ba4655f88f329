package io.github.gan4j.models.report;

import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.Memory;
import java.util.Arrays;

/** A metric over the steps of a training, as it grows. */
final class Curve {
  private double[] steps = new double[256];
  private double[] values = new double[256];
  private int size;

  /** Steps and values, to go on from. */
  Memory remember() {
    return new Memory().put("steps", tensor(steps)).put("values", tensor(values));
  }

  private Tensor tensor(double[] all) {
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = (float) all[i];
    }
    return Tensor.wrap(numbers, size);
  }

  static Curve of(Memory memory) throws CheckpointException {
    float[] steps = memory.tensor("steps").toArray();
    float[] values = memory.tensor("values").toArray();
    Curve curve = new Curve();
    for (int i = 0; i < Math.min(steps.length, values.length); i++) {
      curve.add((long) steps[i], values[i]);
    }
    return curve;
  }

  void add(long step, double value) {
    if (size == steps.length) {
      steps = Arrays.copyOf(steps, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    steps[size] = step;
    values[size] = value;
    size++;
  }

  /** At most {@code points} of the steps, evenly spread. */
  double[] steps(int points) {
    return thin(steps, points);
  }

  /** The values at {@link #steps(int)}. */
  double[] values(int points) {
    return thin(values, points);
  }

  /** The values at {@link #steps(int)} as exponential moving averages over about {@code window} values. */
  double[] smooth(int points, int window) {
    double keep = 1 - 2.0 / (window + 1);
    double[] smooth = new double[size];
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < size; i++) {
      sum = keep * sum + values[i];
      weight = keep * weight + 1;
      smooth[i] = sum / weight;
    }
    return thin(smooth, points);
  }

  boolean isProbability() {
    return Arrays.stream(values, 0, size).allMatch(value -> value >= 0 && value <= 1);
  }

  double lastStep() {
    return steps[size - 1];
  }

  int size() {
    return size;
  }

  private double[] thin(double[] all, int points) {
    int count = Math.min(points, size);
    double[] thinned = new double[count];
    for (int i = 0; i < count; i++) {
      thinned[i] = all[count == 1 ? 0 : (int) ((long) i * (size - 1) / (count - 1))];
    }
    return thinned;
  }
}
