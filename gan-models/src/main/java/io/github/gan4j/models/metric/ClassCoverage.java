package io.github.gan4j.models.metric;

import io.github.gan4j.models.feature.Features;
import java.util.List;

/**
 * Whether the classes of generated samples are spread as those of real ones: the classes covered, the
 * entropy in nats, and the divergence {@code KL(fake || real)}, which is 0 for equal shares and grows
 * as classes collapse. See {@link ClassHistogram}.
 */
public record ClassCoverage() implements Metric {

  @Override
  public List<Score> scores(Comparison sides) {
    Features logits = sides.fake().requireLogits("ClassCoverage");
    Features realLogits = sides.real().requireLogits("ClassCoverage");
    realLogits.requireComparable("ClassCoverage", logits);
    ClassHistogram fake = ClassHistogram.ofLogits(logits);
    double divergence = fake.divergenceFrom(ClassHistogram.ofLogits(realLogits));
    return List.of(
        Score.of("classes", Direction.HIGHER, logits, fake.covered()),
        Score.of("class_entropy", Direction.NEITHER, logits, fake.entropy()),
        Score.of("class_kl", Direction.LOWER, logits, divergence));
  }
}
