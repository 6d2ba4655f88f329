package io.github.gan4j.models.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.io.Safetensors;
import io.github.gan4j.core.io.Storage;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.checkpoint.CheckpointFolder.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens while a state is saved, or to its files later, the last one that was saved is found, or the one before. */
class CheckpointFaultsTest {

  /** More of them in a long run. */
  private static final int SEEDS = Integer.getInteger("gan4j.seeds", 4);

  @TempDir
  Path folder;

  private int cases;

  /** A disk without faults, which need not force anything: no test cuts the power here. */
  private Storage sound() {
    return new FaultyStorage(folder.resolve("shadow-" + cases++));
  }

  /** An empty place for the next case. */
  private Path next() {
    return folder.resolve("case-" + cases++);
  }

  private static Map<String, Memory> state(long step) {
    Map<String, Memory> parts = new LinkedHashMap<>();
    parts.put(SavedState.TRAINING, new Memory().put("loss", 1.0 / step));
    parts.put("net", new Memory().put("w", Rng.of(step).normal(0, 1, 3, 5)));
    return parts;
  }

  private static void save(Path at, int keep, Storage storage, long step) throws IOException {
    CheckpointFolder.at(at).keep(keep).on(storage).save(step, state(step));
  }

  /** The step of the newest state, which must have the numbers that were saved. */
  private static long newest(Path at) throws IOException {
    Found found = CheckpointFolder.at(at).newest();
    SavedState state = found.state();
    requireEqual(state);
    return state.step();
  }

  private static void requireEqual(SavedState state) throws IOException {
    Map<String, Memory> expected = state(state.step());
    assertEquals(expected.keySet(), new TreeMap<>(state.parts()).descendingKeySet());
    Tensor w = expected.get("net").tensor("w");
    assertArrayEquals(w.toArray(), state.memory("net").tensor("w").toArray());
    assertEquals(1.0 / state.step(), state.memory(SavedState.TRAINING).number("loss"));
  }

  private static int operationsOfASave(Path at, int keep, Path shadow) throws IOException {
    FaultyStorage storage = new FaultyStorage(shadow);
    save(at, keep, storage, 1);
    int first = storage.operations();
    save(at, keep, storage, 2);
    return storage.operations() - first;
  }

  // ---- errors of the disk

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void anErrorAtAnyOperationLeavesTheStateBefore(int keep) throws IOException {
    int most = operationsOfASave(next(), keep, next());
    assertTrue(most > 15, "operations: " + most);
    for (int at = 0; at < most; at++) {
      for (boolean once : new boolean[] {true, false}) {
        Path here = next();
        save(here, keep, sound(), 1);
        FaultyStorage storage = new FaultyStorage(next());
        boolean isSaved = trySave(here, keep, once ? storage.failAt(at) : storage.failFrom(at));
        long step = newest(here);
        String what = "keep " + keep + ", operation " + at + (once ? ", once" : ", from then on");
        assertTrue(step >= (isSaved ? 2 : 1), what + ": newest is " + step);
        if (once && !isSaved && step == 1) {
          assertEquals(0, FaultyStorage.unfinished(here).size(), what);
        }
        save(here, keep, sound(), 3);
        assertEquals(3, newest(here), what);
      }
    }
  }

  private static boolean trySave(Path here, int keep, Storage storage) {
    try {
      save(here, keep, storage, 2);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aFullDiskLeavesTheStateBeforeAndNothingUnfinished() throws IOException {
    Path whole = next();
    save(whole, 1, sound(), 2);
    long size = size(whole);
    assertTrue(size > 100, "bytes: " + size);
    int saved = 0;
    for (int i = 0; i <= 100; i++) {
      Path here = next();
      save(here, 1, sound(), 1);
      FaultyStorage storage = new FaultyStorage(next()).room(size * i / 100);
      try {
        save(here, 1, storage, 2);
        assertEquals(2, newest(here));
        saved++;
      } catch (IOException e) {
        assertTrue(
            e.getMessage().contains("bytes failed: java.io.IOException: No space"), e::toString);
        assertTrue(e.getMessage().contains(here.toString()), e::toString);
        assertEquals(1, newest(here));
        assertEquals(0, FaultyStorage.unfinished(here).size());
      }
    }
    assertEquals(1, saved, "with room for all");
  }

  private static long size(Path at) throws IOException {
    long size = 0;
    try (Stream<Path> files = Files.walk(at)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        size += Files.size(file);
      }
    }
    return size;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aPowerFailureAtAnyOperationKeepsWhatWasSaved(int keep) throws IOException {
    FaultyStorage counting = new FaultyStorage(next());
    Path counted = next();
    for (long step = 1; step <= 3; step++) {
      save(counted, keep, counting, step);
    }
    int most = counting.operations();
    for (int at = 0; at <= most; at++) {
      for (int seed = 0; seed < SEEDS; seed++) {
        Path here = next();
        FaultyStorage storage = new FaultyStorage(next()).powerFailsAt(at);
        long acknowledged = saveUntilThePowerFails(here, keep, storage);
        storage.crash(new Random(seed));
        String what = "keep %d, operation %d, seed %d".formatted(keep, at, seed);
        if (acknowledged > 0) {
          long step = newest(here);
          assertTrue(step >= acknowledged, what + ": newest is " + step + " of " + acknowledged);
        }
        CheckpointFolder.at(here).on(sound()).lock().close();
        assertEquals(0, FaultyStorage.unfinished(here).size(), what);
        save(here, keep, sound(), 9);
        assertEquals(9, newest(here), what);
      }
    }
  }

  private static long saveUntilThePowerFails(Path here, int keep, Storage storage)
      throws IOException {
    long acknowledged = 0;
    try {
      for (long step = 1; step <= 3; step++) {
        save(here, keep, storage, step);
        acknowledged = step;
      }
    } catch (FaultyStorage.PowerFailure e) {
      // The process is gone.
    }
    return acknowledged;
  }

  // ---- damage

  @Test
  void aStateCutShortAnywhereIsPassedOver() throws IOException {
    Path here = next();
    save(here, 2, sound(), 1);
    save(here, 2, sound(), 2);
    for (Path file : files(here)) {
      byte[] whole = Files.readAllBytes(file);
      for (int length = 0; length < whole.length; length++) {
        Files.write(file, Arrays.copyOf(whole, length));
        assertEquals(1, newest(here), file + " cut to " + length);
      }
      Files.delete(file);
      assertEquals(1, newest(here), file + " deleted");
      Files.write(file, whole);
      assertEquals(2, newest(here));
    }
  }

  @Test
  void aStateWithAnyBitFlippedIsPassedOverOrMeansTheSame() throws IOException {
    Path here = next();
    save(here, 2, sound(), 1);
    save(here, 2, sound(), 2);
    int same = 0;
    for (Path file : files(here)) {
      byte[] bytes = Files.readAllBytes(file);
      for (int bit = 0; bit < 8 * bytes.length; bit++) {
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(file, bytes);
        same += newest(here) == 2 ? 1 : 0; // with the numbers that were saved
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
      }
      Files.write(file, bytes);
    }
    assertEquals(0, same, "flips that changed nothing");
  }

  private static Path[] files(Path here) throws IOException {
    try (Stream<Path> files = Files.list(here.resolve("step-0000002"))) {
      return files.sorted().toArray(Path[]::new);
    }
  }

  @Test
  void filesOfTwoStatesCannotBeMixed() throws IOException {
    Path here = next();
    save(here, 3, sound(), 1);
    save(here, 3, sound(), 2);
    Files.copy(
        here.resolve("step-0000001/net.safetensors"), here.resolve("step-0000003.safetensors"));
    Files.delete(here.resolve("step-0000002/net.safetensors"));
    Files.move(
        here.resolve("step-0000003.safetensors"), here.resolve("step-0000002/net.safetensors"));
    Found found = CheckpointFolder.at(here).newest();
    assertEquals(1, found.state().step());
    assertEquals(
        "checkpoint " + here.resolve("step-0000002")
            + ": net.safetensors is of step 1 but the rest of step 2. Files of two checkpoints are mixed.",
        found.passedOver().get(0));
  }

  @Test
  void aFormatThatIsNotKnownIsSaid() throws IOException {
    Path here = Files.createDirectories(next().resolve("step-0000007"));
    Safetensors.write(
        here.resolve("training.safetensors"),
        Map.of(),
        Map.of("format", "2", "step", "7", "parts", "training"));
    CheckpointException e = assertThrows(
        CheckpointException.class, () -> CheckpointFolder.at(here.getParent()).newest());
    assertEquals(
        here.getParent() + ": no checkpoint is whole. checkpoint " + here
            + ": its format is 2, and this version of gan4j reads 1. Use the version that wrote it, or a later one.",
        e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "..", "../x", "a b", ".lock", "é"})
  void aPartCannotLeaveItsFolder(String name) {
    Path here = next();
    Map<String, Memory> parts = Map.of(name, new Memory());
    CheckpointException e =
        assertThrows(CheckpointException.class, () -> CheckpointFolder.at(here).save(1, parts));
    assertTrue(
        e.getMessage().startsWith("checkpoint: '" + name + "' cannot be the name"), e::toString);
  }

  @Test
  void whatAKilledProcessLeftUnfinishedIsCleared() throws IOException {
    Path here = next();
    save(here, 2, sound(), 1);
    Path left = Files.createDirectories(here.resolve("step-0000002.tmp"));
    Files.writeString(left.resolve("net.safetensors.1a2b.tmp"), "half");
    assertEquals(1, newest(here));
    CheckpointFolder.at(here).on(sound()).lock().close();
    assertEquals(0, FaultyStorage.unfinished(here).size());
    assertEquals(1, newest(here));
  }

  // ---- what is remembered

  @Test
  void numbersComeBackWithTheirBits() throws IOException {
    double[] odd = {0.1, -0.0, Double.MIN_VALUE, 1e300, Double.NaN, Double.NEGATIVE_INFINITY};
    Memory inner = new Memory().put("n", Long.MIN_VALUE).put("x", odd);
    CheckpointFolder checkpoints = CheckpointFolder.at(next());
    checkpoints.save(1, Map.of(SavedState.TRAINING, new Memory().put("in", inner)));
    Memory read = checkpoints.newest().state().memory(SavedState.TRAINING).memory("in");
    assertEquals(Long.MIN_VALUE, read.count("n"));
    assertArrayEquals(
        Arrays.stream(odd).mapToLong(Double::doubleToRawLongBits).toArray(),
        Arrays.stream(read.numbers("x")).mapToLong(Double::doubleToRawLongBits).toArray());
    assertEquals(0, new Memory().put("none", new double[0]).numbers("none").length);
    CheckpointException missing = assertThrows(CheckpointException.class, () -> read.count("m"));
    assertTrue(
        missing.getMessage().endsWith("there is no 'm' in it, only [n, x]."), missing::toString);
    assertThrows(CheckpointException.class, () -> read.count("x"));
    assertThrows(CheckpointException.class, () -> read.tensor("x"));
  }
}
