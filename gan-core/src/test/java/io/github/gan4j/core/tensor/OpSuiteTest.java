package io.github.gan4j.core.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.gan4j.core.gradcheck.GradCheck;
import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.kernel.Kernels;
import io.github.gan4j.core.kernel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every operation must hold, derived from the rows of {@link OpCases}. */
class OpSuiteTest {

  private static final Predicate<OpCase> SMALL = row -> !row.isBig();

  @AfterEach
  void useDefaults() {
    Backends.use(null);
    Workers.use(null);
  }

  @TestFactory
  Stream<DynamicTest> everyProviderAgreesWithFloat64Loops() {
    return each(row -> true, OpSuiteTest::checkValues);
  }

  @TestFactory
  Stream<DynamicTest> firstGradientsOfEveryProvider() {
    return each(
        SMALL.and(row -> row.order() >= 1),
        row -> onEveryProvider(() -> check(row).first(row.toString(), row.f(), row.inputs())));
  }

  @TestFactory
  Stream<DynamicTest> secondGradients() {
    return each(
        SMALL.and(row -> row.order() >= 2),
        row -> check(row).second(row.toString(), row.f(), row.inputs()));
  }

  @TestFactory
  Stream<DynamicTest> sameBitsForAnyNumberOfWorkers() {
    return each(OpCase::isBig, row -> {
      List<float[]> alone = onWorkers(1, row);
      requireSameBits(alone, onWorkers(2, row));
      requireSameBits(alone, onWorkers(4, row));
    });
  }

  @TestFactory
  Stream<DynamicTest> whatMemoryHeldBeforeDoesNotMatter() {
    return each(SMALL, row -> {
      List<float[]> expected = everything(row, row.inputs());
      Arena arena = new Arena();
      inScope(arena, row);
      arena.fill(Float.NaN);
      requireSameBits(expected, inScope(arena, row));
    });
  }

  @TestFactory
  Stream<DynamicTest> inputsAreUnchanged() {
    return each(SMALL, row -> {
      Tensor[] inputs = row.inputs();
      float[][] before = Arrays.stream(inputs).map(Tensor::toArray).toArray(float[][]::new);
      everything(row, inputs);
      for (int i = 0; i < inputs.length; i++) {
        assertArrayEquals(before[i], inputs[i].toArray(), "input " + i);
      }
    });
  }

  // ---- the checks

  private static void checkValues(OpCase row) {
    Tensor[] inputs = row.inputs();
    Array[] arrays = Arrays.stream(inputs).map(Array::of).toArray(Array[]::new);
    Array expected = row.reference().apply(arrays);
    onEveryProvider(() -> requireClose(expected, row.f().apply(inputs), row.tolerance()));
  }

  private static void onEveryProvider(Runnable check) {
    for (Kernels kernels : Backends.available()) {
      Backends.use(kernels);
      try {
        check.run();
      } catch (AssertionError e) {
        throw new AssertionError("with " + kernels.name() + " kernels, " + e.getMessage(), e);
      } finally {
        Backends.use(null);
      }
    }
  }

  static void requireClose(Array expected, Tensor actual, OpCase.Tolerance tolerance) {
    assertArrayEquals(expected.shape(), actual.shape(), "shape");
    float[] values = actual.toArray();
    for (int i = 0; i < values.length; i++) {
      float rounded = (float) expected.data()[i];
      double allowed =
          tolerance.absolute() + tolerance.relative() * Math.abs(expected.data()[i]);
      if (!(rounded == values[i] || Math.abs(expected.data()[i] - values[i]) <= allowed)) {
        assertEquals(expected.data()[i], values[i], allowed, "element " + i);
      }
    }
  }

  private static GradCheck check(OpCase row) {
    return GradCheck.of(row.seed()).directions(2).tolerance(row.gradTolerance());
  }

  /** The value, the first gradients and the second gradients. */
  private static List<float[]> everything(OpCase row, Tensor[] inputs) {
    Tensor[] x = Arrays.stream(inputs).map(Tensor::watch).toArray(Tensor[]::new);
    Tensor y = row.f().apply(x);
    List<float[]> all = new ArrayList<>(List.of(y.toArray()));
    if (row.order() > 0) {
      Tensor loss = y.mul(Rng.of(row.seed()).normal(0, 1, y.shape())).sum();
      Gradients plain = Autograd.grad(loss, List.of(x)).orZero();
      Gradients recorded = Autograd.differentiableGrad(loss, List.of(x)).orZero();
      Tensor squares = Arrays.stream(x)
          .map(t -> recorded.get(t).square().sum())
          .reduce(Tensor.scalar(0), Tensor::add);
      Gradients second = Autograd.grad(squares, List.of(x)).orZero();
      for (Tensor t : x) {
        all.addAll(List.of(
            plain.get(t).toArray(), recorded.get(t).toArray(), second.get(t).toArray()));
      }
    }
    return all;
  }

  private static List<float[]> onWorkers(int size, OpCase row) {
    try (Workers workers = Workers.of(size)) {
      Workers.use(workers);
      return everything(row, row.inputs());
    } finally {
      Workers.use(null);
    }
  }

  /** Inputs that do not start at the front of their array, results in the arena. */
  private static List<float[]> inScope(Arena arena, OpCase row) {
    Tensor[] inputs = Arrays.stream(row.inputs()).map(OpSuiteTest::shifted).toArray(Tensor[]::new);
    try (Scope scope = Scope.open(arena)) {
      assertEquals(false, scope.isClosed());
      return everything(row, inputs);
    }
  }

  private static Tensor shifted(Tensor x) {
    float[] slab = new float[x.size() + 8];
    Arrays.fill(slab, Float.NaN);
    System.arraycopy(x.toArray(), 0, slab, 5, x.size());
    return Tensor.view(slab, 5, x.shape());
  }

  private static void requireSameBits(List<float[]> expected, List<float[]> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), actual.get(i), "result " + i);
    }
  }

  // ---- the tests of a suite

  private static Stream<DynamicTest> each(Predicate<OpCase> rows, Consumer<OpCase> check) {
    return OpCases.all().stream()
        .filter(rows)
        .map(row -> test(row.toString(), () -> check.accept(row)));
  }

  // Some reports show a number in place of a dynamic test's name, so the failure says it too.
  private static DynamicTest test(String name, Runnable check) {
    return dynamicTest(name, () -> {
      try {
        check.run();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(name + ": " + e.getMessage(), e);
      }
    });
  }
}
