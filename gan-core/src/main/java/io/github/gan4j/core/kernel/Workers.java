package io.github.gan4j.core.kernel;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A fixed set of threads, the caller included, that runs the chunks of a loop. How a loop is cut into chunks depends on
 * the loop alone, never on the number of workers, so results are the same bits on any machine.
 *
 * <p>Idle workers spin for a moment, then park; they are daemon threads. A loop inside a loop, or one that comes while
 * another thread uses the workers, runs on its caller. The results of all chunks are visible to the caller when
 * {@link #run} returns.
 */
public final class Workers implements AutoCloseable {

  /** The system property that sets the size of the shared workers; by default the available processors. */
  public static final String THREADS_PROPERTY = "gan4j.threads";

  // Longer than the serial part between two loops, shorter than a scheduler's time slice. Waking a
  // parked thread takes some 50 microseconds. By the clock: a spin is a few nanoseconds on one
  // processor and fifty on another.
  private static final long SPIN_NANOS = 100_000;
  private static final ThreadLocal<@Nullable Workers> CURRENT = new ThreadLocal<>();

  // Whether this thread is inside a loop, of these workers or of others.
  private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);

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
      workers[i] = new Worker("gan4j-worker-" + (i + 1), i % 2 == 0);
    }
    for (Worker worker : workers) {
      worker.start();
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

  /** The threads besides the caller. */
  Thread[] threads() {
    return workers.clone();
  }

  /** Threads that work on a loop, the caller included. */
  public int size() {
    return workers.length + 1;
  }

  /**
   * Runs {@code task} for the chunks 0 to {@code chunks - 1} and returns when all that were begun are done. If a chunk
   * throws, no further chunks are begun and the first exception is thrown here.
   */
  public void run(int chunks, Task task) {
    // Inside another loop more threads would only fight for the cores.
    if (chunks <= 1 || workers.length == 0 || closed || INSIDE.get() || !free.tryLock()) {
      for (int i = 0; i < chunks; i++) {
        task.run(i);
      }
      return;
    }
    INSIDE.set(true);
    try {
      share(new Job(task, chunks));
    } finally {
      INSIDE.set(false);
      free.unlock();
    }
  }

  private void share(Job shared) {
    // First the job, then the look at who sleeps; a worker says that it sleeps, then looks for a
    // job. Both are volatile,
    // so one of the two sees the other.
    job = shared;
    for (Worker worker : workers) {
      if (worker.parked) {
        LockSupport.unpark(worker);
      }
    }
    shared.work(false);
    shared.await();
    job = null;
    shared.rethrow();
  }

  /** Ends the threads, after the loop under way. Loops that come later run on their caller. */
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

  /**
   * A loop under way. Half of the threads, the caller among them, take chunks from its front, the others from its back, so
   * that from loop to loop a thread meets the same part of a batch, which its own cache still holds. Its value counts the
   * chunks taken: those from the front, and above them those from the back.
   */
  private static final class Job extends AtomicLong {
    private static final long serialVersionUID = 1L;
    private static final long FRONT = 1;
    private static final long BACK = 1L << Integer.SIZE;
    private static final AtomicIntegerFieldUpdater<Job> DONE =
        AtomicIntegerFieldUpdater.newUpdater(Job.class, "done");

    private final transient Task task;
    private final transient Thread caller = Thread.currentThread();
    private final int chunks;
    private volatile int done;
    private transient volatile @Nullable Throwable failure;
    private transient volatile boolean waiting;

    Job(Task task, int chunks) {
      this.task = task;
      this.chunks = chunks;
    }

    void work(boolean fromBack) {
      // A look before the take keeps the counter from running away when many workers come late.
      while (taken(get()) < chunks) {
        long before = getAndAdd(fromBack ? BACK : FRONT);
        if (taken(before) >= chunks) {
          return;
        }
        runChunk(fromBack ? chunks - 1 - (int) (before >>> Integer.SIZE) : (int) before);
        if (DONE.incrementAndGet(this) == chunks && waiting) {
          LockSupport.unpark(caller);
        }
      }
    }

    private static long taken(long count) {
      return (count >>> Integer.SIZE) + (int) count;
    }

    // After a failure the chunks left are taken but not run, so that the count still comes out.
    private void runChunk(int chunk) {
      if (failure != null) {
        return;
      }
      try {
        task.run(chunk);
      } catch (Throwable e) {
        synchronized (this) {
          if (failure == null) {
            failure = e;
          }
        }
      }
    }

    // The caller's interrupt, if there is one, is kept for it and does not cut the loop short.
    void await() {
      long start = System.nanoTime();
      while (done < chunks && System.nanoTime() - start < SPIN_NANOS) {
        Thread.onSpinWait();
      }
      if (done == chunks) {
        return;
      }
      boolean interrupted = false;
      waiting = true;
      while (done < chunks) {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
      if (interrupted) {
        caller.interrupt();
      }
    }

    void rethrow() {
      Throwable e = failure;
      if (e instanceof RuntimeException r) {
        throw r;
      }
      if (e instanceof Error r) {
        throw r;
      }
      if (e != null) {
        throw new IllegalStateException("Workers: a chunk threw a checked exception.", e);
      }
    }
  }

  private final class Worker extends Thread {
    private final boolean fromBack;
    private volatile boolean parked;

    Worker(String name, boolean fromBack) {
      super(name);
      this.fromBack = fromBack;
      setDaemon(true);
    }

    @Override
    public void run() {
      INSIDE.set(true);
      Job last = null;
      long idleSince = System.nanoTime();
      while (!closed) {
        Job next = job;
        if (next != null && next != last) {
          next.work(fromBack);
          last = next;
          idleSince = System.nanoTime();
        } else if (System.nanoTime() - idleSince < SPIN_NANOS) {
          Thread.onSpinWait();
        } else {
          sleep(last);
          idleSince = System.nanoTime();
        }
        if (job == null) {
          last = null; // the task may hold large arrays
        }
      }
    }

    private void sleep(@Nullable Job last) {
      parked = true;
      Job next = job;
      if ((next == null || next == last) && !closed) {
        LockSupport.park(Workers.this);
        Thread.interrupted(); // an interrupt would make every later park return at once
      }
      parked = false;
    }
  }
}
