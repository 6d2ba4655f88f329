package io.github.gan4j.core.tensor;

import io.github.gan4j.core.kernel.Rows;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;

/** Picking rows or elements by number, the adjoint, and one-hot codes. Indices are {@code int[]}. */
public final class Indexing {

  private Indexing() {}

  /**
   * Rows of a table: {@code y[i] = table[rows[i]]}. The adjoint of {@link #scatterAdd}.
   *
   * <p><b>Shapes</b> table [K,D], result [rows.length, D].
   *
   * @throws ShapeException if a row number is out of range
   */
  public static Tensor gather(Tensor table, int... rows) {
    Shapes.requireRank("gather", "the table", table.shape, 2, "rows, columns");
    int count = table.shape[0];
    int cols = table.shape[1];
    requireInRange("gather", rows, count);
    Tensor y = Tensor.result("gather", new int[] {rows.length, cols});
    Rows.gather(table.data(), table.offset(), rows, cols, y.data(), y.offset());
    return y.from(table, g -> scatterAdd(g, count, rows));
  }

  /**
   * Adds rows into a table of zeros: {@code y[rows[i]] += x[i]}. The adjoint of {@link #gather}.
   *
   * <p><b>Shapes</b> x [rows.length, D], result [count, D].
   *
   * @throws ShapeException if a row number is out of range
   */
  public static Tensor scatterAdd(Tensor x, int count, int... rows) {
    Shapes.requireRank("scatterAdd", "the input", x.shape, 2, "rows, columns");
    if (x.shape[0] != rows.length) {
      throw new ShapeException("scatterAdd: " + Shapes.format(x.shape) + " needs " + x.shape[0]
          + " row numbers, got " + rows.length + ".");
    }
    requireInRange("scatterAdd", rows, count);
    int cols = x.shape[1];
    Tensor y = Tensor.result("scatterAdd", new int[] {count, cols});
    Rows.scatterAdd(x.data(), x.offset(), rows, cols, y.data(), y.offset(), count);
    return y.from(x, g -> gather(g, rows));
  }

  /** Elements by flat number: {@code y[i] = x[index[i]]}. */
  public static Tensor take(Tensor x, int... index) {
    requireInRange("take", index, x.size());
    return gather(x.reshape(x.size(), 1), index).reshape(index.length);
  }

  /**
   * One-hot codes of labels: 1 at the label, else 0.
   *
   * <p><b>Shapes</b> result [labels.length, classes].
   *
   * @throws ShapeException if a label is out of range
   */
  public static Tensor oneHot(int[] labels, int classes) {
    requireInRange("oneHot", labels, classes);
    Tensor y = Tensor.zeros(labels.length, classes);
    for (int i = 0; i < labels.length; i++) {
      y.data()[y.offset() + i * classes + labels[i]] = 1;
    }
    return y;
  }

  private static void requireInRange(String op, int[] index, int count) {
    for (int i = 0; i < index.length; i++) {
      if (index[i] < 0 || index[i] >= count) {
        throw new ShapeException(op + ": number " + index[i] + " at position " + i
            + " is out of range; expected 0 to " + (count - 1) + ".");
      }
    }
  }
}
