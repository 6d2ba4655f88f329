package io.github.gan4j.models.health;

import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.Memory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Turns signs into findings: a sign that is seen at two looks in a row is a finding, said once until it
 * was gone for two looks.
 */
final class Findings {
  private static final int LOOKS = 2;
  private static final String LINE = "\n";
  private static final String COUNT = "count";
  private static final String SEEN = "seen";
  private static final String GONE = "gone";
  private static final String SAID = "said";
  private static final String FINDING = "finding-";

  private final List<Finding> all = new ArrayList<>();
  private final Map<Sign.Key, Integer> seen = new HashMap<>();
  private final Map<Sign.Key, Integer> gone = new HashMap<>();
  private final Set<Sign.Key> said = new HashSet<>();

  Memory remember() {
    Memory memory = new Memory()
        .put(COUNT, all.size())
        .put(SEEN, counts(seen))
        .put(GONE, counts(gone))
        .put(SAID, String.join(LINE, said.stream().map(Sign.Key::text).toList()));
    for (int i = 0; i < all.size(); i++) {
      memory.put(FINDING + i, all.get(i).remember());
    }
    return memory;
  }

  private static String counts(Map<Sign.Key, Integer> counts) {
    return String.join(
        LINE,
        counts.entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey().text())
            .toList());
  }

  void restore(Memory memory) throws CheckpointException {
    restore(memory.text(SEEN), seen);
    restore(memory.text(GONE), gone);
    memory.text(SAID).lines().map(Sign.Key::of).forEach(said::add);
    for (int i = 0; i < memory.count(COUNT); i++) {
      all.add(Finding.of(memory.memory(FINDING + i)));
    }
  }

  private static void restore(String text, Map<Sign.Key, Integer> counts) {
    text.lines().forEach(line -> {
      int space = line.indexOf(' ');
      counts.put(Sign.Key.of(line.substring(space + 1)), Integer.valueOf(line.substring(0, space)));
    });
  }

  /** Everything found so far: a view that grows. */
  List<Finding> all() {
    return Collections.unmodifiableList(all);
  }

  /** Takes the signs of a look and returns what is new. */
  List<Finding> look(long step, List<Sign> signs) {
    List<Finding> fresh = new ArrayList<>();
    Set<Sign.Key> present = new HashSet<>();
    for (Sign sign : signs) {
      present.add(sign.key());
      gone.remove(sign.key());
      if (seen.merge(sign.key(), 1, Integer::sum) >= LOOKS && said.add(sign.key())) {
        fresh.add(Finding.of(step, sign));
      }
    }
    seen.keySet().retainAll(present);
    for (Sign.Key key : List.copyOf(said)) {
      if (!present.contains(key) && gone.merge(key, 1, Integer::sum) >= LOOKS) {
        said.remove(key);
        gone.remove(key);
      }
    }
    all.addAll(fresh);
    return fresh;
  }

  /** Takes a sign that needs no second look. */
  Finding add(long step, Sign sign) {
    Finding finding = Finding.of(step, sign);
    all.add(finding);
    return finding;
  }

  /** Whether nothing is seen, not even at a first look, that a training should not go back to. */
  boolean isGood() {
    return Stream.concat(seen.keySet().stream(), said.stream())
        .noneMatch(key -> key.symptom().isLeftByGoingBack());
  }

  /** Forgets what is present, not what was found: for a training that has gone back. */
  void forgetPresent() {
    seen.clear();
    gone.clear();
    said.clear();
  }
}
