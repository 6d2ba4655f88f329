package io.github.gan4j.core.tensor;

import static io.github.gan4j.core.tensor.Draw.normal;
import static io.github.gan4j.core.tensor.Draw.sides;
import static io.github.gan4j.core.tensor.Draw.weights;

import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.shape.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Products and convolutions with the bias and activation that follow them, and those that change the image's size. */
final class RectifiedCases {

  private static final float[] SLOPES = {1, 0.2f, 0};

  private RectifiedCases() {}

  /** An operation with bias and slope. */
  private interface Op {
    Tensor apply(Tensor x, Tensor w, @Nullable Tensor bias, float slope);
  }

  static List<OpCase> all() {
    List<OpCase> rows = new ArrayList<>();
    conv(rows, Window.of(4).stride(2).pad(1), new int[] {2, 6, 6, 2}, 3);
    conv(rows, Window.of(3).pad(1), new int[] {2, 5, 4, 3}, 4);
    conv(rows, Window.of(3).pad(1), new int[] {3, 9, 8, 20}, 16); // whole vectors of channels
    conv(rows, Window.of(4), new int[] {3, 4, 4, 2}, 3); // one product
    conv(rows, Window.of(4), new int[] {3, 4, 4, 2}, 1); // a vector on one side
    conv(rows, Window.of(2).stride(2), new int[] {0, 4, 4, 2}, 3);
    linear(rows, 5, 7, 3);
    linear(rows, 1, 7, 4);
    linear(rows, 6, 7, 1);
    linear(rows, 9, 40, 33);
    linear(rows, 2, 0, 4);
    linear(rows, 300, 40, 33);
    resize(rows, 3, 24, 8, 8, 7, 17);
    conv(rows, Window.of(4).stride(2).pad(1), new int[] {24, 8, 8, 7}, 17);
    for (int k : new int[] {1, 3, 5}) {
      resize(rows, k, 2, 4, 3, 2, 3);
      resize(rows, k, 1, 5, 6, 1, 2);
      resize(rows, k, 2, 4, 4, 17, 16);
      resize(rows, k, 0, 4, 4, 2, 3);
    }
    return rows;
  }

  private static void conv(List<OpCase> rows, Window window, int[] x, int outC) {
    int[] w = {window.kH(), window.kW(), x[3], outC};
    add(
        rows,
        "Conv.conv2d",
        window.toString(),
        x,
        w,
        outC,
        1,
        (a, b, bias, slope) -> Conv.conv2d(a, b, window, bias, slope),
        (a, b) -> Reference.conv2d(a, b, window));
    int[] turned = {window.kH(), window.kW(), outC, x[3]};
    add(
        rows,
        "Conv.convTranspose2d",
        window.toString(),
        x,
        turned,
        outC,
        1,
        (a, b, bias, slope) -> Conv.convTranspose2d(a, b, window, bias, slope),
        (a, b) -> Reference.conv2dInputGrad(
            a,
            b,
            window,
            window.transposedHeight("test", x[1]),
            window.transposedWidth("test", x[2])));
  }

  private static void linear(List<OpCase> rows, int n, int in, int out) {
    int[] x = {n, in};
    int[] w = {in, out};
    add(
        rows,
        "MatMul.linear",
        n + " samples",
        x,
        w,
        out,
        1,
        MatMul::linear,
        (a, b) -> Reference.matmul(a, b, false, false));
  }

  private static void resize(List<OpCase> rows, int k, int n, int h, int width, int in, int out) {
    Window same = Window.of(k).pad((k - 1) / 2);
    int[] x = {n, h, width, in};
    int[] w = {k, k, in, out};
    add(
        rows,
        "Conv.upsampleConv2d",
        k + "x" + k,
        x,
        w,
        out,
        1,
        Conv::upsampleConv2d,
        (a, b) -> Reference.conv2d(Reference.upsample(a, 2), b, same));
    add(
        rows,
        "Conv.conv2dAvgPool",
        k + "x" + k,
        x,
        w,
        out,
        4,
        Conv::conv2dAvgPool,
        (a, b) -> Reference.map(
            Reference.sumPool(Reference.conv2d(a, b, same), Window.of(2).stride(2)), v -> v / 4));
  }

  private static void add(
      List<OpCase> rows,
      String name,
      String form,
      int[] x,
      int[] w,
      int outC,
      int averaged,
      Op op,
      BinaryOperator<Array> linear) {
    // The mean of several results varies less than one of them.
    double terms = (double) Shapes.size(w) / Math.max(1, outC) / averaged;
    Draw weight = weights(terms, w);
    rows.add(OpCase.of(name, form + " alone", normal(x), weight)
        .is(t -> op.apply(t[0], t[1], null, 1), a -> linear.apply(a[0], a[1])));
    for (float slope : SLOPES) {
      rows.add(OpCase.of(name, form + ", slope " + slope, normal(x), weight, sides(outC))
          .is(
              t -> op.apply(t[0], t[1], t[2], slope),
              a -> Reference.map(
                  Reference.zip(linear.apply(a[0], a[1]), a[2], Double::sum),
                  v -> v > 0 ? v : slope * v)));
    }
  }
}
