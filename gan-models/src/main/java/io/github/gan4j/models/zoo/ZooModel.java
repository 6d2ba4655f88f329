package io.github.gan4j.models.zoo;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Plan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A ready-made GAN, by name.
 *
 * @param summary one line on what it is
 * @param source the paper or code it follows
 * @param presets settings and plans by name; the first, {@code quick}, is what one gets unasked, and
 *     {@code paper} is the source's
 * @param format what samples it makes with some settings
 */
public record ZooModel<C extends Record>(
    String name,
    String summary,
    String source,
    Map<String, Preset<C>> presets,
    Function<C, SampleFormat> format,
    BiFunction<C, Rng, Gan> factory) {

  /** The setting that names the preset all others start from. */
  private static final String PRESET = "preset";

  private static final String QUICK = "quick";
  private static final String PAPER = "paper";

  /** Settings, and how long and in what batches the model is trained if nothing else is said. */
  public record Preset<C extends Record>(C config, Plan plan) {}

  /** A model whose two presets differ. */
  static <C extends Record> Map<String, Preset<C>> presets(
      C quick, Plan quickPlan, C paper, Plan paperPlan) {
    Map<String, Preset<C>> presets = new LinkedHashMap<>();
    presets.put(QUICK, new Preset<>(quick, quickPlan));
    presets.put(PAPER, new Preset<>(paper, paperPlan));
    return presets;
  }

  /**
   * The model with some settings replaced.
   *
   * @param changes settings by name; {@code preset} first says which the others start from
   * @throws IllegalArgumentException if a setting is unknown or its value does not fit
   */
  public ZooChoice choose(Map<String, String> changes) {
    Map<String, String> others = new LinkedHashMap<>(changes);
    String wanted = others.remove(PRESET);
    String base = wanted == null ? QUICK : wanted;
    Preset<C> preset = presets.get(base);
    if (preset == null) {
      throw new IllegalArgumentException("setting preset: expected one of %s, got '%s'."
          .formatted(String.join(", ", presets.keySet()), base));
    }
    C config = Settings.apply(preset.config(), others);
    Map<String, String> all = new LinkedHashMap<>();
    all.put(PRESET, base);
    all.putAll(Settings.texts(config));
    return new ZooChoice(
        this, all, format.apply(config), preset.plan(), rng -> factory.apply(config, rng));
  }
}
