package io.github.gan4j.core.tensor;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.management.ThreadMXBean;
import io.github.gan4j.core.layer.Conv2d;
import io.github.gan4j.core.layer.ConvTranspose2d;
import io.github.gan4j.core.layer.Embedding;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.layer.Maxout;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Window;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Shapes whose sizes multiply to more than an array can hold are refused before memory is reserved. */
class OverflowTest {

  private static final long MOST_BYTES = 1 << 20;
  private static final int MOST = Integer.MAX_VALUE;
  private static final Window K3 = Window.of(3);

  /** Operations whose result is never larger than an operand or the array of indices that they are given. */
  private static final Set<String> NEVER_LARGER = Set.of(
      "Arithmetic.abs",
      "Arithmetic.affine",
      "Arithmetic.clamp",
      "Arithmetic.exp",
      "Arithmetic.log",
      "Arithmetic.sign",
      "Arithmetic.sqrt",
      "Arithmetic.square",
      "Indexing.take",
      "Reduce.mean",
      "Reduce.sum",
      "Reduce.sumTo",
      "Shaping.crop",
      "Shaping.permute",
      "Shaping.slice",
      "Shaping.transpose");

  /** The same of whole classes. */
  private static final Set<String> SAME_SIZE =
      Set.of("Activations", "CrossEntropy", "Normalization");

  @TestFactory
  Stream<DynamicTest> isRefusedWithoutMemory() {
    return uses().entrySet().stream()
        .map(use -> dynamicTest(use.getKey(), () -> refuses(use.getValue())));
  }

  @Test
  void everyOperationThatCanGrowIsUsed() {
    Set<String> used = uses().keySet().stream()
        .map(name -> name.substring(0, name.indexOf(' ')))
        .filter(name -> name.contains("."))
        .collect(toCollection(TreeSet::new));
    Set<String> growing = OpCoverageTest.operations();
    growing.removeAll(NEVER_LARGER);
    growing.removeIf(name -> SAME_SIZE.contains(name.substring(0, name.indexOf('.'))));
    assertEquals(growing, used);
  }

  // The products overflow an int to 0, to a negative number, to the smallest one and to a small
  // one.
  private static Map<String, Supplier<Object>> uses() {
    Map<String, Supplier<Object>> uses = new LinkedHashMap<>();
    for (int[] sizes :
        new int[][] {{65_536, 65_536}, {46_341, 46_341}, {65_536, 32_768}, {65_537, 65_537}}) {
      int a = sizes[0];
      int b = sizes[1];
      String to = " to [" + a + ", " + b + "]";
      making(uses, to, a, b);
      operations(uses, to, a, b);
      moving(uses, to, a, b);
      images(uses, to, a, b);
      layers(uses, to, a, b);
    }
    making(uses, " of four axes", MOST, MOST, MOST, MOST);
    uses.put(
        "Shaping.pad to an axis too long",
        () -> Shaping.pad(zeros(2, 1), new int[] {MOST, 0}, new int[] {MOST, 0}));
    uses.put(
        "Indexing.scatterAdd to an axis too long", () -> Indexing.scatterAdd(zeros(0, 2), MOST));
    convolutions(uses);
    return uses;
  }

  private static Tensor zeros(int... shape) {
    return Tensor.zeros(shape);
  }

  private static void making(Map<String, Supplier<Object>> uses, String to, int... shape) {
    uses.put("zeros" + to, () -> Tensor.zeros(shape));
    uses.put("full" + to, () -> Tensor.full(1, shape));
    uses.put("of" + to, () -> Tensor.of(new float[0], shape));
    uses.put("view" + to, () -> Tensor.view(new float[0], 0, shape));
    uses.put("uniform" + to, () -> Rng.of(1).uniform(0, 1, shape));
    uses.put("normal" + to, () -> Rng.of(1).normal(0, 1, shape));
    uses.put("Reduce.expand" + to, () -> Tensor.scalar(1).expand(shape));
    uses.put("Shaping.reshape" + to, () -> zeros(0).reshape(shape));
  }

  private static void operations(Map<String, Supplier<Object>> uses, String to, int a, int b) {
    Tensor column = zeros(a, 1);
    Tensor row = zeros(1, b);
    uses.put("Arithmetic.add" + to, () -> column.add(row));
    uses.put("Arithmetic.sub" + to, () -> column.sub(row));
    uses.put("Arithmetic.mul" + to, () -> column.mul(row));
    uses.put("Arithmetic.div" + to, () -> column.div(row));
    uses.put("MatMul.matmul" + to, () -> column.matmul(row));
    uses.put(
        "MatMul.matmul of transposed" + to,
        () -> MatMul.matmul(zeros(0, a), zeros(b, 0), true, true));
    uses.put("MatMul.linear" + to, () -> MatMul.linear(column, row, null, 1));
  }

  private static void moving(Map<String, Supplier<Object>> uses, String to, int a, int b) {
    int[] indices = new int[a];
    Tensor row = zeros(1, b);
    uses.put("Indexing.oneHot" + to, () -> Indexing.oneHot(indices, b));
    uses.put("Indexing.gather" + to, () -> Indexing.gather(row, indices));
    uses.put("Indexing.scatterAdd" + to, () -> Indexing.scatterAdd(zeros(0, b), a));
    uses.put(
        "Shaping.pad" + to, () -> Shaping.pad(zeros(a, 0), new int[] {0, 0}, new int[] {0, b}));
    uses.put("Shaping.concat" + to, () -> Shaping.concat(0, Collections.nCopies(a, row)));
  }

  // Images without channels have any size, and kernels between no channels too.
  private static void images(Map<String, Supplier<Object>> uses, String to, int a, int b) {
    Tensor pixel = zeros(1, 1, 1, 0);
    Window all = Window.of(a, b);
    Tensor image = zeros(1, a, b, 0);
    Tensor kernel = zeros(a, b, 1, 0);
    uses.put("Conv.convTranspose2d" + to, () -> Conv.convTranspose2d(pixel, kernel, all));
    uses.put("Conv.conv2dInputGrad" + to, () -> Conv.conv2dInputGrad(pixel, kernel, all, a, b));
    uses.put(
        "Conv.conv2dWeightGrad" + to,
        () -> Conv.conv2dWeightGrad(zeros(0, a, b, 1), zeros(0, 1, 1, 1), all));
    for (int k : new int[] {1, 3}) {
      String by = " by " + k + "x" + k + to;
      Tensor small = zeros(k, k, 0, 1);
      uses.put("Conv.conv2d" + by, () -> Conv.conv2d(image, small, Window.of(k).pad(k / 2)));
      uses.put(
          "Conv.upsampleConv2d" + by,
          () -> Conv.upsampleConv2d(zeros(1, (a + 1) / 2, (b + 1) / 2, 0), small, null, 1));
      uses.put(
          "Conv.conv2dAvgPool" + by,
          () -> Conv.conv2dAvgPool(zeros(1, 2 * a, 2 * b, 0), small, null, 1));
    }
    uses.put("Pool.upsample" + to, () -> Pool.upsample(zeros(1, a / b, 1, 1), b));
    Window grows = Window.of(b).pad(b - 1);
    Tensor line = zeros(1, a - b + 1, 1, 1);
    uses.put("Pool.avgPool" + to, () -> Pool.avgPool(line, grows));
    uses.put("Pool.sumPool" + to, () -> Pool.sumPool(line, grows));
    uses.put("Pool.maxPool" + to, () -> Pool.maxPool(line, grows));
  }

  private static void layers(Map<String, Supplier<Object>> uses, String to, int a, int b) {
    uses.put("linear layer" + to, () -> new Linear(params(), a, b));
    uses.put("conv2d layer" + to, () -> new Conv2d(params(), a, b, K3));
    uses.put("convTranspose2d layer" + to, () -> new ConvTranspose2d(params(), a, b, K3));
    uses.put("embedding layer" + to, () -> new Embedding(params(), a, b));
    uses.put("maxout layer" + to, () -> new Maxout(params(), 1, a, b));
  }

  // What a convolution needs beside its result.
  private static void convolutions(Map<String, Supplier<Object>> uses) {
    Tensor wide = zeros(1, 3, 60_000, 0);
    uses.put("Conv.conv2d to many channels", () -> Conv.conv2d(wide, zeros(3, 3, 0, 40_000), K3));
    uses.put(
        "Conv.conv2d with many patches",
        () -> Conv.conv2d(
            zeros(1, 50_000, 1, 1), zeros(300, 300, 1, 0), Window.of(300).pad(299)));
    uses.put(
        "Conv.convTranspose2d to many channels",
        () -> Conv.convTranspose2d(wide, zeros(3, 3, 40_000, 0), K3.stride(2)));
    uses.put(
        "Conv.conv2dInputGrad with a large index",
        () -> Conv.conv2dInputGrad(
            zeros(0, 65_534, 65_534, 1), zeros(3, 3, 1, 1), K3, 65_536, 65_536));
  }

  private static Params params() {
    return new Params(Rng.of(1));
  }

  private static void refuses(Supplier<Object> use) {
    assertThrows(ShapeException.class, use::get); // loads what it needs
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThrows(ShapeException.class, use::get);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < MOST_BYTES, allocated + " bytes");
  }
}
