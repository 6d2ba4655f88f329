package io.github.gan4j.core.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every provider against float64 loops, on 1, 2 and 4 workers, which must give the same bits. */
@Tag("no-vector")
@Tag("every-vector-length")
class KernelsTest {

  private static final List<KernelCase> CASES = cases();

  private static List<KernelCase> cases() {
    List<KernelCase> cases = new ArrayList<>();
    cases.addAll(ProductCases.gemm());
    cases.addAll(ProductCases.convolutions());
    cases.addAll(LoopCases.unary());
    cases.addAll(LoopCases.binary());
    cases.addAll(LoopCases.sums());
    cases.addAll(LoopCases.outer());
    cases.addAll(NormCases.all());
    cases.addAll(LoopCases.optimisers());
    cases.addAll(RandomCases.all());
    return cases;
  }

  static List<String> methods() {
    return List.copyOf(covered());
  }

  private static Set<String> covered() {
    Set<String> methods = new TreeSet<>();
    CASES.forEach(c -> methods.add(c.method()));
    return methods;
  }

  @AfterEach
  void sharedWorkers() {
    Workers.use(null);
  }

  @Test
  void everyMethodHasCases() {
    Set<String> methods = new TreeSet<>();
    for (Method method : Kernels.class.getMethods()) {
      methods.add(method.getName());
    }
    methods.remove("name");
    assertEquals(methods, covered());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void everyProviderIsRightOnAnyNumberOfWorkers(String method) {
    try (Workers one = Workers.of(1);
        Workers two = Workers.of(2);
        Workers four = Workers.of(4)) {
      for (Kernels kernels : Backends.available()) {
        for (KernelCase c : CASES) {
          if (c.method().equals(method)) {
            Workers.use(one);
            float[] y = c.result(kernels);
            c.check(y);
            Workers.use(two);
            assertArrayEquals(y, c.result(kernels), () -> kernels.name() + " " + c + ", 2 workers");
            Workers.use(four);
            assertArrayEquals(y, c.result(kernels), () -> kernels.name() + " " + c + ", 4 workers");
          }
        }
      }
    }
  }

  /** The inner loops of sums and normalisation add in one order. */
  @Test
  void columnLoopsGiveTheSameBitsOnEveryProvider() {
    for (KernelCase c : CASES) {
      if (c.method().startsWith("normalize") || c.method().matches("sum|moments")) {
        float[] expected = c.result(new ScalarKernels());
        for (Kernels kernels : Backends.available()) {
          float[] y = c.result(kernels);
          for (int i = 0; i < y.length; i++) {
            // a zero may have either sign
            assertTrue(y[i] == expected[i], kernels.name() + " " + c);
          }
        }
      }
    }
  }

  /** The same seed gives the same numbers everywhere. */
  @Test
  void randomNumbersAreTheSameBitsOnEveryProvider() {
    for (KernelCase c : RandomCases.all()) {
      float[] expected = c.result(new ScalarKernels());
      for (Kernels kernels : Backends.available()) {
        assertArrayEquals(expected, c.result(kernels), () -> kernels.name() + " " + c);
      }
    }
  }

  /** Tensors of a step lie in one array. */
  @Test
  void operandsMayLieInOneArray() {
    int n = 40;
    float[] expected = new float[n * n];
    for (Kernels kernels : Backends.available()) {
      float[] all = new float[3 * n * n + 2];
      for (int i = 0; i < 2 * n * n; i++) {
        all[1 + i] = i % 7 - 3;
      }
      for (int i = 0; i < n * n; i++) {
        float sum = 0;
        for (int k = 0; k < n; k++) {
          sum += all[1 + i / n * n + k] * all[1 + n * n + k * n + i % n];
        }
        expected[i] = sum;
      }
      kernels.gemm(false, false, n, n, n, all, 1, all, 1 + n * n, false, all, 1 + 2 * n * n);
      assertArrayEquals(expected, Arrays.copyOfRange(all, 1 + 2 * n * n, 1 + 3 * n * n));
    }
  }

  /** A native product that puts back more than its own result would undo what the other thread has done. */
  @Test
  void productsOfTwoThreadsMayLieInOneArray() throws InterruptedException, ExecutionException {
    int n = 24;
    int size = n * n;
    float[] all = new float[8 * size];
    Arrays.fill(all, 0, 2 * size, 1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (Kernels kernels : Backends.available()) {
        List<Future<Boolean>> right = new ArrayList<>();
        for (int thread = 0; thread < 2; thread++) {
          int at = (2 + 3 * thread) * size;
          right.add(threads.submit(() -> {
            boolean allRight = true;
            for (int i = 0; i < 500; i++) {
              Arrays.fill(all, at, at + size, -1);
              kernels.gemm(false, true, n, n, n, all, 0, all, size, false, all, at);
              for (int j = at; j < at + size; j++) {
                allRight &= all[j] == n;
              }
            }
            return allRight;
          }));
        }
        for (Future<Boolean> each : right) {
          assertTrue(each.get(), kernels.name());
        }
      }
    } finally {
      threads.shutdown();
    }
  }
}
