package io.github.gan4j.models.gan;

import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.models.checkpoint.Memory;
import io.github.gan4j.models.data.Batches;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.net.Trainable;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * How much memory a training will need, besides the data set and Java itself: nets and optimisers by their counts, and the
 * tensors of a step from two steps in small batches, whose difference is what each sample adds.
 *
 * @param fixed bytes that do not depend on the batch
 * @param perSample bytes for each sample of a batch
 */
public record MemoryEstimate(long fixed, long perSample) {

  /** Samples of the smallest step that is measured: in smaller ones kernels work by other algorithms. */
  private static final int LEAST = 8;

  private static final int PART = 8;

  /** Past every warm-up, and a step in which all intervals are due that have no prime factor above 7. */
  private static final long STEP = 10_080;

  /** The last array of each of the two arenas of a step is not full. */
  private static final long GAPS = 2 * (4 << 20);

  /** Bytes for a batch. */
  public long bytes(int batch) {
    return fixed + perSample * batch;
  }

  /** The largest batch that so many bytes are enough for; 0 if none is. */
  public int largestBatch(long bytes) {
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, (bytes - fixed) / Math.max(1, perSample)));
  }

  /**
   * Estimates by two steps of a GAN that is thrown away.
   *
   * @param fresh makes a GAN as the one that is to be trained
   * @param data with a quarter of a batch or more, and 16 samples
   * @param batch about which the estimate is right; those measured are an eighth and a quarter of it
   */
  public static MemoryEstimate of(Supplier<Gan> fresh, Dataset data, int batch) {
    int size = Math.max(LEAST, batch / PART);
    long small = measured(fresh, data, size);
    long larger = measured(fresh, data, 2 * size);
    long perSample = Math.max(1, (larger - small) / size);
    return new MemoryEstimate(
        Math.max(0, small - size * perSample) + kept(fresh.get()) + GAPS, perSample);
  }

  /** Bytes of one step: its tensors, what kernels work in, and the batches read ahead. */
  private static long measured(Supplier<Gan> fresh, Dataset data, int batch) {
    int others = Workers.current().size() - 1;
    return onItsOwn(() -> {
      Plan plan = Plan.steps(1).batch(batch);
      try (Workers one = Workers.of(1);
          Batches batches = new Batches(data, batch, plan.seed())) {
        Workers.use(one);
        Training training = new Training(
            fresh.get(), data, plan, batches, List.of(), System::nanoTime, new Memory());
        training.startAt(STEP);
        Stepper stepper = new Stepper(training);
        stepper.step();
        long ahead = (long) Batches.AHEAD * batch * data.sampleLength() * Float.BYTES;
        // The caller also holds what all workers read: about as much again as its own part.
        long scratch = Backends.scratchBytes() * (2 + others) / 2;
        return stepper.mostBytes() + scratch + ahead;
      }
    });
  }

  // A thread that has no working memory yet.
  private static long onItsOwn(Callable<Long> work) {
    FutureTask<Long> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "gan4j-estimate");
    thread.start();
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("MemoryEstimate: a step failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("MemoryEstimate: interrupted.", e);
    }
  }

  /** Bytes of parameters, buffers, averages and moments. */
  private static long kept(Gan gan) {
    long floats = 0;
    for (Trainable net : gan.nets()) {
      floats += floats(net);
    }
    if (gan.ema() != null) {
      floats += floats(gan.generator());
    }
    for (Phase phase : gan.phases()) {
      long moments = phase.optimizer().moments().size();
      for (Trainable net : phase.nets()) {
        floats += moments * net.params().count();
      }
    }
    return floats * Float.BYTES;
  }

  private static long floats(Trainable net) {
    return net.params().slots().stream().mapToLong(slot -> slot.value().size()).sum();
  }
}
