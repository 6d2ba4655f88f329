package io.github.gan4j.models.gan;

import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.Memory;
import io.github.gan4j.models.checkpoint.SavedState;
import java.util.ArrayList;
import java.util.List;

/** How the training that is to go on differs from the one that was saved. How long it is to be may differ. */
final class Changes {

  private static final List<String> PLAN = List.of("batch", "seed");
  private static final List<String> DATA = List.of("samples", "shape", "classes", "checksum");

  private Changes() {}

  static Memory of(Plan plan) {
    return new Memory().put("batch", plan.batch()).put("seed", plan.seed());
  }

  /** Each as a sentence: {@code plan.batch was 64 and is 32}. */
  static List<String> between(SavedState saved, Gan gan, Plan plan, Memory data)
      throws CheckpointException {
    Memory before = saved.memory(SavedState.TRAINING);
    List<String> changes = new ArrayList<>();
    compare("gan", before, new Memory().put("gan", gan.name()), List.of("gan"), changes);
    compare("plan", before.memory("plan"), of(plan), PLAN, changes);
    compare("data", before.memory("data"), data, DATA, changes);
    return changes;
  }

  private static void compare(
      String what, Memory before, Memory now, List<String> names, List<String> changes)
      throws CheckpointException {
    for (String name : names) {
      if (!before.text(name).equals(now.text(name))) {
        String full = what.equals(name) ? name : what + "." + name;
        changes.add(full + " was " + before.text(name) + " and is " + now.text(name));
      }
    }
  }
}
