package io.github.gan4j.models.gan;

import io.github.gan4j.core.optim.Optimizer;
import io.github.gan4j.core.optim.ReduceOnPlateau;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.loss.GanLoss;
import io.github.gan4j.models.net.Augmentation;
import io.github.gan4j.models.net.Discriminator;
import io.github.gan4j.models.net.Generator;
import io.github.gan4j.models.net.Replay;
import io.github.gan4j.models.penalty.Penalty;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Puts together a {@link Gan} of one generator and one discriminator that take turns: the
 * discriminator on a real and a generated batch, then the generator on the same generated batch.
 */
public final class GanBuilder {

  private final String name;
  private @Nullable Generator generator;
  private @Nullable Discriminator discriminator;
  private @Nullable Latent latent;
  private @Nullable GanLoss loss;
  private final List<Penalty> penalties = new ArrayList<>();
  private final List<Augmentation> augmentations = new ArrayList<>();
  private final List<AuxiliaryLoss> terms = new ArrayList<>();
  private @Nullable Replay replay;
  private @Nullable Optimizer generatorOptimizer;
  private @Nullable Optimizer discriminatorOptimizer;
  private @Nullable ReduceOnPlateau plateau;
  private LongToIntFunction discriminatorSteps = step -> 1;
  private final List<Phase> later = new ArrayList<>();
  private int classes;
  private Consumer<Dataset> preparation = data -> {};
  private boolean isFakeShared = true;
  private int generatorBatch;
  private boolean isSimultaneous;
  private float emaDecay;

  GanBuilder(String name) {
    this.name = name;
  }

  public GanBuilder generator(Generator generator) {
    this.generator = generator;
    return this;
  }

  public GanBuilder discriminator(Discriminator discriminator) {
    this.discriminator = discriminator;
    return this;
  }

  public GanBuilder latent(Latent latent) {
    this.latent = latent;
    return this;
  }

  public GanBuilder loss(GanLoss loss) {
    this.loss = loss;
    return this;
  }

  /** Adds a penalty to the discriminator's loss; there may be several. */
  public GanBuilder penalty(Penalty penalty) {
    penalties.add(penalty);
    return this;
  }

  /** Changes every sample that the discriminator is trained on; several are made one after the other. */
  public GanBuilder augmentation(Augmentation augmentation) {
    augmentations.add(augmentation);
    return this;
  }

  /** Adds a term on what the discriminator says besides its scores; there may be several. */
  public GanBuilder auxiliaryLoss(AuxiliaryLoss term) {
    terms.add(term);
    return this;
  }

  /**
   * Shows the discriminator some generated samples of earlier steps again. Penalties, and terms on what
   * samples were made from, still have the new ones.
   */
  public GanBuilder replay(Replay replay) {
    this.replay = replay;
    return this;
  }

  /**
   * Asks the generator for samples of so many classes, and tells the discriminator which; the data
   * must have as many.
   */
  public GanBuilder classes(int classes) {
    this.classes = classes;
    return this;
  }

  /** Sets what depends on the data, such as a first bias; runs once, before the first step. */
  public GanBuilder preparation(Consumer<Dataset> preparation) {
    this.preparation = preparation;
    return this;
  }

  /** The same settings for both nets; each keeps a state of its own. */
  public GanBuilder optimizer(Optimizer optimizer) {
    return generatorOptimizer(optimizer).discriminatorOptimizer(optimizer);
  }

  public GanBuilder generatorOptimizer(Optimizer optimizer) {
    generatorOptimizer = optimizer;
    return this;
  }

  public GanBuilder discriminatorOptimizer(Optimizer optimizer) {
    discriminatorOptimizer = optimizer;
    return this;
  }

  /** Lowers each net's learning rate when its loss, averaged over an epoch, stops falling. */
  public GanBuilder plateau(ReduceOnPlateau plateau) {
    this.plateau = plateau;
    return this;
  }

  /** Updates of the discriminator per update of the generator, each on new samples. */
  public GanBuilder discriminatorSteps(int times) {
    return discriminatorSteps(step -> times);
  }

  /** Updates of the discriminator by steps completed, for a critic that warms up. */
  public GanBuilder discriminatorSteps(LongToIntFunction times) {
    discriminatorSteps = times;
    return this;
  }

  /** Draws new latents for the generator's update, at the price of one more forward pass. */
  public GanBuilder freshFakes() {
    isFakeShared = false;
    return this;
  }

  /** Draws so many new latents for the generator's update, and no real samples. */
  public GanBuilder generatorBatch(int samples) {
    generatorBatch = samples;
    return freshFakes();
  }

  /**
   * Differentiates both losses on the same samples and at the same parameters, and then updates both
   * nets, as the original GAN did. Updates of the discriminator per step are then updates of both.
   */
  public GanBuilder simultaneous() {
    isSimultaneous = true;
    return this;
  }

  /** Adds a phase after the two usual ones, for a third net. */
  public GanBuilder then(Phase phase) {
    later.add(phase);
    return this;
  }

  /** Samples come from an average of the generator that forgets by {@code decay} per step. */
  public GanBuilder ema(float decay) {
    emaDecay = decay;
    return this;
  }

  /**
   * The GAN.
   *
   * @throws IllegalStateException naming the part that was not given, or that does not go with another
   */
  public Gan build() {
    Generator g = require("generator", generator);
    Discriminator d = require("discriminator", discriminator);
    Latent z = require("latent", latent);
    if (isSimultaneous && replay != null) {
      throw new IllegalStateException(
          "Gan: '" + name
              + "' shows its discriminator old samples, and simultaneous updates are on the same samples. Leave one out.");
    }
    UsualLosses losses = new UsualLosses(
        d, require("loss", loss), penalties, augmentations, terms, replay, isSimultaneous);
    Phase first = Phase.of(
            "d", d, require("optimizer", discriminatorOptimizer), losses::discriminatorLoss)
        .repeats(discriminatorSteps)
        .plateau(plateau);
    Phase second = Phase.of("g", g, require("optimizer", generatorOptimizer), losses::generatorLoss)
        .plateau(plateau)
        .group(isSimultaneous ? first.group() : "g")
        .batch(generatorBatch);
    List<Phase> phases = new ArrayList<>(List.of(first, isFakeShared ? second.sharing() : second));
    phases.addAll(later);
    Ema ema = emaDecay == 0 ? null : new Ema(g, emaDecay);
    return new Gan(name, g, z, classes, phases, ema, preparation);
  }

  private <T> T require(String part, @Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("Gan: '" + name + "' has no " + part + ". Give it one.");
    }
    return value;
  }
}
