package io.github.gan4j.bench.scores;

import io.github.gan4j.models.data.Grid;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.data.Ring;
import io.github.gan4j.models.data.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** What there is to run. */
enum Experiment {
  /** GAN and PacGAN on a ring of 8 Gaussians. */
  RING,
  /** The same on a grid of 25. */
  GRID,
  /** DCGAN and PacDCGAN2 on three stacked digits. */
  STACKED_MNIST,
  /** The log-likelihood of digits. */
  PARZEN,
  /** FID of real images against real ones. */
  NOISE_FLOOR,
  /** Losses and penalties on one pair of nets. */
  LOSSES,
  /** Learning rates on the same. */
  LEARNING_RATES,
  /** What is said of GANs. */
  CLAIMS,
  /** Small changes that are said to help. */
  HACKS;

  /**
   * How much of the recipes to do.
   *
   * @param epochs of training, or null for the recipe's
   * @param packings to compare, or none for the recipe's
   * @param features of the nets for Stacked MNIST
   */
  record Extent(@Nullable Double epochs, List<Integer> packings, int features) {

    Extent {
      packings = List.copyOf(packings);
    }

    /** What is left open is as in the recipe. */
    Extent orElse(double recipeEpochs, List<Integer> recipePackings) {
      return new Extent(
          epochs == null ? recipeEpochs : epochs,
          packings.isEmpty() ? recipePackings : packings,
          features);
    }

    /**
     * Steps of training, at least one.
     *
     * @throws IllegalStateException if the epochs were left open
     */
    long steps(int perEpoch) {
      if (epochs == null) {
        throw new IllegalStateException(
            "Extent: epochs were not given. Fill them in with orElse().");
      }
      return Math.max(1, Math.round(epochs * perEpoch));
    }
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads what the experiment needs.
   *
   * @return the trials by seed
   * @throws IllegalArgumentException if data are missing
   */
  LongFunction<List<Trial>> prepare(Inputs inputs, Extent extent) throws IOException {
    Extent toys = extent.orElse(Toys.EPOCHS, Toys.PACKINGS);
    return switch (this) {
      case RING -> seed -> Toys.trials("ring", Ring.of(Toys.POINTS, seed), toys, seed);
      case GRID -> seed -> Toys.trials("grid", Grid.of(Toys.POINTS, seed), toys, seed);
      case STACKED_MNIST -> {
        Stacked stacked = new Stacked(inputs.digits(), inputs.classifier("mnist"));
        Extent own = extent.orElse(Stacked.EPOCHS, Stacked.PACKINGS);
        yield seed -> stacked.trials(own, seed);
      }
      case PARZEN ->
        new Parzen(
                inputs.mnist(Split.TRAIN, PixelRange.UNIT),
                inputs.mnist(Split.TEST, PixelRange.UNIT))::trials;
      case NOISE_FLOOR -> noiseFloor(inputs);
      case LOSSES -> contest(Losses.contenders(), inputs, extent);
      case LEARNING_RATES -> contest(Losses.learningRates(), inputs, extent);
      case CLAIMS -> contest(Claims.contenders(), inputs, extent);
      case HACKS -> contest(Hacks.contenders(), inputs, extent);
    };
  }

  private LongFunction<List<Trial>> contest(
      List<Contender> contenders, Inputs inputs, Extent extent) throws IOException {
    Contest contest = new Contest(
        toString(),
        inputs::fashion,
        inputs.classifier("fashion-mnist"),
        extent.orElse(Contest.EPOCHS, List.of()).steps(Contest.STEPS_PER_EPOCH));
    return seed -> contest.trials(contenders, seed);
  }

  private static LongFunction<List<Trial>> noiseFloor(Inputs inputs) throws IOException {
    List<NoiseFloor> floors = new ArrayList<>();
    floors.add(new NoiseFloor(
        "Fashion-MNIST, test images",
        inputs.fashion(PixelRange.SYMMETRIC),
        inputs.classifier("fashion-mnist")));
    if (inputs.hasMnist()) {
      floors.add(new NoiseFloor(
          "MNIST, test images",
          inputs.mnist(Split.TEST, PixelRange.SYMMETRIC),
          inputs.classifier("mnist")));
    }
    return seed -> floors.stream().flatMap(floor -> floor.trials(seed).stream()).toList();
  }
}
