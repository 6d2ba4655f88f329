package io.github.gan4j.models.gan;

import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.Memory;
import io.github.gan4j.models.checkpoint.SavedState;
import java.util.ArrayList;
import java.util.List;

/** How the training that is to go on differs from the one that was saved. How long it is to be may differ. */
final class Changes {

  private static final List<String> NAMES = List.of(
      "gan",
      "plan.batch",
      "plan.seed",
      "data.samples",
      "data.shape",
      "data.classes",
      "data.checksum");

  private Changes() {}

  /** By what a training is known again. */
  static Memory identity(Gan gan, Plan plan, Memory data) {
    return new Memory()
        .put("gan", gan.name())
        .put("plan", new Memory().put("batch", plan.batch()).put("seed", plan.seed()))
        .put("data", data);
  }

  /** Each as a sentence: {@code plan.batch was 64 and is 32}. */
  static List<String> between(SavedState saved, Gan gan, Plan plan, Memory data)
      throws CheckpointException {
    Memory before = saved.memory(SavedState.TRAINING);
    Memory now = identity(gan, plan, data);
    List<String> changes = new ArrayList<>();
    for (String name : NAMES) {
      if (!before.text(name).equals(now.text(name))) {
        changes.add(name + " was " + before.text(name) + " and is " + now.text(name));
      }
    }
    return changes;
  }
}
