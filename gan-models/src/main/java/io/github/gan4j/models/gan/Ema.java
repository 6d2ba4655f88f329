package io.github.gan4j.models.gan;

import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.param.Buffer;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.models.net.Generator;
import java.util.List;

/**
 * An exponential moving average of a generator's parameters, which samples better than the
 * generator of any one step (Yazici et al., "The unusual effectiveness of averaging in GAN
 * training", 2019). Buffers, such as running statistics, are copied.
 *
 * <pre>{@code average = decay average + (1 - decay) parameters}</pre>
 */
public final class Ema {

  private final Generator source;
  private final Generator average;
  private final float decay;

  /** Starts from the generator's present numbers. */
  public Ema(Generator source, float decay) {
    if (!(decay >= 0 && decay < 1)) {
      throw new IllegalArgumentException(
          "Ema: decay must be at least 0 and below 1, got " + decay + ".");
    }
    this.source = source;
    this.decay = decay;
    average = source.copy();
  }

  /** The averaged generator, for sampling. */
  public Generator average() {
    return average;
  }

  /** Takes in the generator's present numbers. */
  public void update() {
    Params from = source.params();
    Params to = average.params();
    Backends.active().average(decay, from.data(), 0, to.data(), 0, from.count());
    List<Buffer> kept = from.buffers();
    List<Buffer> copies = to.buffers();
    for (int i = 0; i < kept.size(); i++) {
      copies.get(i).assign(kept.get(i).value());
    }
  }
}
