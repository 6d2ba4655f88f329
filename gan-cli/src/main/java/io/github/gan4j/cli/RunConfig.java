package io.github.gan4j.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.gan4j.core.io.AtomicFile;
import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.zoo.SampleFormat;
import io.github.gan4j.models.zoo.Zoo;
import io.github.gan4j.models.zoo.ZooChoice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run was made from, kept in its folder: enough to make the nets again and to repeat it.
 *
 * @param choice the model with every setting
 * @param data what {@code --data} takes from any folder; null for the images in the program
 */
record RunConfig(ZooChoice choice, long seed, @Nullable String data) {

  private static final String GIVEN = "given";

  /** The GAN with its first parameters. */
  Gan gan() {
    return choice.create(Rng.of(seed));
  }

  /** What samples it makes. */
  SampleFormat format() {
    return choice.format();
  }

  /** Trained numbers of each net, by its name; the generator's first. */
  static Map<String, Integer> parameters(Gan gan) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put(gan.generator().name(), gan.generator().params().count());
    gan.nets().forEach(net -> counts.put(net.name(), net.params().count()));
    return counts;
  }

  void write(RunFolder folder, Gan gan, Dataset data, Plan plan, List<String> command)
      throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("model", choice.name());
    all.put("settings", choice.settings());
    all.put("parameters", parameters(gan));
    all.put("plan", length(plan));
    all.put("seed", seed);
    all.put("data", about(data));
    all.put("environment", environment());
    all.put("command", command);
    all.put("started", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    byte[] bytes = Json.text(all).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(folder.config(), out -> out.write(bytes));
  }

  static Map<String, Object> length(Plan plan) {
    Map<String, Object> length = new LinkedHashMap<>();
    if (plan.steps() > 0) {
      length.put("steps", plan.steps());
    } else {
      length.put("epochs", plan.epochs());
    }
    length.put("batch", plan.batch());
    return length;
  }

  private Map<String, @Nullable Object> about(Dataset data) {
    Map<String, @Nullable Object> about = new LinkedHashMap<>();
    about.put(GIVEN, this.data);
    about.put("source", data.source());
    about.put("samples", data.size());
    about.put("shape", data.sampleShape());
    about.put("classes", data.classes());
    return about;
  }

  private static Map<String, Object> environment() {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("gan4j", Version.library());
    about.put("java", Version.java());
    about.put("os", Version.system());
    about.put("processors", Runtime.getRuntime().availableProcessors());
    about.put("max_memory_mib", Runtime.getRuntime().maxMemory() >> 20);
    about.put("kernels", Backends.describe());
    about.put("threads", Workers.current().size());
    return about;
  }

  /**
   * Reads the file of a run.
   *
   * @throws UserException if the folder is not one of a run, or the file is damaged
   */
  static RunConfig read(RunFolder folder) {
    if (!Files.isRegularFile(folder.config())) {
      throw new UserException(folder + ": not a run folder: there is no "
          + folder.config().getFileName() + " in it. Give a folder that 'gan train' wrote.");
    }
    try {
      JsonNode all = Json.MAPPER.readTree(folder.config().toFile());
      Map<String, String> settings = new LinkedHashMap<>();
      all.required("settings")
          .properties()
          .forEach(e -> settings.put(e.getKey(), e.getValue().asText()));
      return new RunConfig(
          Zoo.find(all.required("model").asText()).choose(settings),
          all.required("seed").asLong(),
          all.path("data").path(GIVEN).asText(null));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      String why =
          e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
      throw new UserException(folder.config() + ": damaged: " + why, e);
    } catch (IOException e) {
      throw new UserException(folder.config() + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
