package io.github.gan4j.models.data;

import static io.github.gan4j.models.data.TestFiles.failure;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.models.data.Batches.Position;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class BatchesTest {
  /** Sample i has the values i and i + 0.5 and the label i % 3. */
  private static Dataset numbers(int size) {
    float[][] rows = new float[size][];
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      rows[i] = new float[] {i, i + 0.5f};
      labels[i] = i % 3;
    }
    return ArrayDataset.of(rows, labels);
  }

  /** The first value of each sample of the next batches. */
  private static List<Integer> order(Batches batches, int count) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] values = batches.next().samples().toArray();
      for (int k = 0; k < values.length; k += 2) {
        order.add((int) values[k]);
      }
    }
    return order;
  }

  private static List<Integer> order(Dataset data, int batchSize, long seed, int count) {
    try (Batches batches = new Batches(data, batchSize, seed)) {
      return order(batches, count);
    }
  }

  @Test
  void a_batch_holds_whole_samples_with_their_labels() {
    try (Batches batches = new Batches(numbers(10), 4, 1)) {
      for (int n = 0; n < 20; n++) {
        Batch batch = batches.next();
        assertArrayEquals(new int[] {4, 2}, batch.samples().shape());
        float[] values = batch.samples().toArray();
        for (int i = 0; i < 4; i++) {
          assertEquals(values[2 * i] + 0.5f, values[2 * i + 1]);
          assertEquals((int) values[2 * i] % 3, batch.labels()[i]);
        }
      }
    }
  }

  @Test
  void without_labels_the_label_array_is_empty() {
    try (Batches batches = new Batches(ArrayDataset.of(new float[2][1]), 2, 1)) {
      assertEquals(0, batches.next().labels().length);
    }
  }

  @Test
  void images_become_batches_of_four_axes() {
    Dataset data = ArrayDataset.of(new float[2 * 12], new int[] {2, 2, 3}, new int[0]);
    try (Batches batches = new Batches(data, 2, 1)) {
      assertArrayEquals(new int[] {2, 2, 2, 3}, batches.next().samples().shape());
    }
  }

  @Test
  void each_sample_comes_once_an_epoch_in_another_order_each_time() {
    List<Integer> order = order(numbers(12), 3, 5, 12);
    for (int epoch = 0; epoch < 3; epoch++) {
      assertEquals(12, new TreeSet<>(order.subList(12 * epoch, 12 * epoch + 12)).size());
    }
    assertNotEquals(order.subList(0, 12), order.subList(12, 24));
  }

  @Test
  void samples_that_do_not_fill_a_batch_are_dropped() {
    List<Integer> order = order(numbers(11), 4, 5, 4);
    assertEquals(8, new TreeSet<>(order.subList(0, 8)).size());
    assertEquals(8, new TreeSet<>(order.subList(8, 16)).size());
  }

  @Test
  void the_seed_decides_the_order() {
    Dataset data = numbers(50);
    assertEquals(order(data, 7, 3, 30), order(data, 7, 3, 30));
    assertNotEquals(order(data, 7, 3, 7), order(data, 7, 4, 7));
  }

  /** A saved training goes on with the same samples only as long as these stay as they are. */
  @Test
  void the_order_of_a_seed_is_kept_over_versions() {
    assertEquals(
        List.of(7, 5, 6, 8, 1, 3, 4, 9, 2, 0, 8, 4, 2, 5, 3, 7, 0, 9, 1, 6),
        order(numbers(10), 10, 42, 2));
  }

  @Test
  void every_order_of_three_samples_is_about_as_frequent() {
    int[] counts = new int[27];
    List<Integer> order = order(numbers(3), 3, 1, 6000);
    for (int i = 0; i < order.size(); i += 3) {
      counts[9 * order.get(i) + 3 * order.get(i + 1) + order.get(i + 2)]++;
    }
    for (int count : counts) {
      // 1000 expected; five standard deviations of the binomial are 144.
      assertTrue(count == 0 || Math.abs(count - 1000) < 144, "count " + count);
    }
  }

  @Test
  void going_on_at_any_position_equals_a_run_without_a_stop() {
    Dataset data = numbers(17);
    List<Integer> whole = order(data, 5, 8, 12);
    for (int stop = 0; stop < 12; stop++) {
      Position position;
      try (Batches first = new Batches(data, 5, 8)) {
        order(first, stop);
        position = first.position();
      }
      assertEquals(new Position(stop / 3, stop % 3), position);
      try (Batches second = new Batches(data, 5, 8, position)) {
        assertEquals(whole.subList(5 * stop, 60), order(second, 12 - stop));
      }
    }
  }

  @Test
  void a_batch_stays_as_it_is_until_the_next_is_asked_for() throws InterruptedException {
    try (Batches batches = new Batches(numbers(30), 3, 2)) {
      for (int i = 0; i < 10; i++) {
        Batch batch = batches.next();
        float[] before = batch.samples().toArray();
        Thread.sleep(5);
        assertArrayEquals(before, batch.samples().toArray());
      }
    }
  }

  @Test
  void the_memory_of_a_batch_is_used_again() {
    try (Batches batches = new Batches(numbers(30), 3, 2)) {
      Batch first = batches.next();
      assertNotSame(first, batches.next());
      batches.next();
      assertSame(first, batches.next());
    }
  }

  @Test
  void the_caller_allocates_nothing_for_a_batch() {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Batches batches = new Batches(numbers(1000), 100, 2)) {
      batches.next();
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 100; i++) {
        batches.next();
      }
      assertTrue(threads.getCurrentThreadAllocatedBytes() - before < 10_000);
    }
  }

  @Test
  void a_data_set_smaller_than_a_batch_is_refused() {
    for (int size = 1; size < 4; size++) {
      Dataset data = numbers(size);
      assertEquals(
          "Batches: array has " + size
              + " samples, fewer than one batch of 4. Use a smaller batch.",
          failure(() -> new Batches(data, 4, 1)));
    }
  }

  @Test
  void impossible_arguments_are_refused() {
    assertEquals(
        "Batches: batch size must be positive, got 0.",
        assertThrows(IllegalArgumentException.class, () -> new Batches(numbers(3), 0, 1))
            .getMessage());
    for (Position position :
        List.of(new Position(0, 2), new Position(-1, 0), new Position(0, -1))) {
      assertEquals(
          "Batches: position " + position + " is outside an epoch of 2 batches.",
          assertThrows(
                  IllegalArgumentException.class, () -> new Batches(numbers(5), 2, 1, position))
              .getMessage());
    }
  }

  /** Numbers whose sample 3 cannot be had. */
  private static Dataset failing(RuntimeException failure) {
    Dataset good = numbers(6);
    return new ForwardingDataset(good) {
      @Override
      public void read(int index, float[] into, int at) {
        if (index == 3) {
          throw failure;
        }
        good.read(index, into, at);
      }
    };
  }

  @Test
  void a_failure_to_read_reaches_the_caller_with_its_cause() {
    IllegalStateException cause = new IllegalStateException("disk gone");
    try (Batches batches = new Batches(failing(cause), 6, 1)) {
      for (int i = 0; i < 2; i++) {
        DataException e = assertThrows(DataException.class, batches::next);
        assertEquals(
            "Batches: reading array failed: java.lang.IllegalStateException: disk gone",
            e.getMessage());
        assertSame(cause, e.getCause());
      }
    }
  }

  @Test
  void batches_before_a_failure_are_still_given() {
    Dataset data = failing(new DataException("photo.png: gone."));
    int good = order(numbers(6), 1, 4, 6).indexOf(3);
    try (Batches batches = new Batches(data, 1, 4)) {
      order(batches, good);
      assertEquals("Batches: reading array failed: photo.png: gone.", failure(batches::next));
    }
  }

  @Test
  void a_value_that_is_not_finite_is_reported_with_its_sample() {
    Dataset good = numbers(4);
    Dataset data = new ForwardingDataset(good) {
      @Override
      public void read(int index, float[] into, int at) {
        good.read(index, into, at);
        if (index == 2) {
          into[at + 1] = Float.NaN;
        }
      }
    };
    try (Batches batches = new Batches(data, 4, 1)) {
      assertEquals(
          "Batches: reading array failed:"
              + " array: sample 2 has the value NaN at position 1. Remove or replace it.",
          failure(batches::next));
    }
  }

  @Test
  void a_label_that_is_no_class_is_reported_with_its_sample() {
    Dataset good = numbers(4);
    for (int label : new int[] {-1, 3, Integer.MAX_VALUE}) {
      Dataset data = new ForwardingDataset(good) {
        @Override
        public void read(int index, float[] into, int at) {
          good.read(index, into, at);
        }

        @Override
        public int label(int index) {
          return index == 2 ? label : good.label(index);
        }
      };
      try (Batches batches = new Batches(data, 4, 1)) {
        assertEquals(
            "Batches: reading array failed: array: label " + label
                + " of sample 2 is outside 0..2.",
            failure(batches::next));
      }
    }
  }

  private static long readers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("gan4j-batches"))
        .count();
  }

  @Test
  void close_ends_the_thread_and_may_be_called_twice() {
    long before = readers();
    Batches batches = new Batches(numbers(6), 2, 1);
    batches.next();
    assertEquals(before + 1, readers());
    batches.close();
    assertEquals(before, readers());
    batches.close();
    assertEquals(
        "Batches: next was called after close.",
        assertThrows(IllegalStateException.class, batches::next).getMessage());
  }

  @Test
  void close_from_another_thread_wakes_a_caller_that_waits() throws InterruptedException {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Dataset slow = waiting(reading, release);
    Batches batches = new Batches(slow, 2, 1);
    Thread closer = new Thread(() -> {
      await(reading);
      batches.close();
    });
    closer.start();
    assertThrows(IllegalStateException.class, batches::next);
    release.countDown();
    closer.join();
  }

  @Test
  void an_interrupt_is_kept_and_the_batch_still_comes() {
    CountDownLatch release = new CountDownLatch(1);
    try (Batches batches = new Batches(waiting(new CountDownLatch(1), release), 2, 1)) {
      Thread caller = Thread.currentThread();
      Thread interrupter = new Thread(() -> {
        caller.interrupt();
        release.countDown();
      });
      interrupter.start();
      assertArrayEquals(new int[] {2, 2}, batches.next().samples().shape());
      // The interrupt may come just after the batch.
      while (!Thread.currentThread().isInterrupted()) {
        Thread.onSpinWait();
      }
      assertTrue(Thread.interrupted());
      assertFalse(Thread.interrupted());
    }
  }

  /** Numbers that can be read once {@code release} is open; {@code reading} opens at the first try. */
  private static Dataset waiting(CountDownLatch reading, CountDownLatch release) {
    Dataset good = numbers(6);
    return new ForwardingDataset(good) {
      @Override
      public void read(int index, float[] into, int at) {
        reading.countDown();
        await(release);
        good.read(index, into, at);
      }
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private abstract static class ForwardingDataset implements Dataset {
    private final Dataset data;

    ForwardingDataset(Dataset data) {
      this.data = data;
    }

    @Override
    public int size() {
      return data.size();
    }

    @Override
    public int[] sampleShape() {
      return data.sampleShape();
    }

    @Override
    public int classes() {
      return data.classes();
    }

    @Override
    public int label(int index) {
      return data.label(index);
    }

    @Override
    public String source() {
      return data.source();
    }
  }
}
