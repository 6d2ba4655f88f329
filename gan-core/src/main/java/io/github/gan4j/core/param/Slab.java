package io.github.gan4j.core.param;

import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One array that holds the numbers of all slots of a net, so that they can be updated in one pass. */
final class Slab {

  private static final int FIRST_SIZE = 1 << 10;

  private float[] data = new float[FIRST_SIZE];
  private int size;
  private final List<Slot> slots = new ArrayList<>();

  float[] data() {
    return data;
  }

  int size() {
    return size;
  }

  /** Reserves room for a slot and returns where it starts. Growing moves the slots made before to a larger array. */
  int reserve(int count) {
    int at = size;
    long needed = (long) size + count;
    if (needed > Shapes.MAX_SIZE) {
      throw new ShapeException("Params: a net cannot hold more than " + Shapes.MAX_SIZE
          + " numbers, asked for " + needed + ". Use smaller layers.");
    }
    size = (int) needed;
    if (size > data.length) {
      data =
          Arrays.copyOf(data, (int) Math.min(Shapes.MAX_SIZE, Math.max(needed, 2L * data.length)));
      slots.forEach(Slot::rebind);
    }
    return at;
  }

  void add(Slot slot) {
    slots.add(slot);
  }
}
