package io.github.gan4j.core.param;

import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of all slots of a net in one array, so that they can be updated in one pass. While layers are made each slot has
 * an array of its own; the first who asks for the one array brings them together, in exactly the room that they need.
 */
final class Slab {

  private float[] data = new float[0];
  private int size;
  private final List<Slot> slots = new ArrayList<>();

  float[] data() {
    if (data.length < size) {
      data = new float[size];
      slots.forEach(slot -> slot.move(data, slot.offset()));
    }
    return data;
  }

  int size() {
    return size;
  }

  /** Reserves room for a slot and returns where it will start. */
  int reserve(Slot slot, int count) {
    int at = size;
    long needed = (long) size + count;
    if (needed > Shapes.MAX_SIZE) {
      throw new ShapeException("Params: a net cannot hold more than " + Shapes.MAX_SIZE
          + " numbers, asked for " + needed + ". Use smaller layers.");
    }
    size = (int) needed;
    slots.add(slot);
    return at;
  }
}
