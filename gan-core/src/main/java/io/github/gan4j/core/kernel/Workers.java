package io.github.gan4j.core.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A fixed set of threads, the caller included, that runs the chunks of a loop. How a loop is cut into chunks depends on
 * the loop alone, never on the number of workers, so results are the same bits on any machine.
 *
 * <p>Idle workers spin for a moment, then park; they are daemon threads. A loop inside a loop, or one that comes while
 * another thread uses the workers, runs on its caller.
 */
public final class Workers implements AutoCloseable {

  /** The system property that sets the size of the shared workers; by default the available processors. */
  public static final String THREADS_PROPERTY = "gan4j.threads";

  private static final int SPINS = 20_000;
  private static final ThreadLocal<@Nullable Workers> CURRENT = new ThreadLocal<>();

  private final Worker[] workers;
  private final ReentrantLock free = new ReentrantLock();
  private volatile @Nullable Job job;
  private volatile boolean closed;

  /** One loop body, called once per chunk, from any worker. */
  @FunctionalInterface
  public interface Task {
    void run(int chunk);
  }

  private Workers(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("Workers: size must be at least 1, got " + size + ".");
    }
    workers = new Worker[size - 1];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker("gan4j-worker-" + (i + 1));
      workers[i].start();
    }
  }

  /** Starts workers of their own; close them to end their threads. */
  public static Workers of(int size) {
    return new Workers(size);
  }

  /** The workers of this thread: those given to {@link #use}, else the shared ones. */
  public static Workers current() {
    Workers own = CURRENT.get();
    return own == null ? Shared.WORKERS : own;
  }

  /** Makes this thread use the given workers; null returns to the shared ones. */
  public static void use(@Nullable Workers workers) {
    if (workers == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(workers);
    }
  }

  /** Threads that work on a loop, the caller included. */
  public int size() {
    return workers.length + 1;
  }

  /** Runs {@code task} for the chunks 0 to {@code chunks - 1} and returns when all are done. */
  public void run(int chunks, Task task) {
    if (chunks <= 1 || workers.length == 0 || free.isHeldByCurrentThread() || !free.tryLock()) {
      for (int i = 0; i < chunks; i++) {
        task.run(i);
      }
      return;
    }
    try {
      share(new Job(task, chunks));
    } finally {
      free.unlock();
    }
  }

  private void share(Job shared) {
    job = shared;
    for (Worker worker : workers) {
      if (worker.parked) {
        LockSupport.unpark(worker);
      }
    }
    shared.work();
    shared.await();
    job = null;
  }

  /** Ends the threads. Loops still run, on their caller. */
  @Override
  public void close() {
    closed = true;
    for (Worker worker : workers) {
      LockSupport.unpark(worker);
    }
  }

  private static final class Shared {
    static final Workers WORKERS = new Workers(
        Integer.getInteger(THREADS_PROPERTY, Runtime.getRuntime().availableProcessors()));
  }

  /** A loop under way. Its own value counts the chunks taken. */
  private static final class Job extends AtomicInteger {
    private static final long serialVersionUID = 1L;

    private final transient Task task;
    private final int chunks;
    private final AtomicInteger done = new AtomicInteger();
    private transient volatile @Nullable Throwable failure;

    Job(Task task, int chunks) {
      this.task = task;
      this.chunks = chunks;
    }

    void work() {
      for (int chunk = getAndIncrement(); chunk < chunks; chunk = getAndIncrement()) {
        try {
          task.run(chunk);
        } catch (Throwable e) {
          failure = e;
        } finally {
          done.incrementAndGet();
        }
      }
    }

    void await() {
      for (int spins = 0; done.get() < chunks; spins++) {
        if (spins < SPINS) {
          Thread.onSpinWait();
        } else {
          Thread.yield();
        }
      }
      Throwable e = failure;
      if (e instanceof RuntimeException r) {
        throw r;
      }
      if (e instanceof Error r) {
        throw r;
      }
    }
  }

  private final class Worker extends Thread {
    private volatile boolean parked;

    Worker(String name) {
      super(name);
      setDaemon(true);
    }

    @Override
    public void run() {
      Job last = null;
      int spins = 0;
      while (!closed) {
        Job next = job;
        if (next != null && next != last) {
          next.work();
          last = next;
          spins = 0;
        } else if (spins < SPINS) {
          spins++;
          Thread.onSpinWait();
        } else {
          last = null;
          sleep(next);
          spins = 0;
        }
      }
    }

    private void sleep(@Nullable Job seen) {
      parked = true;
      if (job == seen && !closed) {
        LockSupport.park(Workers.this);
      }
      parked = false;
    }
  }
}
