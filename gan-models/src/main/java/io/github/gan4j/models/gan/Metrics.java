package io.github.gan4j.models.gan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers that the latest step gave, by name: {@code d_loss}, {@code g_loss}, {@code d_real}, ... */
public final class Metrics {

  private final Map<String, Float> values = new LinkedHashMap<>();
  private final Map<String, Float> view = Collections.unmodifiableMap(values);

  /** Sets a number; a later one of the same name replaces it. */
  public void put(String name, float value) {
    values.put(name, value);
  }

  /** Takes a number away that later steps do not have. */
  public void remove(String name) {
    values.remove(name);
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
