package io.github.gan4j.core.tensor;

import io.github.gan4j.core.shape.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The rows of {@link Conv}: each geometry with all operations of the family. */
final class ConvCases {

  private static final String LONG_SUM = "16 eps sum |x w|, here below 300 terms";

  private ConvCases() {}

  /** A convolution of n images of h by w, from i to o channels. */
  private record Geometry(int n, int h, int w, int i, int o, Window window) {

    int[] x() {
      return new int[] {n, h, w, i};
    }

    int[] k() {
      return new int[] {window.kH(), window.kW(), i, o};
    }

    int[] y() {
      return new int[] {n, window.outputHeight("test", h), window.outputWidth("test", w), o};
    }

    /** The window whose transposed convolution gives exactly h by w, or null if none does. */
    Window transposed() {
      int rows = h - window.transposedHeight("test", y()[1]);
      int columns = w - window.transposedWidth("test", y()[2]);
      return rows == columns && rows < window.stride() ? window.outputPad(rows) : null;
    }
  }

  static List<OpCase> all() {
    List<OpCase> rows = new ArrayList<>();
    for (Geometry g : geometries()) {
      rows.addAll(family(g, Draw::normal));
      family(g, Draw::integers).forEach(row -> rows.add(row.exact().valuesOnly()));
    }
    for (Geometry g : bigGeometries()) {
      family(g, Draw::normal).forEach(row -> rows.add(row.within(6e-4, 0, LONG_SUM)));
      family(g, Draw::integers).forEach(row -> rows.add(row.exact().valuesOnly()));
    }
    return rows;
  }

  private static List<Geometry> geometries() {
    List<Geometry> all = new ArrayList<>();
    add(all, 4, 4, Window.of(4));
    add(all, 8, 8, Window.of(4).stride(2).pad(1));
    add(all, 8, 8, Window.of(2).stride(2));
    add(all, 4, 4, Window.of(3).pad(1));
    add(all, 14, 14, Window.of(2).stride(2).pad(1));
    for (int kernel = 1; kernel <= 7; kernel++) {
      add(all, kernel + 1, kernel + 2, Window.of(kernel).pad(kernel - 1));
      add(all, kernel + 2, kernel + 1, Window.of(kernel).stride(1 + kernel % 3).pad(kernel / 2));
    }
    // a rest that the stride leaves over, which the transposed convolution needs outputPad for
    add(all, 8, 8, Window.of(3).stride(2).pad(1));
    add(all, 9, 9, Window.of(5).stride(3).pad(2));
    add(all, 7, 5, Window.of(1).stride(3));
    add(all, 5, 6, Window.of(1, 3));
    add(all, 6, 5, Window.of(3, 1).stride(2));
    add(all, 5, 7, Window.of(2, 5).stride(2).pad(1));
    all.add(new Geometry(0, 4, 4, 2, 3, Window.of(3).pad(1)));
    all.add(new Geometry(2, 4, 4, 0, 3, Window.of(3).pad(1)));
    all.add(new Geometry(2, 4, 4, 2, 0, Window.of(3).pad(1)));
    return all;
  }

  private static void add(List<Geometry> all, int h, int w, Window window) {
    all.add(new Geometry(2, h, w, 2, 3, window));
  }

  private static List<Geometry> bigGeometries() {
    return List.of(
        new Geometry(4, 11, 13, 19, 33, Window.of(3).pad(1)),
        new Geometry(24, 8, 8, 7, 17, Window.of(4).stride(2).pad(1)));
  }

  private static List<OpCase> family(Geometry g, Function<int[], Draw> draw) {
    List<OpCase> rows = new ArrayList<>();
    Window window = g.window();
    String form = window.toString();
    Draw x = draw.apply(g.x());
    Draw k = draw.apply(g.k());
    Draw y = draw.apply(g.y());
    Function<Array[], Array> transposed =
        a -> Reference.conv2dInputGrad(a[0], a[1], window, g.h(), g.w());
    rows.add(OpCase.of("Conv.conv2d", form, x, k)
        .is(t -> Conv.conv2d(t[0], t[1], window), a -> Reference.conv2d(a[0], a[1], window)));
    rows.add(OpCase.of("Conv.conv2dInputGrad", form, y, k)
        .is(t -> Conv.conv2dInputGrad(t[0], t[1], window, g.h(), g.w()), transposed));
    rows.add(OpCase.of("Conv.conv2dWeightGrad", form, x, y)
        .is(
            t -> Conv.conv2dWeightGrad(t[0], t[1], window),
            a -> Reference.conv2dWeightGrad(a[0], a[1], window)));
    Window exact = g.transposed();
    if (exact != null) {
      rows.add(OpCase.of("Conv.convTranspose2d", exact.toString(), y, k)
          .is(t -> Conv.convTranspose2d(t[0], t[1], exact), transposed));
    }
    return rows;
  }
}
