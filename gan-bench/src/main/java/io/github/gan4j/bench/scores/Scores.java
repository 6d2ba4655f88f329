package io.github.gan4j.bench.scores;

import io.github.gan4j.core.kernel.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The program behind {@code gan-bench/scores}. The system property {@code scores.home} names this module's folder, {@code
 * scores.commit} the commit of the sources.
 */
@Command(
    name = "gan-bench/scores",
    sortOptions = false,
    description = "Trains GANs by published recipes and measures them.",
    footer = {
      "",
      "Each finished trial is added to scores.jsonl at once, with a picture of samples beside it;"
          + " one that is there already is not run again. So a run can be stopped and started anew.",
      "The whole recipes take days on two cores: --epochs, --seeds and --features do a part of them."
    })
public final class Scores implements Callable<Integer> {

  @Parameters(
      paramLabel = "EXPERIMENT",
      arity = "1..*",
      description =
          "${COMPLETION-CANDIDATES}. stacked-mnist and parzen need MNIST; noise-floor takes"
              + " Fashion-MNIST alone if there is none.")
  private List<Experiment> experiments = new ArrayList<>();

  @Option(names = "--seeds", paramLabel = "N", description = "Seeds 1 to N. Default: 1.")
  private int seeds = 1;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description =
          "Length of trainings, instead of 400 (ring, grid; 1,000 steps each), 50"
              + " (stacked-mnist; 2,000 steps each) or 1 (losses, learning-rates, claims, hacks; 1,000 steps).")
  private @Nullable Double epochs;

  @Option(
      names = "--packings",
      paramLabel = "N",
      split = ",",
      description =
          "How many samples a discriminator judges at a time: 1 is the plain GAN. Default:"
              + " 1,2,3,4 (ring, grid), 1,2 (stacked-mnist).")
  private List<Integer> packings = new ArrayList<>();

  @Option(
      names = "--features",
      paramLabel = "N",
      description = "Width of the nets of stacked-mnist, instead of 64.")
  private int features = StackedDcgan.RECIPE_FEATURES;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:GAN4J_DATA}",
      description = "The folder with a folder mnist. Default: $GAN4J_DATA.")
  private @Nullable Path data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where results go. Default: gan-bench/target/scores.")
  private @Nullable Path out;

  @Option(names = "--threads", paramLabel = "N", description = "Threads. Default: all processors.")
  private @Nullable Integer threads;

  public static void main(String... args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return Programs.commandLine(new Scores());
  }

  @Override
  public Integer call() throws IOException {
    requirePositive();
    if (threads != null) {
      Workers.use(Workers.of(threads));
    }
    Path home = Path.of(System.getProperty("scores.home", "gan-bench"));
    Path folder = out == null ? home.resolve("target/scores") : out;
    Files.createDirectories(folder);
    Results results = Results.open(folder.resolve("scores.jsonl"));
    Inputs inputs = new Inputs(home.resolve("../gan-cli/src/main/resources"), data);
    new Runner(results, folder).run(trials(inputs));
    return CommandLine.ExitCode.OK;
  }

  private void requirePositive() {
    requirePositive("--seeds", seeds);
    requirePositive("--epochs", epochs);
    packings.forEach(packing -> requirePositive("--packings", packing));
    requirePositive("--features", features);
    requirePositive("--threads", threads);
  }

  private static void requirePositive(String option, @Nullable Number value) {
    if (value != null && !(value.doubleValue() > 0)) {
      throw new IllegalArgumentException(option + " must be above 0, got " + value + ".");
    }
  }

  /** Every experiment's first seed, then every one's second, and so on. */
  private List<Trial> trials(Inputs inputs) throws IOException {
    List<LongFunction<List<Trial>>> prepared = new ArrayList<>();
    Experiment.Extent extent = new Experiment.Extent(epochs, packings, features);
    for (Experiment experiment : experiments) {
      prepared.add(experiment.prepare(inputs, extent));
    }
    List<Trial> trials = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      for (LongFunction<List<Trial>> bySeed : prepared) {
        trials.addAll(bySeed.apply(seed));
      }
    }
    return trials;
  }
}
