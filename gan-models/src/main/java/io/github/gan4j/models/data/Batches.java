package io.github.gan4j.models.data;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Endless batches of a data set in shuffled order, each sample at most once an epoch. The order of
 * an epoch is a function of the seed and the epoch's number alone, so batches that start at a saved
 * {@link Position} equal those of a run that was never stopped. Samples left over at the end of an
 * epoch, fewer than a batch, are dropped.
 *
 * <p>One thread of its own reads ahead into a few arrays that are used in turn. Only one thread at
 * a time may call {@link #next()}.
 */
public final class Batches implements AutoCloseable {
  /** Batches in memory: one is with the caller, one is ready, one is being filled. */
  public static final int AHEAD = 3;

  private static final long CLOSE_MILLIS = 10_000;

  /**
   * A place in the sequence of batches.
   *
   * @param epoch passes over the data completed before it, from 0
   * @param batch batches of the epoch before it, from 0
   */
  public record Position(long epoch, int batch) {
    /** Before the first batch. */
    public static final Position START = new Position(0, 0);
  }

  private final Dataset data;
  private final int batchSize;
  private final Rng rng;
  private final int perEpoch;
  private final Slot[] slots = new Slot[AHEAD];
  private final Thread reader;

  // Guarded by this. Batches are counted from the start of epoch 0.
  private long taken;
  private long filled;
  private boolean closed;
  private @Nullable Throwable failure;

  /** Batches from the first on. */
  public Batches(Dataset data, int batchSize, long seed) {
    this(data, batchSize, seed, Position.START);
  }

  /**
   * Batches from {@code start} on.
   *
   * @throws IllegalArgumentException if the batch size is not positive or the position is not one
   *     of this data set and batch size
   * @throws DataException if the data set is smaller than one batch
   */
  public Batches(Dataset data, int batchSize, long seed, Position start) {
    this.data = data;
    this.batchSize = batchSize;
    this.rng = Rng.of(seed);
    this.perEpoch = batchesPerEpoch(data, batchSize);
    if (start.epoch() < 0 || start.batch() < 0 || start.batch() >= perEpoch) {
      throw new IllegalArgumentException(
          "Batches: position %s is outside an epoch of %d batches.".formatted(start, perEpoch));
    }
    taken = Math.addExact(Math.multiplyExact(start.epoch(), perEpoch), start.batch());
    filled = taken;
    for (int i = 0; i < AHEAD; i++) {
      slots[i] = new Slot(data, batchSize);
    }
    reader = new Thread(this::readAhead, "gan4j-batches");
    reader.setDaemon(true);
    reader.start();
  }

  private static int batchesPerEpoch(Dataset data, int batchSize) {
    if (batchSize < 1) {
      throw new IllegalArgumentException(
          "Batches: batch size must be positive, got " + batchSize + ".");
    }
    if (data.size() < batchSize) {
      throw new DataException(
          "Batches: %s has %d samples, fewer than one batch of %d. Use a smaller batch."
              .formatted(data.source(), data.size(), batchSize));
    }
    return data.size() / batchSize;
  }

  /** Number of batches in one pass over the data. */
  public int batchesPerEpoch() {
    return perEpoch;
  }

  /** Where the next batch stands; give it to the constructor to go on from there. */
  public synchronized Position position() {
    return new Position(taken / perEpoch, (int) (taken % perEpoch));
  }

  /**
   * Returns the next batch; the one before it becomes invalid. An interrupt does not end the wait,
   * which is short, and is kept for the caller to see.
   *
   * @throws DataException if the data set failed to give a sample, or gave NaN, infinity or a label
   *     that is none of its classes, with the cause
   * @throws IllegalStateException if these batches are closed
   */
  public synchronized Batch next() {
    awaitBatch();
    if (closed) {
      throw new IllegalStateException("Batches: next was called after close.");
    }
    if (taken == filled) {
      throw failed();
    }
    Slot slot = slots[(int) (taken % AHEAD)];
    taken++;
    notifyAll();
    return slot.batch;
  }

  private DataException failed() {
    Throwable cause = Objects.requireNonNull(failure);
    String why = cause instanceof DataException ? cause.getMessage() : cause.toString();
    return new DataException("Batches: reading " + data.source() + " failed: " + why, cause);
  }

  private synchronized void awaitBatch() {
    boolean interrupted = false;
    while (taken == filled && failure == null && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the reading thread. Closing twice is harmless. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    // No interrupt: it would close a file channel that a data set may be reading.
    try {
      reader.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readAhead() {
    try {
      Order order = new Order(rng, data.size());
      for (long number = filled; awaitFreeSlot(number); number++) {
        order.toEpoch(number / perEpoch);
        slots[(int) (number % AHEAD)].fill(order, (int) (number % perEpoch) * batchSize);
        markFilled();
      }
    } catch (Throwable e) { // Whatever ends this thread must reach the caller.
      fail(e);
    }
  }

  /** The slot of a batch is free once the caller has asked for the one that follows its last use. */
  private synchronized boolean awaitFreeSlot(long number) throws InterruptedException {
    while (!closed && number - taken > AHEAD - 2) {
      wait();
    }
    return !closed;
  }

  private synchronized void markFilled() {
    filled++;
    notifyAll();
  }

  private synchronized void fail(Throwable e) {
    failure = e;
    notifyAll();
  }

  /** The order of the samples in one epoch. */
  private static final class Order {
    private final Rng rng;
    private final int[] indices;
    private long epoch = -1;

    Order(Rng rng, int size) {
      this.rng = rng;
      indices = new int[size];
    }

    void toEpoch(long wanted) {
      if (epoch == wanted) {
        return;
      }
      epoch = wanted;
      Permutation.fill(indices, rng.at(epoch));
    }
  }

  /** The memory of one batch. */
  private static final class Slot {
    private final Dataset data;
    private final int sampleLength;
    private final float[] values;
    private final Batch batch;

    Slot(Dataset data, int batchSize) {
      this.data = data;
      sampleLength = data.sampleLength();
      int[] sampleShape = data.sampleShape();
      int[] shape = new int[sampleShape.length + 1];
      shape[0] = batchSize;
      System.arraycopy(sampleShape, 0, shape, 1, sampleShape.length);
      values = new float[Math.multiplyExact(batchSize, sampleLength)];
      batch = new Batch(Tensor.wrap(values, shape), new int[data.classes() == 0 ? 0 : batchSize]);
    }

    void fill(Order order, int from) {
      int count = values.length / sampleLength;
      for (int i = 0; i < count; i++) {
        int index = order.indices[from + i];
        data.read(index, values, i * sampleLength);
        checkFinite(index, i * sampleLength);
        if (batch.labels().length > 0) {
          int label = data.label(index);
          Labels.check(data.source(), label, index, data.classes());
          batch.labels()[i] = label;
        }
      }
    }

    private void checkFinite(int index, int from) {
      for (int i = from; i < from + sampleLength; i++) {
        if (!Float.isFinite(values[i])) {
          throw new DataException(
              "%s: sample %d has the value %s at position %d. Remove or replace it."
                  .formatted(data.source(), index, values[i], i - from));
        }
      }
    }
  }
}
