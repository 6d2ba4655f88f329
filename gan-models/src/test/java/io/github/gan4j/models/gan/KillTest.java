package io.github.gan4j.models.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training whose process is killed again and again loses nothing that was saved, and ends as one that is left alone. */
class KillTest {

  /** More of them in a long run. */
  private static final int KILLS = Integer.getInteger("gan4j.kills", 20);

  private static final long SEED = Long.getLong("gan4j.seed", 1);

  private static final int MOST_MILLIS = 200;

  @TempDir
  Path folder;

  private final Random random = new Random(SEED);

  @Test
  void endsWithTheSameBitsAsOneLeftAlone() throws IOException, InterruptedException {
    Path checkpoints = folder.resolve("killed");
    long last = -1;
    for (int kill = 0; kill < KILLS; kill++) {
      long acknowledged = Math.max(last, killed(checkpoints));
      String what = "seed " + SEED + ", kill " + kill;
      Gan gan = ToyGan.builder().ema(0.9f).build();
      assertTrue(unfinished(checkpoints) <= 1, what);
      if (acknowledged >= 0) {
        long found = Checkpoint.load(checkpoints, gan);
        assertTrue(found >= acknowledged, what + ": found " + found + " of " + acknowledged);
        last = found;
      }
    }
    assertTrue(last > 0, "no kill came after a step");
    Map<String, List<Float>> resumed = atItsEnd(checkpoints);
    assertEquals(0, unfinished(checkpoints));
    assertEquals(atItsEnd(folder.resolve("alone")), resumed);
  }

  /** What a training ends with that is no longer killed. */
  private Map<String, List<Float>> atItsEnd(Path checkpoints)
      throws IOException, InterruptedException {
    assertEquals(0, KilledTraining.start(checkpoints, false, false, said()).waitFor());
    Gan gan = ToyGan.builder().ema(0.9f).build();
    Checkpoint.load(checkpoints, gan);
    return ToyGan.numbers(gan);
  }

  private Path said() {
    return folder.resolve("said");
  }

  /** Kills a training at a random moment; the last step that it said was saved, or -1. */
  private long killed(Path checkpoints) throws IOException, InterruptedException {
    Process process = KilledTraining.start(checkpoints, true, false, said());
    while (process.isAlive() && Files.size(said()) == 0) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    TimeUnit.MILLISECONDS.sleep(random.nextInt(MOST_MILLIS));
    process.destroyForcibly().waitFor();
    List<String> lines = Files.readAllLines(said());
    assertEquals(KilledTraining.GO, lines.get(0));
    String text = Files.readString(said());
    // The last line may be cut short.
    int whole = text.endsWith("\n") ? lines.size() : lines.size() - 1;
    return whole < 2 ? -1 : Long.parseLong(lines.get(whole - 1));
  }

  private static long unfinished(Path checkpoints) throws IOException {
    if (!Files.isDirectory(checkpoints)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(checkpoints)) {
      return files.filter(file -> file.toString().endsWith(".tmp")).count();
    }
  }
}
