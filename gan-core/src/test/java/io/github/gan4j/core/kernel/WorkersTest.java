package io.github.gan4j.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class WorkersTest {

  @Test
  void runsEveryChunkOnceHoweverOftenItIsAsked() {
    try (Workers workers = Workers.of(4)) {
      for (int round = 0; round < 20_000; round++) {
        int chunks = round % 17;
        AtomicIntegerArray runs = new AtomicIntegerArray(17);
        workers.run(chunks, runs::incrementAndGet);
        for (int i = 0; i < 17; i++) {
          assertEquals(i < chunks ? 1 : 0, runs.get(i));
        }
      }
    }
  }

  @Test
  void theCallerTakesChunksFromTheFrontAndTheWorkerFromTheBack() {
    try (Workers workers = Workers.of(2)) {
      Thread caller = Thread.currentThread();
      for (int round = 0; round < 1000; round++) {
        Thread[] threads = new Thread[64];
        CountDownLatch awake = new CountDownLatch(1);
        workers.run(threads.length, chunk -> {
          threads[chunk] = Thread.currentThread();
          awaitWorker(awake, threads[chunk] == caller);
        });
        int own = 0;
        while (own < threads.length && threads[own] == caller) {
          own++;
        }
        assertTrue(own < threads.length, "the worker took no chunk");
        for (int chunk = own; chunk < threads.length; chunk++) {
          assertSame(workers.threads()[0], threads[chunk], "chunk " + chunk + " after " + own);
        }
      }
    }
  }

  /** Lets the caller's first chunk last until the worker has one, too. */
  private static void awaitWorker(CountDownLatch awake, boolean isCaller) {
    if (!isCaller) {
      awake.countDown();
      return;
    }
    try {
      awake.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void wakesWorkersThatSleep() throws InterruptedException {
    try (Workers workers = Workers.of(3)) {
      for (int round = 0; round < 50; round++) {
        Thread.sleep(2);
        AtomicInteger sum = new AtomicInteger();
        workers.run(100, sum::addAndGet);
        assertEquals(4950, sum.get());
      }
    }
  }

  @Test
  void passesOnTheExceptionOfAChunkAndStaysUsable() {
    try (Workers workers = Workers.of(3)) {
      for (int round = 0; round < 200; round++) {
        int bad = round % 20;
        IllegalStateException e = assertThrows(
            IllegalStateException.class,
            () -> workers.run(20, chunk -> {
              if (chunk == bad) {
                throw new IllegalStateException("chunk " + chunk);
              }
            }));
        assertEquals("chunk " + bad, e.getMessage());
        AtomicInteger sum = new AtomicInteger();
        workers.run(10, sum::addAndGet);
        assertEquals(45, sum.get());
      }
    }
  }

  @Test
  void passesOnErrors() {
    try (Workers workers = Workers.of(2)) {
      AssertionError error = new AssertionError("mine");
      assertSame(
          error,
          assertThrows(
              AssertionError.class,
              () -> workers.run(5, chunk -> {
                throw error;
              })));
    }
  }

  @Test
  void aLoopInsideALoopRunsOnItsThread() {
    try (Workers workers = Workers.of(3)) {
      AtomicInteger sum = new AtomicInteger();
      workers.run(8, outer -> {
        Thread thread = Thread.currentThread();
        Workers.current().run(8, inner -> {
          assertSame(thread, Thread.currentThread());
          sum.incrementAndGet();
        });
        workers.run(8, inner -> {
          assertSame(thread, Thread.currentThread());
          sum.incrementAndGet();
        });
      });
      assertEquals(128, sum.get());
    }
  }

  @Test
  void manyCallersAllGetTheirResults() throws InterruptedException {
    try (Workers workers = Workers.of(3)) {
      AtomicInteger good = new AtomicInteger();
      List<Thread> callers = new ArrayList<>();
      for (int t = 0; t < 6; t++) {
        Thread caller = new Thread(() -> {
          for (int round = 0; round < 2000; round++) {
            int[] seen = new int[9];
            workers.run(9, chunk -> seen[chunk] = chunk + 1);
            int sum = 0;
            for (int s : seen) {
              sum += s;
            }
            if (sum == 45) {
              good.incrementAndGet();
            }
          }
        });
        callers.add(caller);
        caller.start();
      }
      for (Thread caller : callers) {
        caller.join();
      }
      assertEquals(12_000, good.get());
    }
  }

  @Test
  void anInterruptedCallerFinishesAndStaysInterrupted() {
    try (Workers workers = Workers.of(2)) {
      Thread.currentThread().interrupt();
      AtomicInteger sum = new AtomicInteger();
      workers.run(50, chunk -> {
        long end = System.nanoTime() + 200_000;
        while (System.nanoTime() < end) {
          Thread.onSpinWait();
        }
        sum.incrementAndGet();
      });
      assertTrue(Thread.interrupted());
      assertEquals(50, sum.get());
    }
  }

  @Test
  void closedWorkersRunOnTheCallerAndTheirThreadsEnd() throws InterruptedException {
    Workers workers = Workers.of(3);
    AtomicInteger sum = new AtomicInteger();
    workers.run(10, sum::addAndGet);
    workers.close();
    Thread caller = Thread.currentThread();
    workers.run(10, chunk -> assertSame(caller, Thread.currentThread()));
    for (Thread worker : workers.threads()) {
      worker.join();
    }
    assertEquals(45, sum.get());
  }

  @Test
  void idleWorkersLeaveTheCoresAlone() throws InterruptedException {
    ThreadMXBean times = ManagementFactory.getThreadMXBean();
    try (Workers workers = Workers.of(3)) {
      workers.run(10, chunk -> {});
      for (Thread worker : workers.threads()) {
        worker.interrupt(); // must not keep it from parking
      }
      Thread.sleep(300);
      for (Thread worker : workers.threads()) {
        long before = times.getThreadCpuTime(worker.getId());
        Thread.sleep(100);
        assertTrue(times.getThreadCpuTime(worker.getId()) - before < 20_000_000);
        assertEquals(Thread.State.WAITING, worker.getState());
      }
    }
  }

  @Test
  void theSizeMustBePositive() {
    assertThrows(IllegalArgumentException.class, () -> Workers.of(0));
  }
}
