package io.github.gan4j.models.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.checkpoint.CheckpointFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Listeners that fail, or do more than listen. */
class ListenerFaultsTest {

  @TempDir
  Path folder;

  private CheckpointFolder checkpoints() {
    return CheckpointFolder.at(folder.resolve("checkpoint"));
  }

  /** Throws at one event of step 4, which ends the second epoch, and counts all. */
  private static final class Failing implements TrainingListener {
    private final String at;
    private final Supplier<Throwable> failure;
    private final List<String> events = new ArrayList<>();

    Failing(String at, Supplier<Throwable> failure) {
      this.at = at;
      this.failure = failure;
    }

    private void tell(String event, boolean isNow) {
      events.add(event);
      if (event.equals(at) && isNow) {
        Throwable thrown = failure.get();
        if (thrown instanceof Error e) {
          throw e;
        }
        throw (RuntimeException) thrown;
      }
    }

    @Override
    public void onTrainingBegin(Training training) {
      tell("begin", true);
    }

    @Override
    public void onStep(Training training) {
      tell("step", training.step() == 4);
    }

    @Override
    public void onEpoch(Training training) {
      tell("epoch", training.step() == 4);
    }

    @Override
    public void onTrainingEnd(Training training) {
      tell("end", true);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "begin, false, -1", "step, false, 4", "epoch, false, 4", "end, false, 6",
    "begin, true, -1", "step, true, 4", "epoch, true, 4", "end, true, 6"
  })
  void whatAListenerThrowsEndsTheTrainingBetweenTwoSteps(String at, boolean isError, long saved)
      throws IOException {
    Throwable failure = isError ? new AssertionError("made") : new IllegalStateException("made");
    Failing failing = new Failing(at, () -> failure);
    Failing other = new Failing("nothing", () -> failure);
    GanTrainer trainer = new GanTrainer(Plan.steps(6).batch(32).seed(5))
        .checkpoints(checkpoints(), Duration.ofHours(1))
        .listen(failing)
        .listen(other);
    Throwable thrown =
        assertThrows(Throwable.class, () -> trainer.fit(ToyGan.builder().build(), ToyGan.data(64)));
    assertSame(failure, thrown);
    assertEquals(failing.events, other.events, "the others are told all the same");
    assertEquals("end", other.events.get(other.events.size() - 1));
    if (saved < 0) {
      assertTrue(checkpoints().all().isEmpty());
      return;
    }
    assertEquals(saved, checkpoints().newest().state().step());
    trainer(6).resume(ToyGan.builder().build(), ToyGan.data(64));
    assertEquals(numbersAlone(), numbersSaved());
  }

  @ParameterizedTest
  @ValueSource(strings = {"begin", "step", "epoch", "end"})
  void whatATolerableListenerThrowsIsNoted(String at) throws IOException {
    Failing failing = new Failing(at, () -> new IllegalStateException("made"));
    Failing other = new Failing("nothing", () -> new IllegalStateException("made"));
    Training training = trainer(6)
        .tolerateListeners()
        .listen(failing)
        .listen(other)
        .fit(ToyGan.builder().build(), ToyGan.data(64));
    assertEquals(6, training.step());
    assertEquals(failing.events, other.events);
    assertEquals(1 + 6 + 3 + 1, other.events.size());
    assertEquals(numbersAlone(), numbersSaved());
    assertEquals(1, training.notes().size());
    assertEquals(
        "ListenerFaultsTest$Failing failed, and the training goes on: java.lang.IllegalStateException: made",
        training.notes().get(0).text());
  }

  @Test
  void whatIsThrownTwiceIsThrownAsItIs() {
    IllegalStateException failure = new IllegalStateException("made");
    GanTrainer trainer = new GanTrainer(Plan.steps(6).batch(32).seed(5))
        .listen(new Failing("step", () -> failure))
        .listen(new Failing("end", () -> failure))
        .listen(new Failing("end", () -> new AssertionError("another")));
    Throwable thrown =
        assertThrows(Throwable.class, () -> trainer.fit(ToyGan.builder().build(), ToyGan.data(64)));
    assertSame(failure, thrown);
    assertEquals(
        List.of("another"),
        Arrays.stream(thrown.getSuppressed()).map(Throwable::getMessage).toList());
  }

  @Test
  void oneThatFailsAtEachStepIsNotedOnce() {
    TrainingListener hopeless = new TrainingListener() {
      @Override
      public void onStep(Training training) {
        throw new IllegalStateException("at step " + training.step());
      }
    };
    Training training = trainer(6)
        .tolerateListeners()
        .listen(hopeless)
        .fit(ToyGan.builder().build(), ToyGan.data(64));
    assertEquals(6, training.step());
    assertEquals(1, training.notes().size());
  }

  @Test
  void anErrorIsNotTolerated() throws IOException {
    Failing failing = new Failing("step", () -> new AssertionError("made"));
    GanTrainer trainer = trainer(6).tolerateListeners().listen(failing);
    assertThrows(
        AssertionError.class, () -> trainer.fit(ToyGan.builder().build(), ToyGan.data(64)));
    assertEquals(4, checkpoints().newest().state().step());
  }

  private GanTrainer trainer(long steps) {
    return new GanTrainer(Plan.steps(steps).batch(32).seed(5)).checkpoints(checkpoints());
  }

  private static Map<String, List<Float>> numbersAlone() {
    Gan gan = ToyGan.builder().build();
    new GanTrainer(Plan.steps(6).batch(32).seed(5)).fit(gan, ToyGan.data(64));
    return ToyGan.numbers(gan);
  }

  private Map<String, List<Float>> numbersSaved() throws IOException {
    Gan gan = ToyGan.builder().build();
    Checkpoint.load(checkpoints().path(), gan);
    return ToyGan.numbers(gan);
  }

  @Test
  @Timeout(300)
  void aListenerMaySampleSaveNoteAndStopInside() throws IOException {
    CheckpointFolder own = CheckpointFolder.at(folder.resolve("own"));
    TrainingListener busy = new TrainingListener() {
      @Override
      public void onStep(Training training) {
        training.gan().sample(5, Rng.of(training.step()));
        training.note("busy", "did much");
        try {
          Checkpoint.save(own, training);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        if (training.step() == 6) {
          training.stop();
        }
      }
    };
    Gan gan = ToyGan.builder().build();
    new GanTrainer(Plan.steps(100).batch(32).seed(5)).listen(busy).fit(gan, ToyGan.data(64));
    assertEquals(numbersAlone(), ToyGan.numbers(gan));
    assertEquals(6, own.newest().state().step());
  }
}
