package io.github.gan4j.core.tensor;

import java.util.ArrayList;
import java.util.List;

/**
 * Memory that scopes use again and again: a few large arrays, handed out from the front and taken back all at once when
 * the scope closes. A loop that opens its scope on one arena allocates no array after the first round, and each round
 * finds its tensors at the same places.
 *
 * <pre>{@code
 * Arena arena = new Arena();
 * for (...) {
 *   try (Scope scope = Scope.open(arena)) {
 *     ...
 *   }
 * }
 * }</pre>
 */
public final class Arena {

  private static final int SLAB = 1 << 20;
  private static final int ALIGNMENT = 16;

  private final List<float[]> slabs = new ArrayList<>();
  private int slab;
  private int next;
  private boolean open;

  /** The array that the latest {@link #allocate} result lies in. */
  float[] slab() {
    return slabs.get(slab);
  }

  /** Reserves room in {@link #slab()} and returns where it starts. What it held before is still there. */
  int allocate(int size) {
    while (slab < slabs.size() && slabs.get(slab).length - next < size) {
      slab++;
      next = 0;
    }
    if (slab == slabs.size()) {
      slabs.add(new float[Math.max(SLAB, size)]);
      next = 0;
    }
    int at = next;
    next = (int)
        Math.min(Integer.MAX_VALUE, (at + (long) size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    return at;
  }

  void begin() {
    if (open) {
      throw new IllegalStateException(
          "Scope: this arena is in use by another open scope. Give each scope its own.");
    }
    open = true;
    slab = 0;
    next = 0;
  }

  void end() {
    open = false;
  }

  /** Bytes held. */
  public long bytes() {
    long floats = 0;
    for (float[] s : slabs) {
      floats += s.length;
    }
    return floats * Float.BYTES;
  }

  /** Overwrites all memory, so that a test sees a read of what nobody wrote. */
  void fill(float value) {
    for (float[] s : slabs) {
      java.util.Arrays.fill(s, value);
    }
  }
}
