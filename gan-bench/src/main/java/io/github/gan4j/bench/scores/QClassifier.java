package io.github.gan4j.bench.scores;

import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.feature.Classifier;
import io.github.gan4j.models.gan.CodedLatent;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.net.Discriminator;
import java.util.Objects;

/**
 * The Q of an InfoGAN as a classifier: the category that it takes an image to be made from. It reads
 * values as the GAN makes them. Q is a net of that name, or the second head of the discriminator.
 */
final class QClassifier implements Classifier {

  private final Gan gan;
  private final int categories;
  private final int[] sampleShape;

  /**
   * Reads images such as those given.
   *
   * @throws IllegalArgumentException if the GAN has no codes
   */
  QClassifier(Gan gan, Dataset images) {
    if (!(gan.latent() instanceof CodedLatent latent)) {
      throw new IllegalArgumentException(
          "'%s' has no codes. Give runs of InfoGANs.".formatted(gan.name()));
    }
    this.gan = gan;
    categories = latent.categories();
    sampleShape = images.sampleShape();
  }

  @Override
  public String name() {
    return "q";
  }

  @Override
  public int[] sampleShape() {
    return sampleShape.clone();
  }

  @Override
  public int dimension() {
    return categories;
  }

  @Override
  public Tensor features(Tensor x) {
    return logits(x);
  }

  @Override
  public int classes() {
    return categories;
  }

  @Override
  public Tensor logits(Tensor x) {
    return guesses(x).slice(1, 0, categories);
  }

  /** Logits of the categories, then means of the continuous codes. */
  private Tensor guesses(Tensor x) {
    for (var net : gan.nets()) {
      if (net.name().equals("q")) {
        return ((Discriminator) net).scores(x, Condition.none(), Pass.evaluation());
      }
    }
    Discriminator discriminator = Objects.requireNonNull(gan.discriminator());
    return discriminator.judge(x, Condition.none(), Pass.evaluation()).required();
  }
}
