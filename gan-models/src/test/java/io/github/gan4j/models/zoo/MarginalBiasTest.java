package io.github.gan4j.models.zoo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.gan.TrainingListener;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarginalBiasTest {

  private static final int PIXELS = 784;

  private static ArrayDataset data() {
    float[] values = new float[100 * PIXELS];
    for (int i = 0; i < values.length; i++) {
      int pixel = i % PIXELS;
      // pixel 0 is always black, pixel 1 always white, the others have a mean of 0.25
      values[i] = pixel < 2 ? pixel : i / PIXELS % 4 == 0 ? 1 : 0;
    }
    return ArrayDataset.of(values, new int[] {28, 28, 1}, new int[0]);
  }

  @Test
  void theFirstImagesAreTheMeanOfTheData() {
    Gan gan = Zoo.find("gan").choose(Map.of()).create(Rng.of(1));
    float[][] first = new float[1][];
    new GanTrainer(Plan.steps(1).batch(100).seed(1))
        .listen(new TrainingListener() {
          @Override
          public void onTrainingBegin(Training training) {
            first[0] = training.gan().sample(64, Rng.of(1)).mean(0).toArray();
            training.stop();
          }
        })
        .fit(gan, data());
    assertEquals(0, first[0][0], 1e-6);
    assertEquals(1, first[0][1], 1e-6);
    for (int i = 2; i < PIXELS; i++) {
      assertEquals(0.25, first[0][i], 0.15);
    }
  }

  @Test
  void theOtherPartsAreSettings() {
    Gan gan = Zoo.find("gan").choose(Map.of("generator.marginalBias", "false")).create(Rng.of(1));
    float[] before = gan.generator().params().data().clone();
    gan.preparation().accept(data());
    assertArrayEquals(before, gan.generator().params().data());
  }

  @Test
  void anUnknownParameterIsNamed() {
    Gan gan = Zoo.find("gan").choose(Map.of()).create(Rng.of(1));
    assertEquals(
        "MarginalBias: generator has no parameter 'x'.",
        assertThrows(
                IllegalArgumentException.class,
                () -> MarginalBias.set(gan.generator(), "x", data()))
            .getMessage());
  }
}
