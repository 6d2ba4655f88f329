package io.github.gan4j.models.health;

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

  private final List<Finding> all = new ArrayList<>();
  private final Map<Sign.Key, Integer> seen = new HashMap<>();
  private final Map<Sign.Key, Integer> gone = new HashMap<>();
  private final Set<Sign.Key> said = new HashSet<>();

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
