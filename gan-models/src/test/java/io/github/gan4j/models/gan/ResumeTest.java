package io.github.gan4j.models.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.optim.ReduceOnPlateau;
import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.CheckpointFolder;
import io.github.gan4j.models.checkpoint.Memory;
import io.github.gan4j.models.checkpoint.SavedState;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training that goes on ends as one that was never interrupted. */
class ResumeTest {

  private static final Dataset DATA = ToyGan.data(100); // three batches an epoch
  private static final long STEPS = 10;

  @TempDir
  Path folder;

  /** With everything that has a state of its own: average, momenta, a plateau schedule. */
  private static Gan toy() {
    return ToyGan.builder()
        .ema(0.9f)
        .optimizer(Adam.of(1e-2f).betas(0.5f, 0.9f))
        .plateau(new ReduceOnPlateau(0.5f, 0, 0.5f))
        .build();
  }

  private CheckpointFolder folder(String name) {
    return CheckpointFolder.at(folder.resolve(name));
  }

  private static GanTrainer trainer(CheckpointFolder checkpoints, long steps) {
    return new GanTrainer(Plan.steps(steps).batch(32).seed(5))
        .checkpoints(checkpoints, Duration.ofHours(1));
  }

  /** Every text and tensor of the newest state but the time. */
  static Map<String, List<?>> everything(CheckpointFolder checkpoints) throws IOException {
    SavedState state = checkpoints.newest().state();
    Map<String, List<?>> all = new TreeMap<>();
    state.parts().forEach((part, file) -> {
      file.metadata().forEach((name, text) -> all.put(part + " " + name, List.of(text)));
      file.tensors().forEach((name, tensor) -> {
        List<Integer> bits = new ArrayList<>();
        for (float value : tensor.toArray()) {
          bits.add(Float.floatToRawIntBits(value));
        }
        all.put(part + " " + name, bits);
      });
    });
    all.remove("training seconds");
    return all;
  }

  private Map<String, List<?>> uninterrupted() throws IOException {
    CheckpointFolder whole = folder("whole");
    trainer(whole, STEPS).fit(toy(), DATA);
    return everything(whole);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 3, 5, 9})
  void endsWithTheSameBitsWhereverItWasInterrupted(long at) throws IOException {
    CheckpointFolder parts = folder("parts");
    Stop stop = new Stop(at);
    trainer(parts, STEPS).listen(stop).fit(toy(), DATA);
    assertEquals(at, parts.newest().state().step());
    Training resumed = trainer(parts, STEPS).resume(toy(), DATA);
    assertEquals(STEPS, resumed.step());
    assertEquals(uninterrupted(), everything(parts));
  }

  /** Stops after a step, or before the first. */
  private record Stop(long at) implements TrainingListener {
    @Override
    public void onTrainingBegin(Training training) {
      onStep(training);
    }

    @Override
    public void onStep(Training training) {
      if (training.step() == at) {
        training.stop();
      }
    }
  }

  @Test
  void onAnyNumberOfWorkersAfterAnother() throws IOException {
    Map<String, List<?>> expected = uninterrupted();
    for (int[] workers : new int[][] {{1, 2}, {2, 1}, {1, 4}, {3, 8}}) {
      CheckpointFolder parts = folder("workers-" + workers[0] + "-" + workers[1]);
      on(workers[0], () -> trainer(parts, 4).fit(toy(), DATA));
      on(workers[1], () -> trainer(parts, STEPS).resume(toy(), DATA));
      assertEquals(expected, everything(parts), Arrays.toString(workers));
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void on(int workers, Work work) throws IOException {
    try (Workers own = Workers.of(workers)) {
      Workers.use(own);
      work.run();
    } finally {
      Workers.use(null);
    }
  }

  @Test
  void whateverTheGansNumbersWere() throws IOException {
    CheckpointFolder parts = folder("parts");
    trainer(parts, 4).fit(toy(), DATA);
    Gan other = toy();
    new GanTrainer(Plan.steps(3).batch(32)).fit(other, DATA);
    trainer(parts, STEPS).resume(other, DATA);
    assertEquals(uninterrupted(), everything(parts));
  }

  @Test
  void aTrainingThatIsDoneIsLeftAsItIs() throws IOException {
    CheckpointFolder whole = folder("whole");
    trainer(whole, STEPS).fit(toy(), DATA);
    List<Path> before = whole.all();
    Training training = trainer(whole, STEPS).resume(toy(), DATA);
    assertEquals(STEPS, training.step());
    assertEquals(before, whole.all());
  }

  @Test
  void aDamagedCheckpointIsNamedAndTheOneBeforeTaken() throws IOException {
    Map<String, List<?>> expected = uninterrupted();
    CheckpointFolder parts = folder("parts");
    new GanTrainer(Plan.steps(6).batch(32).seed(5))
        .checkpoints(parts, Duration.ZERO)
        .fit(toy(), DATA);
    Path newest = parts.all().get(0).resolve("generator.safetensors");
    Files.write(newest, Arrays.copyOf(Files.readAllBytes(newest), 100));
    Training training = trainer(parts, STEPS).resume(toy(), DATA);
    assertEquals(5, training.notes().get(0).step());
    assertTrue(
        training.notes().get(0).text().startsWith("passed over: "), training.notes()::toString);
    assertTrue(
        training.notes().get(0).text().contains(newest.toString()), training.notes()::toString);
    assertEquals(expected, everything(parts));
  }

  // ---- another training than it was

  private CheckpointException refused(GanTrainer trainer, Dataset data) {
    Gan gan = toy();
    Map<String, List<Float>> before = ToyGan.numbers(gan);
    CheckpointException e =
        assertThrows(CheckpointException.class, () -> trainer.resume(gan, data));
    assertEquals(before, ToyGan.numbers(gan));
    return e;
  }

  @Test
  void changesAreRefusedWithEachOfThem() throws IOException {
    CheckpointFolder parts = folder("parts");
    trainer(parts, 4).fit(toy(), DATA);
    GanTrainer other = new GanTrainer(Plan.steps(9).batch(16).seed(6)).checkpoints(parts);
    assertEquals(
        "checkpoint " + parts.all().get(0)
            + " is of another training: plan.batch was 32 and is 16; plan.seed was 5 and is 6;"
            + " data.samples was 100 and is 99; data.checksum was "
            + checksum(DATA) + " and is " + checksum(ToyGan.data(99))
            + ". Put that back, or allow the changes.",
        refused(other, ToyGan.data(99)).getMessage());
    Training training = other.allowChanges().resume(toy(), ToyGan.data(99));
    assertEquals(9, training.step());
  }

  private static String checksum(Dataset data) throws CheckpointException {
    return DataIdentity.of(data).text("checksum");
  }

  @Test
  void otherValuesOfTheSameCountAreOtherData() throws IOException {
    CheckpointFolder parts = folder("parts");
    trainer(parts, 4).fit(toy(), DATA);
    float[][] points = new float[100][2];
    String message = refused(trainer(parts, 9), ArrayDataset.of(points)).getMessage();
    assertTrue(message.contains("data.checksum was "), message);
    assertFalse(message.contains("data.samples"), message);
  }

  @Test
  void aLongerPlanIsNoChange() throws IOException {
    CheckpointFolder parts = folder("parts");
    trainer(parts, 4).fit(toy(), DATA);
    new GanTrainer(Plan.epochs(4).batch(32).seed(5)).checkpoints(parts).resume(toy(), DATA);
    assertEquals(12, parts.newest().state().step());
  }

  @Test
  void thereMustBeAFolderAndACheckpoint() {
    IllegalStateException none = assertThrows(
        IllegalStateException.class, () -> new GanTrainer(Plan.steps(1)).resume(toy(), DATA));
    assertEquals(
        "GanTrainer: resume needs a folder of checkpoints. Give it with checkpoints(...).",
        none.getMessage());
    CheckpointFolder nothing = folder("nothing");
    CheckpointException e = refused(trainer(nothing, 1), DATA);
    assertEquals(nothing.path() + ": there is no checkpoint.", e.getMessage());
    assertFalse(Files.exists(nothing.path()));
  }

  // ---- listeners

  @Test
  void aListenerGoesOnFromWhatItRemembers() throws IOException {
    CheckpointFolder parts = folder("parts");
    Counting first = new Counting();
    trainer(parts, 4).listen(first).fit(toy(), DATA);
    Counting second = new Counting();
    trainer(parts, STEPS).listen(second).resume(toy(), DATA);
    assertEquals(STEPS, second.steps);
    assertEquals(List.of("restored", "begin"), second.events);
    assertEquals(List.of("begin"), first.events);
  }

  private static final class Counting implements Resumable {
    private final List<String> events = new ArrayList<>();
    private long steps;

    @Override
    public String key() {
      return "counting";
    }

    @Override
    public void onTrainingBegin(Training training) {
      events.add("begin");
    }

    @Override
    public void onStep(Training training) {
      steps++;
    }

    @Override
    public Memory remember() {
      return new Memory().put("steps", steps);
    }

    @Override
    public void restore(Memory memory) throws CheckpointException {
      steps = memory.count("steps");
      events.add("restored");
    }
  }

  @Test
  void twoListenersCannotHaveOneKey() {
    GanTrainer trainer = trainer(folder("parts"), 4).listen(new Counting()).listen(new Counting());
    Exception e = assertThrows(UncheckedIOException.class, () -> trainer.fit(toy(), DATA));
    assertEquals(
        "checkpoint: two parts of the training are named 'listener-counting'. Rename one.",
        e.getMessage());
  }

  @Test
  void timeGoesOnToo() throws IOException {
    CheckpointFolder parts = folder("parts");
    long[] nanos = {0};
    TrainingListener tick = new TrainingListener() {
      @Override
      public void onStep(Training training) {
        nanos[0] += 1_000_000_000L;
      }
    };
    trainer(parts, 4).clock(() -> nanos[0]).listen(tick).fit(toy(), DATA);
    nanos[0] += 1_000_000_000_000L;
    Training training =
        trainer(parts, STEPS).clock(() -> nanos[0]).listen(tick).resume(toy(), DATA);
    assertEquals(STEPS, training.seconds(), 1e-6);
    assertTrue(training.isResumed());
  }
}
