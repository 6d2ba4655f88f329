package io.github.gan4j.models.health;

import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.Memory;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.feature.Classifier;
import io.github.gan4j.models.gan.DivergedException;
import io.github.gan4j.models.gan.Resumable;
import io.github.gan4j.models.gan.Snapshot;
import io.github.gan4j.models.gan.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Watches a training and says what is wrong with it, as notes of the training:
 *
 * <pre>{@code
 * Health health = new Health(Policy.LOG).classifier(lenet, PixelRange.UNIT);
 * new GanTrainer(plan).listen(health).listen(progress).fit(gan, data);
 * health.findings().forEach(finding -> logger.log(System.Logger.Level.WARNING, finding.text()));
 * }</pre>
 *
 * What the steps tell for nothing is averaged. Every 100 steps it also draws 256 samples, of the same
 * latents each time, and holds them against real ones; it says what it sees at two looks in a row,
 * once, until it was gone. What a look measured are metrics of its step: {@code health_diversity},
 * {@code health_classes} and others. Watching draws no random number of the training: its numbers are
 * the same with and without, unless it is rolled back.
 *
 * <p>Data of fewer than 100 samples is too little for shares of it; then only losses and gradients are
 * watched.
 *
 * @see Symptom
 */
public final class Health implements Resumable {
  private static final int EVERY = 100;
  private static final int SAMPLES = 256;

  /** After so many steps left out in a row a training is given up. */
  static final int SKIPS = 10;

  /** After so many attempts a training is given up. */
  static final int ROLL_BACKS = 3;

  private final Policy policy;
  private final Checks checks = Checks.defaults();
  private final Findings findings = new Findings();
  private final List<Look> history = new ArrayList<>();
  private final List<Long> rollBacks = new ArrayList<>();
  private @Nullable Classifier classifier;
  private int every = EVERY;
  private int samples = SAMPLES;
  private int looks;
  private Vitals vitals = new Vitals();
  private @Nullable Looker looker;
  private @Nullable BufferCopy buffers;
  private int skipped;
  private long lastSkip = -1;
  private @Nullable Snapshot good;
  private int goodLooks;
  private Map<String, Double> numbers = Map.of();

  public Health(Policy policy) {
    this.policy = policy;
  }

  /**
   * Looks at samples as a classifier sees them, class by class. Without one, whole samples are
   * compared, and classes are not known.
   *
   * @param range the values of black and white in the data
   */
  public Health classifier(Classifier classifier, PixelRange range) {
    this.classifier = new Ranged(classifier, range);
    return this;
  }

  /** Looks every so many steps at so many samples. */
  public Health looks(int every, int samples) {
    if (every < 1 || samples < Looker.LEAST_SAMPLES) {
      throw new IllegalArgumentException(
          "Health: needs a look every 1 step or more at %d samples or more, got %d and %d."
              .formatted(Looker.LEAST_SAMPLES, every, samples));
    }
    this.every = every;
    this.samples = samples;
    return this;
  }

  /** What was found, in order: a view that grows. */
  public List<Finding> findings() {
    return findings.all();
  }

  /** The steps at which the training went back, in order: a view that grows. */
  public List<Long> rollBacks() {
    return Collections.unmodifiableList(rollBacks);
  }

  /** How often the training was looked at; nothing is found before the second look. */
  public int looks() {
    return looks;
  }

  /** What the latest look measured, by name. */
  public Map<String, Double> numbers() {
    return numbers;
  }

  @Override
  public void onTrainingBegin(Training training) {
    requireShape(training.data());
    keepIfGood(training);
    if (policy == Policy.SKIP) {
      buffers = new BufferCopy(training.gan());
      buffers.take();
    }
  }

  private void requireShape(Dataset data) {
    Classifier own = classifier;
    if (own != null && !Arrays.equals(own.sampleShape(), data.sampleShape())) {
      throw new IllegalArgumentException(
          "Health: the data's samples are %s but the classifier '%s' reads %s. Give another, or none."
              .formatted(
                  Shapes.format(data.sampleShape()), own.name(), Shapes.format(own.sampleShape())));
    }
  }

  @Override
  public String key() {
    return "health";
  }

  @Override
  public Memory remember() {
    return new Memory()
        .put("looks", looks)
        .put("history", String.join("\n", history.stream().map(Look::row).toList()))
        .put("roll_backs", rollBacks.stream().mapToDouble(step -> step).toArray())
        .put("skipped", skipped)
        .put("vitals", vitals.remember())
        .put("findings", findings.remember());
  }

  @Override
  public void restore(Memory memory) throws CheckpointException {
    looks = (int) memory.count("looks");
    skipped = (int) memory.count("skipped");
    memory.text("history").lines().map(Look::of).forEach(history::add);
    for (double step : memory.numbers("roll_backs")) {
      rollBacks.add((long) step);
    }
    vitals.restore(memory.memory("vitals"));
    findings.restore(memory.memory("findings"));
    if (!history.isEmpty()) {
      numbers = history.get(history.size() - 1).numbers();
    }
  }

  @Override
  public void onStep(Training training) {
    BufferCopy copy = buffers;
    if (copy != null) {
      copy.take();
    }
    skipped = lastSkip == training.step() ? skipped : 0;
    vitals.add(training.metrics());
    if (training.step() % every == 0) {
      look(training);
    }
  }

  private void look(Training training) {
    looks++;
    List<Sign> signs = new ArrayList<>();
    if (training.data().size() >= Looker.LEAST_DATA) {
      signs.addAll(lookAtSamples(training));
    }
    signs.addAll(checks.of(vitals, history));
    List<Finding> fresh = findings.look(training.step(), signs);
    fresh.forEach(finding -> training.note("health", finding.text()));
    if (!fresh.isEmpty()) {
      act(training, fresh);
    } else {
      keepIfGood(training);
    }
  }

  private List<Sign> lookAtSamples(Training training) {
    Looker present = looker;
    if (present == null) {
      present = new Looker(training, classifier, samples);
      looker = present;
    }
    Look look = present.look(training.gan());
    if (look == null) {
      return List.of(new Sign(
          Symptom.DIVERGED,
          "a generated sample has a value that is NaN, infinite or above 1e12",
          Map.of()));
    }
    history.add(look);
    numbers = look.numbers();
    numbers.forEach((name, value) -> training.metrics().measure(name, value.floatValue()));
    return checks.of(history);
  }

  private void keepIfGood(Training training) {
    if (policy == Policy.ROLL_BACK && findings.isGood()) {
      good = Snapshot.of(training);
      goodLooks = history.size();
    }
  }

  private void act(Training training, List<Finding> fresh) {
    if (policy == Policy.STOP) {
      training.stop();
    } else if (policy == Policy.ROLL_BACK
        && fresh.stream().anyMatch(finding -> finding.symptom().isLeftByGoingBack())
        && !rollBack(training)) {
      training.stop();
    }
  }

  @Override
  public boolean onDiverged(Training training, DivergedException cause) {
    String saw = String.valueOf(cause.getMessage()).replaceFirst("\\.$", "");
    Sign sign = new Sign(Symptom.DIVERGED, saw, Map.of());
    training.note("health", findings.add(training.step(), sign).text());
    return switch (policy) {
      case ROLL_BACK -> rollBack(training);
      case SKIP -> skip(training);
      case LOG, STOP -> false;
    };
  }

  /** Leaves the step out, unless that was done too often in a row. */
  private boolean skip(Training training) {
    BufferCopy copy = buffers;
    if (copy == null || skipped == SKIPS) {
      training.note("health", "gives up: " + skipped + " steps in a row were left out");
      return false;
    }
    copy.putBack();
    skipped++;
    lastSkip = training.step() + 1;
    training.note("health", "leaves out the rest of step " + lastSkip);
    return true;
  }

  /** Goes back, unless that was tried often enough. */
  private boolean rollBack(Training training) {
    Snapshot state = good;
    if (state == null || rollBacks.size() >= ROLL_BACKS) {
      training.note("health", "gives up: going back " + rollBacks.size() + " times did not help");
      return false;
    }
    state.restore();
    rollBacks.add(training.step());
    findings.forgetPresent();
    vitals = new Vitals();
    history.subList(goodLooks, history.size()).clear();
    training.note("health", "goes back to the state of step " + state.step());
    return true;
  }
}
