package io.github.gan4j.core.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Patches of few channels, copied to the rows of a panel. Their runs are shorter than a vector, so each vector of a row is put
 * together from those that lie in it: a run is read such that its floats are already in their lanes, and what lies before
 * them is taken from the runs before. One store for each vector, and no store that the next overwrites.
 */
final class ShortRuns {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final FloatVector LANES = FloatVector.zero(S).addIndex(1);

  // Runs that a vector is put together from.
  private static final int MOST = 4;

  private ShortRuns() {}

  /**
   * Copies {@code n} floats of each patch to a row; rows are {@code step} apart. Run i begins {@code runs[2 i]} from the start
   * of its patch and goes to {@code runs[2 i + 1]} of its row. What a vector writes behind a row is overwritten by the next
   * row, or lies in the room behind it. Returns false, and copies nothing, if the array ends too near to the patches to read
   * whole vectors, or a vector takes too many runs.
   */
  static boolean copy(
      float[] x,
      int[] starts,
      int patches,
      int[] runs,
      int count,
      int n,
      float[] panel,
      int at,
      int step) {
    boolean apart = n <= L || step >= n + L;
    int room = x.length - starts[patches - 1];
    if (!apart || starts[0] < L || !fits(runs, count, n, room)) {
      return false;
    }
    for (int lane = 0; lane < n; lane += L) {
      int a = runOf(runs, count, lane);
      int d = lastRun(runs, count, n, lane);
      if (d - a < 2) {
        joinTwo(x, starts, patches, runs, a, d, lane, panel, at + lane, step);
      } else {
        int c = Math.min(a + 2, d);
        joinFour(x, starts, patches, runs, a, a + 1, c, d, lane, panel, at + lane, step);
      }
    }
    return true;
  }

  /** The run that a float of a row belongs to. */
  private static int runOf(int[] runs, int count, int place) {
    int run = 0;
    while (run + 1 < count && runs[2 * run + 3] <= place) {
      run++;
    }
    return run;
  }

  /** The last run of the vector of a row that begins at {@code lane}. */
  private static int lastRun(int[] runs, int count, int n, int lane) {
    return runOf(runs, count, Math.min(n, lane + L) - 1);
  }

  /** Whether no vector of a row takes too many runs, or is read further than {@code room} from the start of its patch. */
  private static boolean fits(int[] runs, int count, int n, int room) {
    boolean fits = true;
    for (int lane = 0; lane < n; lane += L) {
      int last = lastRun(runs, count, n, lane);
      fits &= last - runOf(runs, count, lane) < MOST && offset(runs, last, lane) + L <= room;
    }
    return fits;
  }

  /** From the start of a patch to where a vector is read that has a run in its lanes. */
  private static int offset(int[] runs, int run, int lane) {
    return runs[2 * run] - runs[2 * run + 1] + lane;
  }

  private static VectorMask<Float> lanesFrom(int[] runs, int run, int lane) {
    return LANES.compare(VectorOperators.GE, (float) (runs[2 * run + 1] - lane));
  }

  private static void joinTwo(
      float[] x,
      int[] starts,
      int patches,
      int[] runs,
      int a,
      int b,
      int lane,
      float[] panel,
      int at,
      int step) {
    int aAt = offset(runs, a, lane);
    int bAt = offset(runs, b, lane);
    VectorMask<Float> fromB = lanesFrom(runs, b, lane);
    for (int p = 0; p < patches; p++) {
      FloatVector v = FloatVector.fromArray(S, x, starts[p] + aAt);
      v = v.blend(FloatVector.fromArray(S, x, starts[p] + bAt), fromB);
      v.intoArray(panel, at + p * step);
    }
  }

  private static void joinFour(
      float[] x,
      int[] starts,
      int patches,
      int[] runs,
      int a,
      int b,
      int c,
      int d,
      int lane,
      float[] panel,
      int at,
      int step) {
    int aAt = offset(runs, a, lane);
    int bAt = offset(runs, b, lane);
    int cAt = offset(runs, c, lane);
    int dAt = offset(runs, d, lane);
    VectorMask<Float> fromB = lanesFrom(runs, b, lane);
    VectorMask<Float> fromC = lanesFrom(runs, c, lane);
    VectorMask<Float> fromD = lanesFrom(runs, d, lane);
    for (int p = 0; p < patches; p++) {
      int start = starts[p];
      FloatVector v = FloatVector.fromArray(S, x, start + aAt);
      v = v.blend(FloatVector.fromArray(S, x, start + bAt), fromB);
      v = v.blend(FloatVector.fromArray(S, x, start + cAt), fromC);
      v = v.blend(FloatVector.fromArray(S, x, start + dAt), fromD);
      v.intoArray(panel, at + p * step);
    }
  }
}
