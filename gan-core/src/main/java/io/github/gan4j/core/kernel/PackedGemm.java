package io.github.gan4j.core.kernel;

import java.util.Arrays;

/**
 * The one matrix product behind every product and convolution of a provider with {@link Tile}s. {@link Blocking} cuts it
 * into chunks. What several chunks read is packed to panels once, before them; what only one reads it packs itself, a block
 * of K at a time, just before it is used.
 */
final class PackedGemm {

  // Moving one float costs about as much as this many multiply-adds.
  private static final int COPY_WORK = 4;

  private static final float[] NOT_SHARED = {};

  private final Tile tile;

  PackedGemm(Tile tile) {
    this.tile = tile;
  }

  Tile tile() {
    return tile;
  }

  /** {@code C = A B}, or {@code C += A B}, then {@code end} on each row: A is m x k, B is k x n. */
  void multiply(
      int m,
      int n,
      int k,
      LeftPanels a,
      RightPanels b,
      boolean add,
      float[] c,
      OutputRows out,
      Epilogue end) {
    if (m == 0 || n == 0) {
      return;
    }
    if (k == 0) {
      empty(m, n, add, c, out, end);
      return;
    }
    Blocking cut = Blocking.of(m, n, k, tile);
    Product product = new Product(m, n, k, a, b, cut);
    product.packShared();
    if (cut.stepChunks() == 1) {
      run(cut.chunks(), product.work(), chunk -> product.chunk(chunk, add, c, out, end));
    } else {
      partial(product, add, c, out, end);
    }
  }

  private void partial(Product p, boolean add, float[] c, OutputRows out, Epilogue end) {
    int size = p.m * p.n;
    int parts = p.cut.stepChunks();
    float[] partial = Scratch.floats(Scratch.PARTIAL, parts * size);
    run(
        parts,
        p.work(),
        chunk ->
            p.chunk(chunk, false, partial, OutputRows.dense(chunk * size, p.n), Epilogue.NONE));
    int rowsEach = Math.max(1, ScalarKernels.GRAIN / p.n);
    run(Blocking.ceil(p.m, rowsEach), (long) size * parts * COPY_WORK, chunk -> {
      int row = chunk * rowsEach;
      int rows = Math.min(rowsEach, p.m - row);
      int[] starts = Scratch.ints(Scratch.STARTS, rows);
      out.starts(row, rows, starts, 0);
      for (int r = 0; r < rows; r++) {
        addParts(partial, (row + r) * p.n, size, parts, add, c, starts[r], p.n);
      }
      finish(end, 0, p.n, c, starts, rows);
    });
  }

  private static void addParts(
      float[] partial, int from, int step, int parts, boolean add, float[] c, int at, int n) {
    if (!add) {
      System.arraycopy(partial, from, c, at, n);
    }
    for (int part = add ? 0 : 1; part < parts; part++) {
      int x = from + part * step;
      for (int i = 0; i < n; i++) {
        c[at + i] += partial[x + i];
      }
    }
  }

  private static void run(int chunks, long work, Workers.Task task) {
    if (work < Blocking.GRAIN) {
      for (int i = 0; i < chunks; i++) {
        task.run(i);
      }
    } else {
      Workers.current().run(chunks, task);
    }
  }

  private void empty(int m, int n, boolean add, float[] c, OutputRows out, Epilogue end) {
    int[] starts = Scratch.ints(Scratch.STARTS, m);
    out.starts(0, m, starts, 0);
    for (int r = 0; r < m && !add; r++) {
      Arrays.fill(c, starts[r], starts[r] + n, 0);
    }
    finish(end, 0, n, c, starts, m);
  }

  private void finish(Epilogue end, int col, int cols, float[] c, int[] starts, int rows) {
    if (!end.isNone()) {
      tile.finish(end, col, cols, c, starts, rows);
    }
  }

  /** One product under way. Packed A is [K block][row panel], packed B [K block][column panel]. */
  private final class Product {
    final int m;
    final int n;
    final int k;
    final Blocking cut;
    private final LeftPanels a;
    private final RightPanels b;
    private final int rowPanels;
    private final int colPanels;
    private float[] sharedLeft = NOT_SHARED;
    private float[] sharedRight = NOT_SHARED;

    Product(int m, int n, int k, LeftPanels a, RightPanels b, Blocking cut) {
      this.m = m;
      this.n = n;
      this.k = k;
      this.a = a;
      this.b = b;
      this.cut = cut;
      rowPanels = Blocking.ceil(m, tile.mr);
      colPanels = Blocking.ceil(n, tile.nr);
    }

    long work() {
      return (long) m * n * k;
    }

    void packShared() {
      int blocks = Blocking.ceil(k, Tile.KC);
      if (cut.sharesLeft()) {
        int size = rowPanels * tile.panelSize();
        float[] packed = Scratch.floats(Scratch.SHARED_LEFT, Math.multiplyExact(blocks, size));
        sharedLeft = packed;
        run(
            blocks,
            (long) m * k * COPY_WORK,
            block -> packLeft(0, rowPanels, block * Tile.KC, packed, block * size));
      }
      if (cut.sharesRight()) {
        int width = colPanels * tile.nr;
        int floats = Math.addExact(Tile.LEAD, Math.multiplyExact(width, k));
        float[] packed = Scratch.floats(Scratch.SHARED_RIGHT, floats);
        sharedRight = packed;
        int pieces = Math.min(colPanels, 8);
        run(blocks * pieces, (long) n * k * COPY_WORK, piece -> {
          int k0 = piece / pieces * Tile.KC;
          int first = piece % pieces * colPanels / pieces;
          int end = (piece % pieces + 1) * colPanels / pieces;
          int at = Tile.LEAD + k0 * width + first * tile.nr * steps(k0);
          packRight(first, end, k0, packed, at);
        });
      }
    }

    private int steps(int k0) {
      return Math.min(Tile.KC, k - k0);
    }

    private void packLeft(int panel, int end, int k0, float[] packed, int at) {
      int row = panel * tile.mr;
      a.pack(row, Math.min(m, end * tile.mr) - row, k0, steps(k0), packed, at);
    }

    private void packRight(int panel, int end, int k0, float[] packed, int at) {
      int size = tile.nr * steps(k0);
      for (int p = panel; p < end; p++) {
        int cols = Math.min(tile.nr, n - p * tile.nr);
        b.pack(p * tile.nr, cols, k0, steps(k0), packed, at + (p - panel) * size);
      }
    }

    void chunk(int chunk, boolean add, float[] c, OutputRows out, Epilogue end) {
      int row = chunk % cut.rowChunks() * cut.rows();
      int rowEnd = Math.min(rowPanels, row + cut.rows());
      int rest = chunk / cut.rowChunks();
      int col = rest % cut.colChunks() * cut.cols();
      int colEnd = Math.min(colPanels, col + cut.cols());
      int step = rest / cut.colChunks() * cut.steps() * Tile.KC;
      int stepEnd = Math.min(k, step + cut.steps() * Tile.KC);
      int rows = Math.min(m, rowEnd * tile.mr) - row * tile.mr;
      int[] starts = Scratch.ints(Scratch.STARTS, rows);
      out.starts(row * tile.mr, rows, starts, 0);
      for (int k0 = step; k0 < stepEnd; k0 += Tile.KC) {
        float[] right = sharedRight;
        int rightAt = Tile.LEAD + (k0 * colPanels + col * steps(k0)) * tile.nr;
        if (!cut.sharesRight()) {
          right = Scratch.floats(Scratch.RIGHT, Tile.LEAD + (colEnd - col) * tile.nr * Tile.KC);
          rightAt = Tile.LEAD;
          packRight(col, colEnd, k0, right, rightAt);
        }
        block(row, rowEnd, col, colEnd, k0, right, rightAt, add || k0 > step, c, starts);
      }
      int firstCol = col * tile.nr;
      finish(end, firstCol, Math.min(n, colEnd * tile.nr) - firstCol, c, starts, rows);
    }

    // A few row panels at a time, so that they stay in the second cache while B passes by.
    private void block(
        int row,
        int rowEnd,
        int col,
        int colEnd,
        int k0,
        float[] right,
        int rightAt,
        boolean add,
        float[] c,
        int[] starts) {
      int size = tile.panelSize();
      int most = Blocking.blockRows(tile);
      for (int first = row; first < rowEnd; first += most) {
        int end = Math.min(rowEnd, first + most);
        float[] left = sharedLeft;
        int leftAt = (k0 / Tile.KC * rowPanels + first) * size;
        if (!cut.sharesLeft()) {
          left = Scratch.floats(Scratch.LEFT, Tile.LEAD + most * size);
          leftAt = Tile.LEAD;
          packLeft(first, end, k0, left, leftAt);
        }
        for (int j = col; j < colEnd; j++) {
          int bAt = rightAt + (j - col) * tile.nr * steps(k0);
          panels(first, end, j, k0, left, leftAt, right, bAt, add, c, starts, row);
        }
      }
    }

    /** One panel of B against several of A. */
    private void panels(
        int first,
        int end,
        int j,
        int k0,
        float[] left,
        int leftAt,
        float[] right,
        int rightAt,
        boolean add,
        float[] c,
        int[] starts,
        int startsRow) {
      int cols = Math.min(tile.nr, n - j * tile.nr);
      int kc = steps(k0);
      int col = j * tile.nr;
      float[] room = Scratch.floats(Scratch.RESULT, tile.mr * tile.nr);
      for (int p = first; p < end; p++) {
        int at = leftAt + (p - first) * tile.panelSize();
        int rows = Math.min(tile.mr, m - p * tile.mr);
        int startsAt = (p - startsRow) * tile.mr;
        tile.multiply(
            a.byColumns,
            kc,
            left,
            at,
            right,
            rightAt,
            rows,
            cols,
            add,
            c,
            starts,
            startsAt,
            col,
            room);
      }
    }
  }
}
