package io.github.gan4j.models.zoo;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.MemoryEstimate;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.gan.TrainingListener;
import java.util.Map;

/** A process that says what memory it thinks a training needs, and then what its heap holds more in the middle of it. */
final class HeldMemory {

  private static final int SAMPLES = 512;

  private HeldMemory() {}

  /** Name of a model, and batch size. */
  public static void main(String[] args) {
    ZooChoice choice = Zoo.find(args[0]).choose(Map.of());
    int batch = Integer.parseInt(args[1]);
    Dataset data = Noise.of(choice.format(), SAMPLES);
    long estimate =
        MemoryEstimate.of(() -> choice.create(Rng.of(1)), data, batch).bytes(batch);
    long before = used();
    TrainingListener look = new TrainingListener() {
      @Override
      public void onStep(Training training) {
        if (training.step() == 2) {
          System.out.println(estimate + " " + (used() - before));
        }
      }
    };
    new GanTrainer(Plan.steps(2).batch(batch)).listen(look).fit(choice.create(Rng.of(1)), data);
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
