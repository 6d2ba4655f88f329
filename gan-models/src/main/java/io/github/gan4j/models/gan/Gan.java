package io.github.gan4j.models.gan;

import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.net.Discriminator;
import io.github.gan4j.models.net.Generator;
import io.github.gan4j.models.net.Trainable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A generative adversarial network: its generator, where the latents come from, and the phases of
 * one training step. {@link #builder} makes the usual two phases; other rhythms give their own list.
 *
 * @param classes what the generator can be asked for; 0 if it takes no condition
 * @param ema a running average of the generator to sample from, or null
 * @param preparation sets what depends on the data, such as a first bias; runs once, before the first step
 */
public record Gan(
    String name,
    Generator generator,
    Latent latent,
    int classes,
    List<Phase> phases,
    @Nullable Ema ema,
    Consumer<Dataset> preparation) {

  /** A GAN without classes, average or preparation. */
  public Gan(String name, Generator generator, Latent latent, List<Phase> phases) {
    this(name, generator, latent, 0, phases, null, data -> {});
  }

  public Gan {
    phases = List.copyOf(phases);
    if (phases.isEmpty()) {
      throw new IllegalArgumentException("Gan: '" + name + "' needs at least one phase.");
    }
    if (!phases.get(0).draws()) {
      throw new IllegalArgumentException(
          "Gan: the first phase of '" + name + "' must draw samples; none come before it.");
    }
  }

  /** Starts a GAN of one generator and one discriminator. */
  public static GanBuilder builder(String name) {
    return new GanBuilder(name);
  }

  /** Every net that a phase trains, in order, once. */
  public Set<Trainable> nets() {
    Set<Trainable> nets = new LinkedHashSet<>();
    phases.forEach(phase -> nets.addAll(phase.nets()));
    return nets;
  }

  /** What the first phase trains, if it scores samples; null otherwise. */
  public @Nullable Discriminator discriminator() {
    return phases.get(0).nets().get(0) instanceof Discriminator d ? d : null;
  }

  /** The generator to sample from: the average if one is kept. */
  public Generator sampler() {
    return ema == null ? generator : ema.average();
  }

  /**
   * New samples from the sampler, in evaluation mode; every class in turn. Any number of threads may
   * sample at once, but not while another trains this GAN: let a listener take {@code
   * sampler().copy()} between two steps, and sample from that.
   */
  public Tensor sample(int count, Rng rng) {
    return sample(latent.sample(count, rng));
  }

  /** The sampler's samples for given latents, in evaluation mode; every class in turn. */
  public Tensor sample(Tensor z) {
    return sample(z, Condition.cycle(z.size(0), classes));
  }

  /** The sampler's samples for given latents and classes, in evaluation mode. */
  public Tensor sample(Tensor z, Condition y) {
    return Autograd.noGrad(() -> sampler().generate(z, y, Pass.evaluation()));
  }
}
