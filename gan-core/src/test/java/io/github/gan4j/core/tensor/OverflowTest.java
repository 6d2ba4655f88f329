package io.github.gan4j.core.tensor;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.management.ThreadMXBean;
import io.github.gan4j.core.layer.Conv2d;
import io.github.gan4j.core.layer.ConvTranspose2d;
import io.github.gan4j.core.layer.Embedding;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Window;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Shapes whose sizes multiply to more than an array can hold are refused before memory is reserved. */
class OverflowTest {

  private static final long MOST_BYTES = 1 << 20;
  private static final int MOST = Integer.MAX_VALUE;
  private static final Window K3 = Window.of(3);

  @TestFactory
  Stream<DynamicTest> isRefusedWithoutMemory() {
    return uses().entrySet().stream()
        .map(use -> dynamicTest(use.getKey(), () -> refuses(use.getValue())));
  }

  // The products overflow an int to 0, to a negative number, to the smallest one and to a small
  // one.
  private static Map<String, Supplier<Object>> uses() {
    Map<String, Supplier<Object>> uses = new LinkedHashMap<>();
    for (int[] shape : List.of(
        new int[] {65_536, 65_536},
        new int[] {46_341, 46_341},
        new int[] {65_536, 32_768},
        new int[] {65_537, 65_537},
        new int[] {MOST, MOST, MOST, MOST})) {
      String text = Arrays.toString(shape);
      uses.put("zeros " + text, () -> Tensor.zeros(shape));
      uses.put("normal " + text, () -> Rng.of(1).normal(0, 1, shape));
      uses.put("expand " + text, () -> Tensor.scalar(1).expand(shape));
    }
    operations(uses);
    convolutions(uses);
    layers(uses);
    return uses;
  }

  private static void operations(Map<String, Supplier<Object>> uses) {
    Tensor column = Tensor.zeros(65_536, 1);
    uses.put("add", () -> column.add(Tensor.zeros(65_536)));
    uses.put("matmul", () -> column.matmul(Tensor.zeros(1, 65_536)));
    uses.put("oneHot", () -> Indexing.oneHot(new int[65_536], 65_536));
    uses.put("gather", () -> Indexing.gather(Tensor.zeros(1, 65_536), new int[65_536]));
    uses.put("scatterAdd", () -> Indexing.scatterAdd(column, MOST, new int[65_536]));
    uses.put("pad", () -> Shaping.pad(column, new int[] {MOST, 0}, new int[] {MOST, 0}));
    uses.put("upsample", () -> Pool.upsample(Tensor.zeros(1, 256, 256, 1), 256));
    uses.put("reshape", () -> column.reshape(MOST, MOST));
  }

  private static void convolutions(Map<String, Supplier<Object>> uses) {
    Tensor wide = Tensor.zeros(1, 3, 60_000, 0);
    uses.put("conv2d", () -> Conv.conv2d(wide, Tensor.zeros(3, 3, 0, 40_000), K3));
    uses.put(
        "conv2d patches",
        () -> Conv.conv2d(
            Tensor.zeros(1, 50_000, 1, 1),
            Tensor.zeros(300, 300, 1, 0),
            Window.of(300).pad(299)));
    uses.put(
        "conv2d index",
        () -> Conv.conv2d(
            Tensor.zeros(1, 200, 1, 1), Tensor.zeros(1, 1, 1, 1), Window.of(1).pad(30_000)));
    uses.put(
        "convTranspose2d",
        () -> Conv.convTranspose2d(wide, Tensor.zeros(3, 3, 40_000, 0), K3.stride(2)));
    uses.put(
        "conv2dInputGrad",
        () -> Conv.conv2dInputGrad(
            Tensor.zeros(0, 65_534, 65_534, 1), Tensor.zeros(3, 3, 1, 1), K3, 65_536, 65_536));
  }

  private static void layers(Map<String, Supplier<Object>> uses) {
    uses.put("Linear", () -> new Linear(params(), 65_536, 65_536));
    uses.put("Conv2d", () -> new Conv2d(params(), 32_768, 32_768, K3));
    uses.put("ConvTranspose2d", () -> new ConvTranspose2d(params(), 32_768, 32_768, K3));
    uses.put("Embedding", () -> new Embedding(params(), 65_536, 65_536));
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
