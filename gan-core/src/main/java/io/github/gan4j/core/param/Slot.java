package io.github.gan4j.core.param;

import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.tensor.Tensor;

/** A named place in a slab: what parameters and buffers have in common. */
public abstract sealed class Slot permits Parameter, Buffer {

  private final Slab slab;
  private final String path;
  private final int[] shape;
  private final int offset;
  private Tensor value;

  Slot(Slab slab, String path, int[] shape) {
    this.slab = slab;
    this.path = path;
    this.shape = shape.clone();
    // the array first: a slot that has found no memory leaves no trace in the net
    value = bind(Tensor.view(new float[Shapes.size(shape)], 0, shape));
    offset = slab.reserve(this, value.size());
  }

  abstract Tensor bind(Tensor view);

  /** Moves the numbers to another array. */
  void move(float[] data, int at) {
    System.arraycopy(value.data(), value.offset(), data, at, value.size());
    value = bind(Tensor.view(data, at, shape));
  }

  /** Where it is in the net, for example {@code down1.weight}. */
  public String path() {
    return path;
  }

  public int[] shape() {
    return shape.clone();
  }

  public int size() {
    return value.size();
  }

  /**
   * The current numbers, which later updates change in place. Ask for it in each forward pass, and after the optimizer's
   * state was made: that, and the first call of {@link #data}, may move the numbers, and a value asked for before stays
   * behind.
   */
  public Tensor value() {
    return value;
  }

  /** The array of the whole net that holds the numbers, from {@link #offset()} on: for updates in place. */
  public float[] data() {
    return slab.data();
  }

  public int offset() {
    return offset;
  }

  /**
   * Overwrites the numbers.
   *
   * @throws ShapeException if the shape differs
   */
  public void assign(Tensor values) {
    requireShape(path, shape, values);
    System.arraycopy(values.data(), values.offset(), value.data(), value.offset(), values.size());
  }

  static void requireShape(String path, int[] shape, Tensor values) {
    if (!values.hasShape(shape)) {
      throw new ShapeException("Params: '" + path + "' is " + Shapes.format(shape)
          + " and cannot take " + Shapes.format(values.shape()) + ".");
    }
  }

  @Override
  public String toString() {
    return path + " " + Shapes.format(shape);
  }
}
