package io.github.gan4j.models.metric;

import io.github.gan4j.models.feature.Classes;
import io.github.gan4j.models.feature.Features;
import java.util.List;

/**
 * The share of conditional samples in which a classifier sees the class that was asked for.
 *
 * <p>Source: Odena et al., "Conditional image synthesis with auxiliary classifier GANs", 2017, section
 * 4.1.
 */
public record ClassAccuracy() implements Metric {

  @Override
  public List<Score> scores(Comparison sides) {
    Features logits = sides.fake().requireLogits("ClassAccuracy");
    double accuracy = of(logits, sides.fake().requireLabels("ClassAccuracy"));
    return List.of(Score.of("class_accuracy", Direction.HIGHER, logits, accuracy));
  }

  /**
   * The share of samples whose greatest logit is that of their label.
   *
   * @throws IllegalArgumentException if there is not one label a sample, or a label is no class
   */
  public double of(Features logits, int[] labels) {
    if (labels.length != logits.count()) {
      throw new IllegalArgumentException(
          "ClassAccuracy: %d labels for %d samples. Give one for each."
              .formatted(labels.length, logits.count()));
    }
    int[] classes = Classes.of(logits);
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= logits.dimension()) {
        throw new IllegalArgumentException(
            "ClassAccuracy: label %d of sample %d is outside 0..%d of '%s'."
                .formatted(labels[i], i, logits.dimension() - 1, logits.extractor()));
      }
      right += classes[i] == labels[i] ? 1 : 0;
    }
    return right / (double) labels.length;
  }
}
