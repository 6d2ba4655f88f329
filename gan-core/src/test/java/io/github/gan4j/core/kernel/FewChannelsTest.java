package io.github.gan4j.core.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.gan4j.core.shape.ConvShape;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Convolutions of few channels read whole vectors around short runs, near the ends of arrays and images. Every window up to
 * 7x7, with small integers, so that all sums are exact. The build runs this with short vectors too.
 */
@Tag("every-vector-length")
class FewChannelsTest {

  private final Random random = new Random(5);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 11})
  void areWhatPlainLoopsMakeOfThem(int channels) {
    for (int kernel = 1; kernel <= 7; kernel++) {
      for (int stride = 1; stride <= 3; stride++) {
        for (int pad = 0; pad < kernel; pad += 2) {
          int height = 7 + random.nextInt(4);
          int width = 7 + random.nextInt(9);
          int images = 1 + random.nextInt(3);
          agree(
              ProductCases.shape(images, height, width, channels, kernel, kernel, 8, stride, pad));
          agree(ProductCases.shape(
              images, height, width, channels, kernel, Math.max(1, kernel - 1), 33, stride, 0));
        }
      }
    }
  }

  private void agree(ConvShape s) {
    float[] x = KernelCase.integers(random, s.inputSize());
    float[] w = KernelCase.integers(random, s.weightSize());
    float[] y = KernelCase.integers(random, s.outputSize());
    Kernels plain = new ScalarKernels();
    Kernels vector = new VectorKernels();
    float[] a = any(y.length);
    float[] b = any(y.length);
    plain.conv2d(s, x, 0, w, 0, a, 0);
    vector.conv2d(s, x, 0, w, 0, b, 0);
    assertArrayEquals(a, b, "forward " + s);
    a = any(x.length);
    b = any(x.length);
    plain.conv2dInputGrad(s, y, 0, w, 0, a, 0);
    vector.conv2dInputGrad(s, y, 0, w, 0, b, 0);
    assertArrayEquals(a, b, "input gradient " + s);
    a = any(w.length);
    b = any(w.length);
    plain.conv2dWeightGrad(s, x, 0, y, 0, a, 0);
    vector.conv2dWeightGrad(s, x, 0, y, 0, b, 0);
    assertArrayEquals(a, b, "weight gradient " + s);
  }

  /** What was in a result before must not matter. */
  private static float[] any(int n) {
    float[] values = new float[n];
    Arrays.fill(values, Float.NaN);
    return values;
  }
}
