package io.github.gan4j.bench.scores;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.Split;
import io.github.gan4j.models.feature.Classes;
import io.github.gan4j.models.feature.Features;
import io.github.gan4j.models.gan.Checkpoint;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.metric.CodeAccuracy;
import io.github.gan4j.models.zoo.Zoo;
import io.github.gan4j.models.zoo.ZooChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The program behind {@code gan-bench/codes}: how well the Q of an InfoGAN tells the digits of MNIST,
 * which nobody told it (Chen et al., "InfoGAN", 2016, section 7.2: an error of 5 %).
 */
@Command(
    name = "gan-bench/codes",
    sortOptions = false,
    description = "Reads MNIST's test images with the Q of InfoGANs that 'gan train' made.",
    footer = {
      "",
      "Each category is assigned to the digit that it goes with most often on the first 5,000 images; the accuracy"
          + " is that on the other 5,000."
    })
public final class Codes implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", arity = "1..*", description = "Folders that 'gan train' wrote.")
  private List<Path> runs = new ArrayList<>();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:GAN4J_DATA}",
      description = "The folder with a folder mnist. Default: $GAN4J_DATA.")
  private @Nullable Path data;

  public static void main(String... args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return Programs.commandLine(new Codes());
  }

  @Override
  public Integer call() throws IOException {
    for (Path run : runs) {
      System.out.println(line(run));
    }
    return CommandLine.ExitCode.OK;
  }

  private String line(Path run) throws IOException {
    ZooChoice choice = choice(run);
    Dataset test =
        new Inputs(Path.of(""), data).mnist(Split.TEST, choice.format().range());
    Gan gan = choice.create(Rng.of(0));
    QClassifier q = new QClassifier(gan, test);
    long step = Checkpoint.load(run.resolve("checkpoint"), gan);
    int[] codes = Classes.of(Features.ofLogits(q, test, test.size()));
    int[] digits = IntStream.range(0, test.size()).map(test::label).toArray();
    CodeAccuracy.Result result = new CodeAccuracy().of(codes, digits);
    return String.format(
        Locale.ROOT,
        "%s: step %,d, %.1f %% right, categories stand for %s",
        run,
        step,
        100 * result.accuracy(),
        result.assignment());
  }

  private static ZooChoice choice(Path run) throws IOException {
    JsonNode config = Programs.config(run);
    Map<String, String> settings = new LinkedHashMap<>();
    config
        .get("settings")
        .properties()
        .forEach(e -> settings.put(e.getKey(), e.getValue().asText()));
    return Zoo.find(config.get("model").asText()).choose(settings);
  }
}
