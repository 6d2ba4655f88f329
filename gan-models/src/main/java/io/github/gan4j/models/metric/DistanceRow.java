package io.github.gan4j.models.metric;

import java.util.Arrays;

/** The squared distances from one sample to all of the other side; valid only inside the task it is given to. */
final class DistanceRow {
  private final Distances distances;
  private final int index;
  private final float[] products;
  private final int at;
  private final double norm;
  private final double bound;

  DistanceRow(Distances distances, int index, float[] products, int at) {
    this.distances = distances;
    this.index = index;
    this.products = products;
    this.at = at;
    norm = distances.fromNorm(index);
    bound = distances.bound(index);
  }

  int index() {
    return index;
  }

  int size() {
    return distances.columns();
  }

  /** Whether the squared distance to sample j is below a limit. */
  boolean isBelow(int j, double limit) {
    double gap = limit - approximate(j);
    return Math.abs(gap) > bound ? gap > 0 : distances.exact(index, j) < limit;
  }

  /** The samples of the other side nearest to this one, the nearest first; equally near ones in their order. */
  Nearest nearest(int k, int excluded) {
    double limit = approximateLimit(k, excluded) + 2 * bound;
    Nearest nearest = new Nearest(k);
    for (int j = 0; j < size(); j++) {
      if (j != excluded && approximate(j) <= limit && !nearest.isPerfect()) {
        nearest.offer(distances.exact(index, j), j);
      }
    }
    return nearest;
  }

  /** The k-th smallest approximate distance. */
  private double approximateLimit(int k, int excluded) {
    Nearest nearest = new Nearest(k);
    for (int j = 0; j < size(); j++) {
      if (j != excluded) {
        nearest.offer(approximate(j), j);
      }
    }
    return nearest.farthest();
  }

  private double approximate(int j) {
    return norm - 2.0 * products[at + j] + distances.toNorm(j);
  }

  /** The k smallest of the distances offered. */
  static final class Nearest {
    private final double[] squares;
    private final int[] indices;

    private Nearest(int k) {
      squares = new double[k];
      indices = new int[k];
      Arrays.fill(squares, Double.POSITIVE_INFINITY);
    }

    private void offer(double square, int index) {
      int place = squares.length - 1;
      if (!(square < squares[place])) {
        return;
      }
      for (; place > 0 && square < squares[place - 1]; place--) {
        squares[place] = squares[place - 1];
        indices[place] = indices[place - 1];
      }
      squares[place] = square;
      indices[place] = index;
    }

    /** Nothing can be nearer; a look at thousands of equal samples ends early. */
    private boolean isPerfect() {
      return farthest() == 0;
    }

    /** The k-th smallest squared distance. */
    double farthest() {
      return squares[squares.length - 1];
    }

    /** The sample at the smallest distance. */
    int first() {
      return indices[0];
    }
  }
}
