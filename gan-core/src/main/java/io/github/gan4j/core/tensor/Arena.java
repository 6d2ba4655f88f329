package io.github.gan4j.core.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Memory that scopes use again and again: a few large arrays, of which blocks are handed out and taken back, the rest all
 * at once when the scope closes. A loop that opens its scope on one arena allocates no array after the first rounds, and
 * each round finds its tensors at the same places.
 *
 * <p>A block goes to the smallest gap that holds it, so that large gaps stay large. Before the scope closes only blocks
 * that are counted come back: {@link #retain} and {@link #release} are for gradients on their way, which a walk over the
 * graph is the only one to hold.
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
  private final Table gaps = new Table();
  private final Table blocks = new Table();
  private boolean open;
  private long used;
  private long most;

  /** Runs of slabs, with a number each. */
  private static final class Table {
    int[] slab = new int[64];
    int[] start = new int[64];
    int[] end = new int[64];
    int[] uses = new int[64];
    int count;

    void insert(int at, int inSlab, int from, int to) {
      if (count == slab.length) {
        grow();
      }
      shift(at, at + 1);
      slab[at] = inSlab;
      start[at] = from;
      end[at] = to;
      uses[at] = 0;
      count++;
    }

    void remove(int at) {
      shift(at + 1, at);
      count--;
    }

    private void shift(int from, int to) {
      int n = count - Math.min(from, count);
      System.arraycopy(slab, from, slab, to, n);
      System.arraycopy(start, from, start, to, n);
      System.arraycopy(end, from, end, to, n);
      System.arraycopy(uses, from, uses, to, n);
    }

    private void grow() {
      slab = Arrays.copyOf(slab, 2 * count);
      start = Arrays.copyOf(start, 2 * count);
      end = Arrays.copyOf(end, 2 * count);
      uses = Arrays.copyOf(uses, 2 * count);
    }
  }

  /** Reserves room for {@code size} floats and returns the number of the block. What it held before is still there. */
  int allocate(int size) {
    int room = (int)
        Math.min(Integer.MAX_VALUE - 8, ((long) size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    int block = blocks.count;
    used += room;
    most = Math.max(most, used);
    if (room == 0 && !slabs.isEmpty()) {
      blocks.insert(block, 0, 0, 0);
      return block;
    }
    int gap = smallestGap(room);
    if (gap < 0) {
      slabs.add(new float[Math.max(SLAB, room)]);
      gap = gaps.count;
      gaps.insert(gap, slabs.size() - 1, 0, Math.max(SLAB, room));
    }
    int start = gaps.start[gap];
    blocks.insert(block, gaps.slab[gap], start, start + room);
    gaps.start[gap] = start + room;
    if (gaps.start[gap] == gaps.end[gap]) {
      gaps.remove(gap);
    }
    return block;
  }

  private int smallestGap(int room) {
    int best = -1;
    int bestSize = Integer.MAX_VALUE;
    for (int i = 0; i < gaps.count; i++) {
      int size = gaps.end[i] - gaps.start[i];
      if (size >= room && size < bestSize) {
        best = i;
        bestSize = size;
      }
    }
    return best;
  }

  /** The array that a block lies in. */
  float[] slab(int block) {
    return slabs.get(blocks.slab[block]);
  }

  /** Where a block starts in its array. */
  int start(int block) {
    return blocks.start[block];
  }

  /** Blocks handed out so far; the next one has this number. */
  int count() {
    return blocks.count;
  }

  /** Counts one more user of a block. */
  void retain(int block) {
    blocks.uses[block]++;
  }

  /** Counts one user less, and takes the block back with the last. */
  void release(int block) {
    if (--blocks.uses[block] == 0) {
      free(blocks.slab[block], blocks.start[block], blocks.end[block]);
    }
  }

  // Gaps are kept in the order of slabs and places; neighbours become one.
  private void free(int slab, int start, int end) {
    used -= end - start;
    if (start == end) {
      return;
    }
    int at = 0;
    while (at < gaps.count
        && (gaps.slab[at] < slab || (gaps.slab[at] == slab && gaps.start[at] < start))) {
      at++;
    }
    boolean before = at > 0 && gaps.slab[at - 1] == slab && gaps.end[at - 1] == start;
    boolean after = at < gaps.count && gaps.slab[at] == slab && gaps.start[at] == end;
    if (before && after) {
      gaps.end[at - 1] = gaps.end[at];
      gaps.remove(at);
    } else if (before) {
      gaps.end[at - 1] = end;
    } else if (after) {
      gaps.start[at] = start;
    } else {
      gaps.insert(at, slab, start, end);
    }
  }

  void begin() {
    if (open) {
      throw new IllegalStateException(
          "Scope: this arena is in use by another open scope. Give each scope its own.");
    }
    open = true;
    used = 0;
    blocks.count = 0;
    gaps.count = 0;
    for (int i = 0; i < slabs.size(); i++) {
      gaps.insert(i, i, 0, slabs.get(i).length);
    }
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

  /** The most bytes that were in use at a time. It is less than those held, for there are gaps. */
  public long mostBytes() {
    return most * Float.BYTES;
  }

  /** Overwrites all memory, so that a test sees a read of what nobody wrote. */
  void fill(float value) {
    for (float[] s : slabs) {
      Arrays.fill(s, value);
    }
  }
}
