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
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

  void write(RunFolder folder, Gan gan, Dataset data, Plan plan, RunHistory history)
      throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("model", choice.name());
    all.put("settings", choice.settings());
    all.put("parameters", parameters(gan));
    all.put("plan", length(plan));
    all.put("seed", seed);
    all.put("data", about(data));
    all.put("environment", environment());
    all.put("command", history.command());
    all.put("directory", history.directory());
    all.put("started", history.started());
    if (!history.resumed().isEmpty()) {
      all.put("resumed", history.resumed());
    }
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
    JsonNode all = tree(folder);
    try {
      Map<String, String> settings = new LinkedHashMap<>();
      all.required("settings")
          .properties()
          .forEach(e -> settings.put(e.getKey(), e.getValue().asText()));
      return new RunConfig(
          Zoo.find(all.required("model").asText()).choose(settings),
          all.required("seed").asLong(),
          all.path("data").path(GIVEN).asText(null));
    } catch (IllegalArgumentException e) {
      throw damaged(folder, e.getMessage(), e);
    }
  }

  /** What the file of a run says. */
  static JsonNode tree(RunFolder folder) {
    Path file = RunFolder.existing(folder.path()).config();
    try {
      return Json.MAPPER.readTree(file.toFile());
    } catch (JsonProcessingException e) {
      throw damaged(folder, e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UserException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static UserException damaged(RunFolder folder, @Nullable String why, Exception cause) {
    return new UserException(folder.config() + ": damaged: " + why, cause);
  }

  /**
   * Fails if this is another model than that of a run, or has other settings.
   *
   * @throws UserException with every difference
   */
  void requireSame(RunConfig before, RunFolder folder) {
    Map<String, String> then = before.choice.settings();
    Map<String, String> now = choice.settings();
    Set<String> names = new LinkedHashSet<>(then.keySet());
    names.addAll(now.keySet());
    List<String> changes = names.stream()
        .filter(name -> !Objects.equals(then.get(name), now.get(name)))
        .map(name -> name + " was " + then.get(name) + " and is " + now.get(name))
        .toList();
    if (!changes.isEmpty()) {
      throw new UserException(folder + " was trained with other settings: "
          + String.join("; ", changes)
          + ". Leave them as they were, or give --allow-changes.");
    }
  }
}
