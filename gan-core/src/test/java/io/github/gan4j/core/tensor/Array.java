package io.github.gan4j.core.tensor;

import io.github.gan4j.core.shape.Shapes;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** A float64 array with a shape, for the reference loops. */
record Array(double[] data, int... shape) {

  static Array of(Tensor x) {
    float[] values = x.toArray();
    Array y = zeros(x.shape());
    for (int i = 0; i < values.length; i++) {
      y.data[i] = values[i];
    }
    return y;
  }

  static Array scalar(double value) {
    return new Array(new double[] {value});
  }

  static Array zeros(int... shape) {
    return new Array(new double[Shapes.size(shape)], shape);
  }

  /** The array whose element at each index is a function of the index. */
  static Array build(int[] shape, ToDoubleFunction<int[]> element) {
    Array y = zeros(shape);
    int[] at = {0};
    each(shape, index -> y.data[at[0]++] = element.applyAsDouble(index));
    return y;
  }

  /** Visits every index of a shape, in row-major order. */
  static void each(int[] shape, Consumer<int[]> visit) {
    int[] index = new int[shape.length];
    for (int left = Shapes.size(shape); left > 0; left--) {
      visit.accept(index);
      for (int i = shape.length - 1; i >= 0 && ++index[i] == shape[i]; i--) {
        index[i] = 0;
      }
    }
  }

  int size(int axis) {
    return shape[axis];
  }

  double at(int... index) {
    return data[flat(index)];
  }

  void add(double value, int... index) {
    data[flat(index)] += value;
  }

  /** The element that broadcasting puts at an index of a larger shape. */
  double broadcast(int... index) {
    return data[broadcastFlat(index)];
  }

  void addBroadcast(double value, int... index) {
    data[broadcastFlat(index)] += value;
  }

  /** The element, or 0 outside. */
  double orZero(int... index) {
    for (int i = 0; i < index.length; i++) {
      if (index[i] < 0 || index[i] >= shape[i]) {
        return 0;
      }
    }
    return at(index);
  }

  Array reshape(int... newShape) {
    return new Array(data, newShape);
  }

  private int flat(int... index) {
    int at = 0;
    for (int i = 0; i < index.length; i++) {
      at = at * shape[i] + index[i];
    }
    return at;
  }

  private int broadcastFlat(int... index) {
    int at = 0;
    for (int i = 0; i < shape.length; i++) {
      at = at * shape[i] + (shape[i] == 1 ? 0 : index[index.length - shape.length + i]);
    }
    return at;
  }
}
