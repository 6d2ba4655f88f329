package io.github.gan4j.cli;

import io.github.gan4j.core.io.AtomicFile;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.gan.TrainingListener;
import io.github.gan4j.models.health.Finding;
import io.github.gan4j.models.health.Health;
import io.github.gan4j.models.health.Policy;
import io.github.gan4j.models.zoo.SampleFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Watches over a training as {@code --health} says. What it finds is in {@code health.json} and in the
 * summary.
 *
 * @param health null if nobody watches
 */
record HealthWatch(@Nullable Health health, String choice) {
  /**
   * Understands the option. A training on data that a classifier is shipped for is watched class by
   * class.
   *
   * @param data what {@code --data} said
   */
  static HealthWatch of(String choice, @Nullable String data, SampleFormat format) {
    if (choice.equals("off")) {
      return new HealthWatch(null, choice);
    }
    Health health = new Health(policy(choice));
    int[] shape = format.shape().stream().mapToInt(size -> size).toArray();
    ShippedClassifiers.of(data, shape)
        .ifPresent(classifier -> health.classifier(classifier, format.range()));
    return new HealthWatch(health, choice);
  }

  private static Policy policy(String choice) {
    return switch (choice) {
      case "log" -> Policy.LOG;
      case "stop" -> Policy.STOP;
      case "skip" -> Policy.SKIP;
      case "rollback" -> Policy.ROLL_BACK;
      default ->
        throw new UserException(
            "--health must be log, stop, skip, rollback or off, got '" + choice + "'.");
    };
  }

  /** To be called before those that pass notes on. */
  List<TrainingListener> listeners(Path file) {
    return health == null ? List.of() : List.of(health, new Report(health, choice, file));
  }

  /** What was found, for the end of a training; empty if nobody watched. */
  Optional<String> summary() {
    if (health == null) {
      return Optional.empty();
    }
    if (!health.findings().isEmpty()) {
      return Optional.of(health.findings().stream()
          .map(finding -> "step " + finding.step() + ", " + finding.text())
          .collect(Collectors.joining("\n            ")));
    }
    return Optional.of(
        health.looks() < 2
            ? "not known: the training was too short"
            : "healthy: nothing found in " + health.looks() + " looks");
  }

  /** Keeps the file up to date, so that a killed training leaves one. */
  private record Report(Health health, String choice, Path file) implements TrainingListener {

    @Override
    public void onStep(Training training) {
      long step = training.step();
      if (health.findings().stream().anyMatch(finding -> finding.step() == step)) {
        write();
      }
    }

    @Override
    public void onTrainingEnd(Training training) {
      write();
    }

    private void write() {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("policy", choice);
      all.put("looks", health.looks());
      all.put("healthy", health.findings().isEmpty() && health.looks() >= 2);
      all.put("findings", health.findings().stream().map(Report::map).toList());
      all.put("rolled_back_at", health.rollBacks());
      all.put("latest", finite(health.numbers()));
      byte[] bytes = Json.text(all).getBytes(StandardCharsets.UTF_8);
      try {
        AtomicFile.write(file, out -> out.write(bytes));
      } catch (IOException e) {
        throw new UncheckedIOException("health " + file + ": " + e.getMessage(), e);
      }
    }

    private static Map<String, Object> map(Finding finding) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("step", finding.step());
      map.put("symptom", finding.symptom().id());
      map.put("numbers", finite(finding.numbers()));
      map.put("text", finding.text());
      return map;
    }

    /** JSON knows no NaN. */
    private static Map<String, Double> finite(Map<String, Double> numbers) {
      Map<String, Double> finite = new TreeMap<>(numbers);
      finite.values().removeIf(value -> !Double.isFinite(value));
      return finite;
    }
  }
}
