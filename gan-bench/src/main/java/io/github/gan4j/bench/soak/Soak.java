package io.github.gan4j.bench.soak;

import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.gan.TrainingListener;
import io.github.gan4j.models.zoo.Zoo;
import io.github.gan4j.models.zoo.ZooChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program behind {@code gan-bench/soak}. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description = {
      "Trains on random data and prints, 20 times, what the process holds after a garbage collection.",
      "Ends with code 1 if threads, open files or buffers have grown since a tenth of the steps, or the heap by a kilobyte"
          + " a step."
    })
public final class Soak implements Callable<Integer> {

  private static final int LINES = 20;
  private static final int BATCH = 8;
  private static final int SAMPLES = 100;
  private static final double MOST_GROWTH = 1024;

  @Option(
      names = "--steps",
      defaultValue = "10000",
      description = "Steps to train, a multiple of 20 (${DEFAULT-VALUE}).")
  private long steps;

  @Option(
      names = "--model",
      defaultValue = "dcgan-mini",
      description = "A model that 'gan models' lists (${DEFAULT-VALUE}).")
  private String model = "";

  private Soak() {}

  public static void main(String... args) {
    System.exit(new CommandLine(new Soak()).execute(args));
  }

  @Override
  public Integer call() {
    System.out.println(model + ", " + Backends.describe());
    System.out.println(Footprint.TITLE);
    ZooChoice choice = Zoo.find(model).choose(Map.of());
    List<Footprint> all = new ArrayList<>();
    new GanTrainer(Plan.steps(steps).batch(BATCH).seed(1))
        .listen(new TrainingListener() {
          @Override
          public void onStep(Training training) {
            if (training.step() % (steps / LINES) == 0) {
              all.add(Footprint.at(training.step()));
              System.out.println(all.get(all.size() - 1));
            }
          }
        })
        .fit(choice.create(Rng.of(1)), data(choice));
    return judge(all);
  }

  /** The start, while code is being compiled and memory laid out, does not count. */
  private static int judge(List<Footprint> all) {
    List<Footprint> later = all.subList(1, all.size());
    Footprint first = later.get(0);
    Footprint last = later.get(later.size() - 1);
    double growth = Footprint.growth(later);
    System.out.println(String.format(Locale.ROOT, "heap grows by %.1f bytes a step", growth));
    boolean holds = growth < MOST_GROWTH
        && last.threads() <= first.threads()
        && last.files() <= first.files()
        && last.buffers() <= first.buffers();
    System.out.println(holds ? "nothing leaks" : "something leaks");
    return holds ? 0 : 1;
  }

  private static Dataset data(ZooChoice choice) {
    int[] shape = choice.format().shape().stream().mapToInt(size -> size).toArray();
    int[] all = IntStream.concat(IntStream.of(SAMPLES), IntStream.of(shape)).toArray();
    int[] labels = IntStream.range(0, SAMPLES).map(i -> i % 10).toArray();
    return ArrayDataset.of(Rng.of(3).uniform(-1, 1, all).toArray(), shape, labels);
  }
}
