package io.github.gan4j.models.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.models.checkpoint.CheckpointFolder;
import io.github.gan4j.models.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An interrupt ends a training between two steps, whatever it was doing; nothing is lost by it. */
class InterruptTest {

  private static final int TIMES = 200;
  private static final int MOST_MICROS = 60_000;
  private static final Dataset DATA = ToyGan.data(100);

  @TempDir
  Path folder;

  @Test
  @Timeout(300)
  void atAnyMomentWhileSavingToo() throws Exception {
    Random random = new Random(1);
    int late = 0;
    for (int i = 0; i < TIMES; i++) {
      CheckpointFolder checkpoints =
          CheckpointFolder.at(folder.resolve("run-" + i)).keep(1);
      Gan gan = ToyGan.builder().ema(0.9f).build();
      AtomicReference<Object> result = new AtomicReference<>("nothing");
      boolean[] isKept = {false};
      CountDownLatch begun = new CountDownLatch(1);
      Thread thread = new Thread(() -> {
        result.set(fit(gan, checkpoints, begun));
        isKept[0] = Thread.interrupted();
      });
      thread.start();
      begun.await();
      TimeUnit.MICROSECONDS.sleep(random.nextInt(MOST_MICROS));
      thread.interrupt();
      thread.join();
      Object ended = result.get();
      Training training = ended instanceof Training t ? t : null;
      assertFalse(training == null, () -> "ended with " + ended);
      assertTrue(isKept[0], "the interrupt is kept");
      late += training.step() > 0 ? 1 : 0;
      Gan loaded = ToyGan.builder().ema(0.9f).build();
      assertEquals(training.step(), Checkpoint.load(checkpoints.path(), loaded));
      Map<String, List<Float>> numbers = ToyGan.numbers(gan);
      assertEquals(numbers, ToyGan.numbers(loaded));
    }
    assertTrue(late > TIMES / 10, late + " were interrupted after their first step");
  }

  private static Object fit(Gan gan, CheckpointFolder checkpoints, CountDownLatch begun) {
    TrainingListener signal = new TrainingListener() {
      @Override
      public void onTrainingBegin(Training training) {
        begun.countDown();
      }
    };
    try {
      return new GanTrainer(Plan.steps(1_000_000).batch(32))
          .checkpoints(checkpoints, Duration.ZERO)
          .listen(signal)
          .fit(gan, DATA);
    } catch (RuntimeException | Error e) {
      return e;
    }
  }

  @Test
  void aTrainingMayBeStoppedFromAnotherThreadAndClosedTwice() throws IOException {
    CheckpointFolder checkpoints = CheckpointFolder.at(folder.resolve("stopped"));
    TrainingListener other = new TrainingListener() {
      @Override
      public void onStep(Training training) {
        if (training.step() == 3) {
          Thread stopper = new Thread(() -> {
            training.stop();
            training.stop();
          });
          stopper.start();
          join(stopper);
        }
      }
    };
    Training training = new GanTrainer(Plan.steps(100).batch(32))
        .checkpoints(checkpoints)
        .listen(other)
        .fit(ToyGan.builder().build(), DATA);
    assertEquals(3, training.step());
    assertEquals(3, checkpoints.newest().state().step());
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
