package io.github.gan4j.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.kernel.Kernels;
import io.github.gan4j.core.kernel.Workers;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a whole training step of a GAN promises. */
class TrainingStepTest {

  private static final long SEED = 41;
  private static final long ALLOCATION_LIMIT = 64 * 1024;
  private static final int WARM_UP = 50;
  private static final int MEASURED = 11;

  /** All but jblas, which is the scalar provider but for large matrix products. */
  static List<Kernels> providers() {
    return Backends.available().stream().filter(k -> !k.name().equals("jblas")).toList();
  }

  @AfterEach
  void useTheDefaults() {
    Backends.use(null);
    Workers.use(null);
  }

  @ParameterizedTest
  @MethodSource("providers")
  void twenty_steps_give_the_same_bits_on_any_number_of_workers(Kernels kernels) {
    Backends.use(kernels);
    float[] alone = train(1);
    for (float v : alone) {
      assertTrue(Float.isFinite(v), kernels.name());
    }
    assertArrayEquals(alone, train(2), kernels.name() + ", 2 workers, seed " + SEED);
    assertArrayEquals(alone, train(4), kernels.name() + ", 4 workers, seed " + SEED);
  }

  private static float[] train(int size) {
    try (Workers workers = Workers.of(size)) {
      Workers.use(workers);
      SmallGan gan = new SmallGan(SEED);
      float[] before = gan.numbers();
      for (int i = 0; i < 20; i++) {
        gan.step();
      }
      float[] after = gan.numbers();
      assertTrue(!Arrays.equals(before, after), "the steps changed something");
      return after;
    } finally {
      Workers.use(null);
    }
  }

  /**
   * On one worker everything happens on the thread that is measured. What the library allocates is the same on every
   * provider; it is counted on the scalar one because the compiler may box vectors until it has a loop in its final form.
   */
  @Test
  void a_step_in_a_scope_allocates_almost_nothing() {
    List<Kernels> all = Backends.available();
    Backends.use(all.get(all.size() - 1));
    assertEquals("scalar", Backends.active().name());
    try (Workers workers = Workers.of(1)) {
      Workers.use(workers);
      SmallGan gan = new SmallGan(SEED);
      for (int i = 0; i < WARM_UP; i++) {
        gan.step();
      }
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long self = Thread.currentThread().getId();
      long[] bytes = new long[MEASURED];
      for (int i = 0; i < MEASURED; i++) {
        long before = threads.getThreadAllocatedBytes(self);
        gan.step();
        bytes[i] = threads.getThreadAllocatedBytes(self) - before;
      }
      Arrays.sort(bytes);
      long median = bytes[MEASURED / 2];
      assertTrue(
          median < ALLOCATION_LIMIT,
          "a step allocates " + median + " bytes, " + Arrays.toString(bytes));
    }
  }
}
