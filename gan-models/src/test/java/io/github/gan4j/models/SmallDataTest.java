package io.github.gan4j.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.DataException;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.zoo.Zoo;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Trainings on data that does not fill its batches, and classes that do not exist. */
@Timeout(300)
class SmallDataTest {

  private static final Dataset DATA = SmallGans.data(0);

  private static Gan withBatchNorm() {
    return Zoo.find("dcgan-mini").choose(Map.of("latent.size", "8")).create(Rng.of(1));
  }

  @Test
  void lessThanABatchIsAnErrorAndNeverATrainingOfNoSteps() {
    for (Plan plan : new Plan[] {Plan.steps(1), Plan.epochs(1)}) {
      for (int size = 1; size < 4; size++) {
        Dataset few = DATA.take(size);
        DataException e = assertThrows(
            DataException.class,
            () -> new GanTrainer(plan.batch(4).seed(1)).fit(withBatchNorm(), few));
        assertEquals(
            "Batches: " + few.source() + " has " + size
                + " samples, fewer than one batch of 4. Use a smaller batch.",
            e.getMessage());
      }
    }
  }

  @Test
  void aLastBatchOfOneSampleIsLeftOutBeforeBatchNormalisationSeesIt() {
    Gan gan = withBatchNorm();
    Training training = new GanTrainer(Plan.epochs(2).batch(4).seed(1)).fit(gan, DATA.take(9));
    assertEquals(4, training.step());
    float[] sample = gan.sample(2, Rng.of(1)).toArray();
    for (float v : sample) {
      assertTrue(Float.isFinite(v));
    }
  }

  @Test
  void aBatchOfOneIsTakenWhereEachChannelHasMoreThanOneValue() {
    Training training =
        new GanTrainer(Plan.steps(2).batch(1).seed(1)).fit(withBatchNorm(), DATA.take(3));
    assertEquals(2, training.step());
  }

  @Test
  void aClassThatDoesNotExistIsNamed() {
    Gan gan = SmallGans.gan(1, 1);
    for (int label : new int[] {-1, 10, Integer.MAX_VALUE}) {
      ShapeException e = assertThrows(
          ShapeException.class,
          () -> gan.sample(
              gan.latent().sample(2, Rng.of(1)), new Condition(new int[] {3, label}, 10)));
      assertTrue(
          e.getMessage()
              .contains("number " + label + " at position 1 is out of range; expected 0 to 9"),
          e.getMessage());
    }
  }
}
