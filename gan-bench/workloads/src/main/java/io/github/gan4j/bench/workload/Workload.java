package io.github.gan4j.bench.workload;

import java.util.List;

/**
 * A training step to compare: both nets, the batch, and the rule. Updates are Adam's with rate 2e-4 and betas 0.5 and
 * 0.999. A GAN's step runs the generator once; the discriminator is updated on a real and on that generated batch, in
 * separate passes, and then the generator through the updated discriminator.
 *
 * @param latent numbers of one latent
 * @param sample the shape of one sample: [features] or [H,W,C]
 */
public record Workload(
    String name,
    int batch,
    int latent,
    int[] sample,
    List<Piece> generator,
    List<Piece> discriminator,
    Rule rule) {

  public static final float LEARNING_RATE = 2e-4f;
  public static final float BETA1 = 0.5f;
  public static final float BETA2 = 0.999f;

  /** The factor of a critic's gradient penalty. */
  public static final float LAMBDA = 10;

  /** What a step minimises. */
  public enum Rule {
    /** Binary cross entropy of logits, the generator's without saturation. */
    NON_SATURATING,
    /** The hinge loss. */
    HINGE,
    /**
     * One step of a WGAN-GP critic and none of the generator: the mean score of generated samples less that of real ones,
     * plus {@link #LAMBDA} times the mean of {@code (|gradient| - 1)^2} at points between the two.
     */
    CRITIC
  }

  public Workload {
    generator = List.copyOf(generator);
    discriminator = List.copyOf(discriminator);
  }

  /** The shape of a batch of samples. */
  public int[] batchShape() {
    int[] shape = new int[sample.length + 1];
    shape[0] = batch;
    System.arraycopy(sample, 0, shape, 1, sample.length);
    return shape;
  }

  public boolean isImage() {
    return sample.length == 3;
  }
}
