package io.github.gan4j.models.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.io.Storage;
import io.github.gan4j.core.layer.Layers;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.layer.Sequential;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.OtherJvm;
import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.CheckpointFolder;
import io.github.gan4j.models.checkpoint.Memory;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.loss.GanLoss;
import io.github.gan4j.models.loss.NonSaturating;
import io.github.gan4j.models.net.Net;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory that runs out anywhere ends the training; what was saved is there, and other trainings do not notice. */
class OutOfMemoryTest {

  private static final int ROUNDS = 100;
  private static final long SEED = Long.getLong("gan4j.seed", 1);
  private static final int STEPS = 5;
  private static final Dataset DATA = ToyGan.data(64);

  @TempDir
  Path folder;

  /** Places where memory can run out, each with its calls counted; at one of them it does. */
  private static final class Faults {
    final Map<String, Integer> calls = new TreeMap<>();
    private String place = "";
    private int at;
    private boolean isArmed;

    Faults() {}

    Faults(String place, int at) {
      this.place = place;
      this.at = at;
    }

    /** The data is read by a thread of its own. */
    synchronized void pass(String here) {
      if (!isArmed) {
        return;
      }
      int call = calls.merge(here, 1, Integer::sum) - 1;
      if (here.equals(place) && call == at) {
        throw new OutOfMemoryError("made, at call " + at + " of " + place);
      }
    }

    synchronized void arm() {
      isArmed = true;
    }
  }

  // ---- a training full of such places

  private static Gan gan(Faults faults) {
    Net generator = Net.of(
        "generator",
        Rng.of(1),
        p -> Sequential.of(
            new Linear(p.at("hidden"), ToyGan.LATENT, 32),
            Layers.relu(),
            (x, pass) -> {
              faults.pass("generator");
              return x;
            },
            new Linear(p.at("out"), 32, 2)));
    return ToyGan.builder().generator(generator).loss(loss(faults)).build();
  }

  private static GanLoss loss(Faults faults) {
    GanLoss inner = new NonSaturating();
    return new GanLoss() {
      @Override
      public Tensor discriminator(Tensor real, Tensor fake) {
        faults.pass("discriminator's loss");
        return inner.discriminator(real, fake);
      }

      @Override
      public Tensor generator(Supplier<Tensor> real, Tensor fake) {
        faults.pass("generator's loss");
        return inner.generator(real, fake);
      }
    };
  }

  private static Dataset data(Faults faults) {
    return (Dataset) Proxy.newProxyInstance(
        Dataset.class.getClassLoader(), new Class<?>[] {Dataset.class}, (proxy, method, args) -> {
          if (method.getName().equals("read")) {
            faults.pass("data");
          }
          return method.invoke(DATA, args);
        });
  }

  /** A disk that forces nothing: no test cuts the power here. */
  private static Storage storage(Faults faults) {
    Storage disk = Storage.disk();
    return (Storage) Proxy.newProxyInstance(
        Storage.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, args) -> {
          faults.pass("disk");
          if (method.getName().equals("forceDirectory")) {
            return null;
          }
          try {
            Object result = method.invoke(disk, args);
            return result instanceof Storage.File file ? new Unforced(file, faults) : result;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  private static final class Unforced extends Storage.File {
    private final Storage.File real;
    private final Faults faults;

    Unforced(Storage.File real, Faults faults) {
      this.real = real;
      this.faults = faults;
    }

    @Override
    public void write(int b) throws IOException {
      real.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int n) throws IOException {
      faults.pass("disk");
      real.write(bytes, from, n);
    }

    @Override
    public void force() {
      faults.pass("disk");
    }

    @Override
    public void close() throws IOException {
      real.close();
    }
  }

  /** Counts the steps it was told of, and the last that was saved by then. */
  private static final class Counting implements Resumable {
    private final Faults faults;
    private long told;
    long acknowledged = -1;

    Counting(Faults faults) {
      this.faults = faults;
    }

    @Override
    public void onStep(Training training) {
      faults.arm(); // the first state is saved by now
      acknowledged = training.step() - 1;
      faults.pass("listener's step");
      told++;
    }

    @Override
    public void onEpoch(Training training) {
      faults.pass("listener's epoch");
    }

    @Override
    public String key() {
      return "counting";
    }

    @Override
    public Memory remember() {
      faults.pass("what a listener remembers");
      return new Memory().put("told", told);
    }

    @Override
    public void restore(Memory memory) throws CheckpointException {
      told = memory.count("told");
    }
  }

  private static GanTrainer trainer(Path at, Duration saveEvery, Faults faults) {
    return new GanTrainer(Plan.steps(STEPS).batch(32).seed(5))
        .checkpoints(CheckpointFolder.at(at).on(storage(faults)), saveEvery)
        .clock(() -> {
          faults.pass("clock");
          return System.nanoTime();
        });
  }

  // ---- what must hold

  @Test
  void anywhereItEndsTheTrainingAndNothingElse() throws Exception {
    Faults none = new Faults();
    Gan alone = gan(none);
    trainer(folder.resolve("alone"), Duration.ZERO, none)
        .listen(new Counting(none))
        .fit(alone, data(none));
    Map<String, List<Float>> expected = ToyGan.numbers(alone);
    List<String> places = List.copyOf(none.calls.keySet());
    AtomicBoolean isOver = new AtomicBoolean();
    AtomicReference<Object> besides = new AtomicReference<>();
    Thread other = new Thread(() -> besides.set(beside(isOver)));
    other.start();
    Random random = new Random(SEED);
    Map<String, Integer> failed = new HashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      String place = places.get(round % places.size());
      Faults faults = new Faults(place, random.nextInt(none.calls.get(place)));
      if (fails(folder.resolve("run-" + round), faults, expected)) {
        failed.merge(place, 1, Integer::sum);
      }
    }
    isOver.set(true);
    other.join();
    assertEquals(besideAlone(besides.get()), ((Beside) besides.get()).numbers());
    assertEquals(places, List.copyOf(new TreeMap<>(failed).keySet()), "each place failed");
    // What is read ahead may not be needed.
    assertTrue(failed.values().stream().mapToInt(n -> n).sum() > ROUNDS * 3 / 4, failed::toString);
  }

  /** Whether a training failed; the last state it saved must be there, and lead to the same end. */
  private static boolean fails(Path at, Faults faults, Map<String, List<Float>> expected)
      throws IOException {
    Counting counting = new Counting(faults);
    Throwable failure = null;
    try {
      trainer(at, Duration.ZERO, faults).listen(counting).fit(gan(faults), data(faults));
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    String what = "seed " + SEED + ", call " + faults.at + " of " + faults.place;
    assertTrue(failure == null || isMade(failure), what + ": " + failure);
    Faults none = new Faults();
    Gan gan = gan(none);
    long found = Checkpoint.load(at, gan);
    assertTrue(found >= counting.acknowledged, what + ": found " + found);
    trainer(at, Duration.ofHours(1), none).listen(new Counting(none)).resume(gan, data(none));
    assertEquals(expected, ToyGan.numbers(gan), what);
    try (Stream<Path> files = Files.list(at)) {
      assertTrue(files.noneMatch(file -> file.toString().endsWith(".tmp")), what);
    }
    return failure != null;
  }

  /** The reading thread's reaches the caller as the cause of another. */
  private static boolean isMade(Throwable failure) {
    return failure instanceof OutOfMemoryError
        || (failure.getCause() != null && isMade(failure.getCause()));
  }

  // ---- another training in the meantime

  private record Beside(long steps, Map<String, List<Float>> numbers) {}

  private static Beside beside(AtomicBoolean isOver) {
    return beside(Plan.steps(300), isOver);
  }

  private static Map<String, List<Float>> besideAlone(Object other) {
    return beside(Plan.steps(((Beside) other).steps()), new AtomicBoolean()).numbers();
  }

  private static Beside beside(Plan plan, AtomicBoolean isOver) {
    Gan gan = ToyGan.builder().build();
    TrainingListener stop = new TrainingListener() {
      @Override
      public void onStep(Training training) {
        if (isOver.get()) {
          training.stop();
        }
      }
    };
    Training training = new GanTrainer(plan.batch(32).seed(9)).listen(stop).fit(gan, DATA);
    return new Beside(training.step(), ToyGan.numbers(gan));
  }

  // ---- a model that is too large

  /** Trains a model that does not fit into the memory of its process, between two that do. */
  static final class TooLarge {
    private static final int UNITS = 4000;
    private static final int BATCH = 8192;

    private TooLarge() {}

    public static void main(String[] args) throws IOException {
      CheckpointFolder checkpoints = CheckpointFolder.at(Path.of(args[0]));
      Map<String, List<Float>> before =
          beside(Plan.steps(20), new AtomicBoolean()).numbers();
      Map<String, List<Float>> start = ToyGan.numbers(large());
      try {
        new GanTrainer(Plan.steps(2).batch(BATCH))
            .checkpoints(checkpoints)
            .fit(large(), ToyGan.data(BATCH));
      } catch (OutOfMemoryError e) {
        System.out.println("out of memory");
      }
      Gan saved = large();
      System.out.println("saved step " + Checkpoint.load(checkpoints.path(), saved) + ", as it was "
          + ToyGan.numbers(saved).equals(start));
      System.out.println("another the same "
          + beside(Plan.steps(20), new AtomicBoolean()).numbers().equals(before));
    }

    private static Gan large() {
      Net generator = Net.of(
          "generator",
          Rng.of(1),
          p -> Sequential.of(
              new Linear(p.at("hidden"), ToyGan.LATENT, UNITS),
              Layers.relu(),
              new Linear(p.at("out"), UNITS, 2)));
      return ToyGan.builder().generator(generator).build();
    }
  }

  @Test
  void aModelThatIsTooLargeLeavesTheProcessUsable() {
    OtherJvm jvm =
        OtherJvm.run(TooLarge.class, List.of("-Xmx64m"), folder.resolve("large").toString());
    assertEquals(
        "out of memory\nsaved step 0, as it was true\nanother the same true\n",
        jvm.out().replace("\r\n", "\n"),
        jvm.err());
  }

  // ---- a training that failed is not saved by hand

  @Test
  void aFailedTrainingCannotBeSaved() {
    CheckpointFolder own = CheckpointFolder.at(folder.resolve("own"));
    List<String> said = new ArrayList<>();
    TrainingListener saving = new TrainingListener() {
      @Override
      public void onStep(Training training) {
        if (training.step() == 2) {
          throw new OutOfMemoryError("made");
        }
      }

      @Override
      public void onTrainingEnd(Training training) {
        said.add(assertThrows(CheckpointException.class, () -> Checkpoint.save(own, training))
            .getMessage());
      }
    };
    assertThrows(
        OutOfMemoryError.class,
        () -> new GanTrainer(Plan.steps(5).batch(32)).listen(saving).fit(gan(new Faults()), DATA));
    assertEquals(
        List.of(
            "checkpoint: not saved, for the training failed after step 2. Resume it from one that was saved before."),
        said);
  }
}
