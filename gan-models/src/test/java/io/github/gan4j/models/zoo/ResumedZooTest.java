package io.github.gan4j.models.zoo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.checkpoint.CheckpointFolder;
import io.github.gan4j.models.checkpoint.SavedState;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every ready-made GAN goes on in the middle of an epoch as if it had not been interrupted. */
class ResumedZooTest {

  private static final int BATCH = 2;
  private static final int SAMPLES = 20;
  private static final int AT = 1;
  private static final int STEPS = 2;

  @TempDir
  Path folder;

  static Stream<String> names() {
    return Zoo.models().stream().map(ZooModel::name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void goesOnWithTheSameBits(String name) throws IOException {
    ZooChoice choice = Zoo.find(name).choose(Map.of());
    Dataset data = Noise.of(choice.format(), SAMPLES);
    CheckpointFolder whole = CheckpointFolder.at(folder.resolve("whole"));
    CheckpointFolder parts = CheckpointFolder.at(folder.resolve("parts"));
    trainer(STEPS, whole).fit(choice.create(Rng.of(1)), data);
    trainer(AT, parts).fit(choice.create(Rng.of(1)), data);
    trainer(STEPS, parts).resume(choice.create(Rng.of(1)), data);
    SavedState expected = whole.newest().state();
    SavedState state = parts.newest().state();
    assertEquals(STEPS, state.step());
    assertEquals(expected.parts().keySet(), state.parts().keySet());
    expected
        .parts()
        .forEach((part, file) -> file.tensors()
            .forEach((tensor, values) -> assertArrayEquals(
                values.toArray(),
                state.parts().get(part).tensors().get(tensor).toArray(),
                part + " " + tensor)));
    for (String count : new String[] {"epoch", "batch"}) {
      assertEquals(
          expected.memory(SavedState.TRAINING).count(count),
          state.memory(SavedState.TRAINING).count(count));
    }
  }

  private static GanTrainer trainer(long steps, CheckpointFolder checkpoints) {
    return new GanTrainer(Plan.steps(steps).batch(BATCH).seed(7))
        .checkpoints(checkpoints, Duration.ofHours(1));
  }
}
