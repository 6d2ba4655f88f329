package io.github.gan4j.models.gan;

import io.github.gan4j.core.optim.Optimizer;
import io.github.gan4j.core.optim.ReduceOnPlateau;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.net.Trainable;
import java.util.List;
import java.util.function.LongToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One kind of update within a step: which nets it trains, on which loss, how often.
 *
 * <p>Neighbouring phases of one group are differentiated at the same parameters and then applied
 * together, as the original GAN's simultaneous updates are.
 *
 * @param name for logs: the loss is recorded as {@code name_loss}
 * @param nets the nets that are updated; others in the loss stay as they are
 * @param repeats runs per step, given the steps completed; a critic may warm up
 * @param interval runs only in every so many steps
 * @param draws whether each run draws new samples; otherwise it goes on with the latest ones
 * @param batch samples drawn, or 0 for the plan's batch size; with a size of its own a phase draws
 *     no real samples
 * @param plateau lowers the learning rate by the epoch's mean loss, or null
 */
public record Phase(
    String name,
    String group,
    List<Trainable> nets,
    Optimizer optimizer,
    LongToIntFunction repeats,
    int interval,
    boolean draws,
    int batch,
    @Nullable ReduceOnPlateau plateau,
    Loss loss) {

  /** What a phase minimises: one number. */
  @FunctionalInterface
  public interface Loss {
    Tensor of(StepContext context);
  }

  public Phase {
    nets = List.copyOf(nets);
    if (nets.isEmpty()) {
      throw new IllegalArgumentException("Phase: '" + name + "' must train at least one net.");
    }
    if (interval < 1 || batch < 0) {
      throw new IllegalArgumentException(
          "Phase: '%s' needs interval >= 1 and batch >= 0, got %d and %d."
              .formatted(name, interval, batch));
    }
  }

  /** A phase that runs once in every step, on new samples. */
  public static Phase of(String name, Trainable net, Optimizer optimizer, Loss loss) {
    return new Phase(name, name, List.of(net), optimizer, step -> 1, 1, true, 0, null, loss);
  }

  public Phase group(String group) {
    return new Phase(name, group, nets, optimizer, repeats, interval, draws, batch, plateau, loss);
  }

  public Phase nets(Trainable... nets) {
    return new Phase(
        name, group, List.of(nets), optimizer, repeats, interval, draws, batch, plateau, loss);
  }

  public Phase repeats(int times) {
    return repeats(step -> times);
  }

  public Phase repeats(LongToIntFunction repeats) {
    return new Phase(name, group, nets, optimizer, repeats, interval, draws, batch, plateau, loss);
  }

  public Phase interval(int interval) {
    return new Phase(name, group, nets, optimizer, repeats, interval, draws, batch, plateau, loss);
  }

  /** The same on the samples that the phase before it drew. */
  public Phase sharing() {
    return new Phase(name, group, nets, optimizer, repeats, interval, false, batch, plateau, loss);
  }

  public Phase batch(int batch) {
    return new Phase(name, group, nets, optimizer, repeats, interval, draws, batch, plateau, loss);
  }

  public Phase plateau(@Nullable ReduceOnPlateau plateau) {
    return new Phase(name, group, nets, optimizer, repeats, interval, draws, batch, plateau, loss);
  }
}
