package io.github.gan4j.models.health;

import java.util.Locale;

/** What can be wrong with a training. */
public enum Symptom {
  /** Samples show few of the classes that the data has. */
  CLASS_COLLAPSE(
      "mode collapse between classes",
      "A lower learning rate of the generator (a higher one if samples never were diverse), a discriminator that judges packs of samples, or another loss usually helps.",
      true),
  /** Samples of a class look alike. */
  WITHIN_CLASS_COLLAPSE(
      "mode collapse within a class",
      "A discriminator that judges packs of samples, instance noise, or a lower learning rate of the generator usually helps.",
      true),
  /** All samples look alike, or are a few shapes that repeat. */
  COLLAPSE(
      "mode collapse",
      "A lower learning rate of the generator (a higher one if samples never were diverse), a discriminator that judges packs of samples, or another loss usually helps.",
      true),
  /** Samples lie where the data has none. */
  OVERGENERALISATION(
      "overgeneralisation",
      "More steps of training, a stronger discriminator (more features, more of its steps), or a penalty on its gradient usually helps.",
      false),
  /** Samples do not come closer to the data. */
  NO_PROGRESS(
      "no progress",
      "A higher learning rate of the generator usually helps; if its gradients vanish, another loss or a weaker discriminator.",
      false),
  /** The discriminator is always right. */
  DISCRIMINATOR_WINS(
      "the discriminator wins",
      "A lower learning rate of the discriminator, smoothed labels, instance noise, or a penalty on its gradient usually helps.",
      true),
  /** The discriminator guesses. */
  GENERATOR_WINS(
      "the generator wins",
      "More steps or a higher learning rate of the discriminator, or a larger one, usually helps.",
      true),
  /** A net gets almost no gradient. */
  VANISHING_GRADIENTS(
      "vanishing gradients",
      "The non-saturating or the Wasserstein loss, leaky ReLUs, batch normalisation, or a weaker discriminator usually helps.",
      true),
  /** A net gets very large gradients. */
  EXPLODING_GRADIENTS(
      "exploding gradients",
      "A lower learning rate, gradients clipped by their norm, or spectral normalisation usually helps.",
      true),
  /** A number is NaN or infinite. */
  DIVERGED(
      "divergence",
      "A lower learning rate or gradients clipped by their norm usually helps; look for NaN in the data as well.",
      true),
  /** Samples are copies of training samples. */
  MEMORISATION(
      "memorisation",
      "More data or augmented data, a smaller generator, or an end of the training before this step usually helps.",
      false);

  private final String label;
  private final String help;
  private final boolean isLeftByGoingBack;

  Symptom(String label, String help, boolean isLeftByGoingBack) {
    this.label = label;
    this.help = help;
    this.isLeftByGoingBack = isLeftByGoingBack;
  }

  /** In a few words: {@code mode collapse within a class}. */
  public String label() {
    return label;
  }

  /** What usually helps, in a sentence. */
  public String help() {
    return help;
  }

  /** Whether a training that goes back to an earlier state may do better at the next attempt. */
  public boolean isLeftByGoingBack() {
    return isLeftByGoingBack;
  }

  /** As it stands in reports: {@code class-collapse}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
