package io.github.gan4j.models.gan;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Shaping;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.net.Condition;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A latent with a part that is to mean something (Chen et al., "InfoGAN: interpretable representation
 * learning by information maximizing generative adversarial nets", 2016): noise, then one category,
 * one-hot and all equally likely, then continuous codes, each U(-1, 1).
 *
 * @param noise the distribution of the noise
 * @param categories how many the categorical code has
 * @param continuous how many continuous codes there are
 */
public record CodedLatent(Latent noise, int categories, int continuous) implements Latent {

  public CodedLatent {
    if (categories < 2 || continuous < 0) {
      throw new IllegalArgumentException(
          "CodedLatent: needs at least 2 categories and 0 continuous codes, got %d and %d."
              .formatted(categories, continuous));
    }
  }

  @Override
  public int size() {
    return noise.size() + categories + continuous;
  }

  @Override
  public Tensor sample(int count, Rng rng) {
    Rng order = rng.split();
    int[] drawn = IntStream.range(0, count).map(i -> order.below(categories)).toArray();
    return sample(new Condition(drawn, categories), rng);
  }

  /** Latents with the categories given. */
  public Tensor sample(Condition category, Rng rng) {
    int count = category.labels().length;
    Tensor z = Shaping.concat(1, noise.sample(count, rng.split()), category.oneHot());
    return continuous == 0
        ? z
        : Shaping.concat(1, z, rng.split().uniform(-1, 1, count, continuous));
  }

  /** The categories of latents, 0 to {@code categories - 1}. */
  public int[] category(Tensor z) {
    float[] values = z.data();
    int[] found = new int[z.size(0)];
    for (int i = 0; i < found.length; i++) {
      int at = z.offset() + i * size() + noise.size();
      found[i] = IntStream.range(0, categories)
          .filter(k -> values[at + k] == 1)
          .findFirst()
          .orElse(0);
    }
    return found;
  }

  /** The continuous codes of latents: [N, continuous]. */
  public Tensor continuous(Tensor z) {
    return z.slice(1, size() - continuous, size());
  }

  /** Latents with the category replaced. */
  public Tensor withCategory(Tensor z, int category) {
    int[] all = new int[z.size(0)];
    Arrays.fill(all, category);
    int at = noise.size();
    Tensor oneHot = new Condition(all, categories).oneHot();
    Tensor start = Shaping.concat(1, z.slice(1, 0, at), oneHot);
    return continuous == 0 ? start : Shaping.concat(1, start, continuous(z));
  }

  /** Latents with continuous code {@code index} replaced. */
  public Tensor withContinuous(Tensor z, int index, float value) {
    int at = size() - continuous + index;
    Tensor column = Tensor.full(value, z.size(0), 1);
    return at + 1 == size()
        ? Shaping.concat(1, z.slice(1, 0, at), column)
        : Shaping.concat(1, z.slice(1, 0, at), column, z.slice(1, at + 1, size()));
  }
}
