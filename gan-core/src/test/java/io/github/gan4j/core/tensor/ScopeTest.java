package io.github.gan4j.core.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.kernel.Kernels;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ScopeTest {

  private static final long ALLOWED_BYTES_PER_STEP = 16 << 10;
  private static final long MOST_NANOS = 60_000_000_000L;

  /** The numbers of a small step of training. */
  private static Tensor step(Tensor x, Tensor w) {
    Tensor watched = w.watch();
    Tensor loss = Activations.tanh(x.matmul(watched)).square().mean();
    return Autograd.grad(loss, watched);
  }

  @Test
  void aClosedScopesTensorSaysSo() {
    Tensor y;
    try (Scope scope = Scope.open()) {
      y = Tensor.ones(64, 8, 8, 128).mul(2);
      assertSame(scope.arena().slab(0), y.data());
    }
    IllegalStateException e = assertThrows(IllegalStateException.class, y::toArray);
    assertEquals(
        "affine result [64, 8, 8, 128] was read after its Scope closed. Call keep() inside the"
            + " scope to take a tensor out.",
        e.getMessage());
    assertThrows(IllegalStateException.class, y::data);
  }

  @Test
  void everyReaderOfAClosedScopesTensorFails() {
    Tensor y;
    try (Scope scope = Scope.open()) {
      assertEquals(0, scope.arena().bytes());
      y = Tensor.ones(1).mul(2);
    }
    for (Runnable read : List.<Runnable>of(
        y::item, y::keep, y::watch, y::detach, () -> y.add(1), () -> y.reshape(1, 1))) {
      assertThrows(IllegalStateException.class, read::run);
    }
    assertArrayEquals(new int[] {1}, y.shape());
  }

  @Test
  void keepTakesATensorOut() {
    Tensor kept;
    try (Scope scope = Scope.open()) {
      Tensor y = Tensor.ones(3).mul(2).watch();
      kept = y.keep();
      assertNotSame(scope.arena().slab(0), kept.data());
    }
    assertArrayEquals(new float[] {2, 2, 2}, kept.toArray());
    assertEquals(false, kept.isWatched());
  }

  @Test
  void keepInAnInnerScopeLivesAsLongAsTheOuterOne() {
    Tensor kept;
    try (Scope outer = Scope.open()) {
      try (Scope inner = Scope.open()) {
        assertSame(outer, inner.outer());
        kept = Tensor.ones(3).mul(2).keep();
      }
      assertArrayEquals(new float[] {2, 2, 2}, kept.toArray());
      assertSame(outer.arena().slab(0), kept.data());
    }
    assertThrows(IllegalStateException.class, kept::toArray);
  }

  @Test
  void resultsBelongToTheInnermostScope() {
    try (Scope outer = Scope.open()) {
      Tensor x = Tensor.ones(3);
      assertSame(outer.arena().slab(0), x.data());
      Tensor y;
      try (Scope inner = Scope.open()) {
        y = x.mul(2);
        assertSame(inner.arena().slab(0), y.data());
        assertThrows(IllegalStateException.class, outer::close);
      }
      assertThrows(IllegalStateException.class, y::data);
      assertArrayEquals(new float[] {1, 1, 1}, x.toArray());
    }
  }

  @Test
  void scopesCloseInReverseOrder() {
    Scope outer = Scope.open();
    Scope inner = Scope.open();
    IllegalStateException e = assertThrows(IllegalStateException.class, outer::close);
    assertEquals(
        "Scope: only the innermost open scope of a thread can be closed, by that thread. Use"
            + " try-with-resources.",
        e.getMessage());
    inner.close();
    inner.close();
    outer.close();
  }

  @Test
  void anotherThreadCannotCloseAScope() {
    try (Scope scope = Scope.open()) {
      CompletableFuture<Void> other = CompletableFuture.runAsync(scope::close);
      assertThrows(java.util.concurrent.ExecutionException.class, other::get);
    }
  }

  @Test
  void anArenaServesOneScopeAtATime() {
    Arena arena = new Arena();
    try (Scope scope = Scope.open(arena)) {
      IllegalStateException e = assertThrows(IllegalStateException.class, () -> Scope.open(arena));
      assertEquals(
          "Scope: this arena is in use by another open scope. Give each scope its own.",
          e.getMessage());
      assertSame(scope.arena(), arena);
      assertSame(Tensor.ones(1).data(), arena.slab(0));
    }
    Scope.open(arena).close();
  }

  @Test
  void eachRoundFindsItsTensorsAtTheSamePlaces() {
    Arena arena = new Arena();
    Tensor x = Rng.of(1).normal(0, 1, 100, 300);
    Tensor w = Rng.of(2).normal(0, 1, 300, 40);
    List<Object> first = places(arena, x, w);
    long bytes = arena.bytes();
    for (int i = 0; i < 3; i++) {
      List<Object> again = places(arena, x, w);
      for (int j = 0; j < first.size(); j++) {
        assertEquals(first.get(j), again.get(j));
      }
    }
    assertEquals(bytes, arena.bytes());
  }

  private static List<Object> places(Arena arena, Tensor x, Tensor w) {
    List<Object> places = new ArrayList<>();
    try (Scope scope = Scope.open(arena)) {
      for (Tensor t : List.of(x.mul(2), w.mul(3), step(x, w), Tensor.zeros(2_000_000))) {
        places.add(System.identityHashCode(t.data()));
        places.add(t.offset());
      }
      assertSame(arena, scope.arena());
    }
    return places;
  }

  @Test
  void aRoundOnAUsedArenaAllocatesNoArray() {
    for (Kernels kernels : Backends.available()) {
      Backends.use(kernels);
      try {
        assertTrue(reachesSteadyState(new Arena()), kernels.name());
      } finally {
        Backends.use(null);
      }
    }
  }

  // Until the vector loops are compiled, which on a busy machine takes its time, every vector is an
  // object.
  private static boolean reachesSteadyState(Arena arena) {
    Tensor x = Rng.of(1).normal(0, 1, 64, 128);
    Tensor w = Rng.of(2).normal(0, 1, 128, 32);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long start = System.nanoTime();
    while (System.nanoTime() - start < MOST_NANOS) {
      long before = threads.getCurrentThreadAllocatedBytes();
      try (Scope scope = Scope.open(arena)) {
        assertSame(arena, scope.arena());
        assertEquals(w.size(), step(x, w).size());
      }
      if (threads.getCurrentThreadAllocatedBytes() - before < ALLOWED_BYTES_PER_STEP) {
        return true;
      }
    }
    return false;
  }

  // Gradients that share memory with each other: views, sums that pass them on, one for two inputs.
  private static List<Tensor> tangled(List<Tensor> x) {
    Tensor a = x.get(0);
    Tensor b = x.get(1);
    Tensor sum = a.add(b).add(a);
    Tensor left = sum.reshape(8, 6).sumTo(8, 6).add(b.reshape(8, 6));
    Tensor right = Activations.leakyRelu(sum.mul(b), 0.2f).permute(1, 0).reshape(8, 6);
    Tensor both = Shaping.concat(0, left, right.add(left)).add(left.sum(0).reshape(1, 6));
    Gradients g = Autograd.grad(both.square().mul(both).mean(), x);
    return List.of(g.get(a), g.get(b));
  }

  @Test
  void gradientsThatShareMemoryAreTakenBackOnlyWhenAllAreDone() {
    List<Tensor> x = List.of(
        Rng.of(1).normal(0, 1, 6, 8).watch(), Rng.of(2).normal(0, 1, 6, 8).watch());
    List<Tensor> expected = tangled(x);
    Arena arena = new Arena();
    for (int round = 0; round < 3; round++) {
      try (Scope scope = Scope.open(arena)) {
        List<Tensor> found = tangled(x);
        Tensor.full(Float.NaN, 1 << 12); // what a gap is used for next
        assertSame(arena, scope.arena());
        for (int i = 0; i < x.size(); i++) {
          assertArrayEquals(expected.get(i).toArray(), found.get(i).toArray());
        }
      }
      arena.fill(Float.NaN);
    }
  }

  @Test
  void aWalkHoldsAFewGradientsAtATime() {
    int size = 1 << 18;
    int layers = 40;
    Tensor x = Rng.of(1).normal(0, 1, size).watch();
    Arena arena = new Arena();
    try (Scope scope = Scope.open(arena)) {
      Tensor y = x;
      for (int i = 0; i < layers; i++) {
        y = Activations.tanh(y);
      }
      assertEquals(size, Autograd.grad(y.mean(), x).size());
      assertSame(arena, scope.arena());
    }
    long forward = (long) layers * size * Float.BYTES;
    assertTrue(arena.bytes() < forward * 1.3, arena.bytes() + " bytes for " + forward);
  }

  @Test
  void zeroSizedTensorsFitAnywhere() {
    try (Scope scope = Scope.open()) {
      assertEquals(0, Tensor.zeros(0, 3).toArray().length);
      assertEquals(1 << 20, Tensor.zeros(1 << 20).toArray().length);
      assertEquals(0, Tensor.zeros(0).mul(2).toArray().length);
      assertEquals(4 << 20, scope.arena().bytes());
    }
  }
}
