package io.github.gan4j.models.gan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The numbers that the latest step gave, by name: {@code d_loss}, {@code g_loss}, {@code d_real}, ... */
public final class Metrics {

  private final Map<String, Float> values = new LinkedHashMap<>();
  private final Set<String> measured = new LinkedHashSet<>();
  private final Map<String, Float> view = Collections.unmodifiableMap(values);

  /** Sets a number; a later one of the same name replaces it. */
  public void put(String name, float value) {
    values.put(name, value);
  }

  /** Sets a number that was measured at this step and is gone at the next, which measures no other. */
  public void measure(String name, float value) {
    put(name, value);
    measured.add(name);
  }

  /** Whether there are numbers that were measured at this step alone. */
  public boolean hasMeasured() {
    return !measured.isEmpty();
  }

  /** Takes away what was measured at the step before. */
  void beginStep() {
    values.keySet().removeAll(measured);
    measured.clear();
  }

  /** The number, or NaN if there is none of that name. */
  public float get(String name) {
    return values.getOrDefault(name, Float.NaN);
  }

  /** All numbers, in the order first set: a view that later steps change. */
  public Map<String, Float> values() {
    return view;
  }
}
