package io.github.gan4j.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Samples;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.gan.TrainingListener;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.net.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Trainings beside each other and samples from many threads are what they are alone, bit for bit. */
@Timeout(300)
class ManyThreadsTest {

  private static final int ROUNDS = 3;
  private static final int STEPS = 2;

  @Test
  void fourTrainersBesideEachOtherGiveTheSameBitsAsAlone() throws Exception {
    List<String> alone = IntStream.range(0, SmallGans.count())
        .mapToObj(model -> SmallGans.train(model, model, STEPS))
        .toList();
    for (int round = 0; round < ROUNDS; round++) {
      CountDownLatch start = new CountDownLatch(SmallGans.count());
      List<Callable<String>> trainings = new ArrayList<>();
      for (int i = 0; i < SmallGans.count(); i++) {
        int model = i;
        trainings.add(() -> {
          start.countDown();
          start.await();
          return SmallGans.train(model, model, STEPS);
        });
      }
      assertEquals(alone, onThreads(SmallGans.count(), trainings), "round " + round);
    }
  }

  // ---- one generator, many threads

  @Test
  void sixteenThreadsSampleFromOneGeneratorAsOneDoes() throws Exception {
    for (int model = 0; model < SmallGans.count(); model++) {
      Gan gan = SmallGans.gan(model, 5);
      String before = SmallGans.digest(gan);
      List<Callable<String>> draws = IntStream.range(0, 16 * many(model, 250, 10))
          .mapToObj(seed -> (Callable<String>) () -> drawn(gan.sampler(), gan, seed % 20))
          .toList();
      List<String> expected = IntStream.range(0, 20)
          .mapToObj(seed -> drawn(gan.sampler(), gan, seed))
          .toList();
      List<String> actual = onThreads(16, draws);
      for (int i = 0; i < actual.size(); i++) {
        assertEquals(expected.get(i % 20), actual.get(i), gan.name() + ", draw " + i);
      }
      assertEquals(before, SmallGans.digest(gan), "sampling changes no number");
    }
  }

  /** As many as are wanted of the smallest model, and some of the others. */
  private static int many(int model, int ofSmallest, int ofOthers) {
    return model == SmallGans.POINTS ? ofSmallest : ofOthers;
  }

  private static String drawn(Generator generator, Gan gan, long seed) {
    var z = gan.latent().sample(4, Rng.of(seed));
    return SmallGans.digest(
        Samples.of(generator, z, Condition.cycle(4, gan.classes()), 4).values());
  }

  // ---- sampling from a copy while the training goes on

  /** Gives a copy of the sampler after each step to whoever wants to sample. */
  private static final class LatestCopy implements TrainingListener {
    final AtomicReference<Generator> latest = new AtomicReference<>();
    final Map<String, Long> stepOfSample = new ConcurrentHashMap<>();
    final CountDownLatch first = new CountDownLatch(1);

    @Override
    public void onStep(Training training) {
      Gan gan = training.gan();
      stepOfSample.put(drawn(gan.sampler(), gan, 1), training.step());
      latest.set(gan.sampler().copy());
      first.countDown();
    }
  }

  @Test
  void eachSampleIsOfOneStepAndTheTrainingIsTheSameWithout() throws Exception {
    for (int model = 0; model < SmallGans.count(); model++) {
      int steps = many(model, 100, 5);
      String without = SmallGans.train(model, 2, steps);
      LatestCopy copies = new LatestCopy();
      AtomicBoolean isOver = new AtomicBoolean();
      Gan gan = SmallGans.gan(model, 2);
      List<List<String>> samples = new ArrayList<>();
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        List<Future<List<String>>> drawing = new ArrayList<>();
        int least = many(model, 250, 20);
        for (int i = 0; i < 4; i++) {
          drawing.add(threads.submit(() -> drawUntil(isOver, least, copies, gan)));
        }
        assertEquals(without, SmallGans.train(model, 2, steps, copies));
        isOver.set(true);
        for (Future<List<String>> drawn : drawing) {
          samples.add(drawn.get());
        }
      } finally {
        isOver.set(true);
        threads.shutdown();
      }
      for (List<String> ofOneThread : samples) {
        long last = 0;
        for (String sample : ofOneThread) {
          Long step = copies.stepOfSample.get(sample);
          assertTrue(step != null && step >= last, gan.name() + ": a sample of no step");
          last = step;
        }
      }
    }
  }

  private static List<String> drawUntil(AtomicBoolean isOver, int least, LatestCopy copies, Gan gan)
      throws InterruptedException {
    copies.first.await();
    List<String> samples = new ArrayList<>();
    while (samples.size() < least || !isOver.get()) {
      samples.add(drawn(copies.latest.get(), gan, 1));
    }
    return samples;
  }

  private static List<String> onThreads(int count, List<Callable<String>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      List<String> results = new ArrayList<>();
      for (Future<String> result : threads.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }
}
