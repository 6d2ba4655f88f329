package io.github.gan4j.models.net;

import io.github.gan4j.core.param.Buffer;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Generated samples of earlier steps, some of which a discriminator is shown again in place of new
 * ones, so that it does not forget what a generator used to do (Shrivastava et al., "Learning from
 * simulated and unsupervised images through adversarial training", 2017, section 2.3; Pfau and
 * Vinyals, "Connecting generative adversarial networks and actor-critic methods", 2016). The rule for
 * each sample is that of the image pool of CycleGAN (Zhu et al., 2017, section 4):
 *
 * <pre>{@code
 * as long as the pool has room   keep the new sample, show it
 * then, with probability share   show an old sample, drawn at random, and keep the new one in its place
 * else                           show the new sample
 * }</pre>
 *
 * Where samples have classes, an old one takes the place of a new one of its class.
 *
 * <p>The pool is buffers of the net that it is given, so that checkpoints and snapshots hold it: {@code
 * samples} [capacity, ...], {@code labels} [capacity] and {@code held} [1].
 */
public final class Replay {

  private final Buffer samples;
  private final Buffer labels;
  private final Buffer held;
  private final int[] sampleShape;
  private final int capacity;
  private final float share;

  /**
   * Makes an empty pool.
   *
   * @param p where its buffers are, for example {@code discriminator.params().at("replay")}
   * @param capacity samples it has room for; CycleGAN takes 50
   * @param share the probability that a full pool shows an old sample; the papers take one half
   * @param sampleShape of one sample: [H,W,C] for images, [size] for vectors
   */
  public Replay(Params p, int capacity, float share, int... sampleShape) {
    if (capacity < 1 || !(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "Replay: needs room for at least 1 sample and a share of 0 to 1, got %d and %s."
              .formatted(capacity, share));
    }
    this.capacity = capacity;
    this.share = share;
    this.sampleShape = sampleShape.clone();
    int[] all =
        IntStream.concat(IntStream.of(capacity), IntStream.of(sampleShape)).toArray();
    samples = p.buffer("samples", Initializers.zeros(), all);
    labels = p.buffer("labels", Initializers.zeros(), capacity);
    held = p.buffer("held", Initializers.zeros(), 1);
  }

  /**
   * What to show a discriminator: new samples, some of them exchanged for old ones, outside the
   * generator's graph.
   *
   * @param y the classes of the new samples, and then of the result; {@link Condition#none()} without
   */
  public Tensor mix(Tensor fresh, Condition y, Rng rng) {
    requireFits(fresh);
    Tensor shown = Tensor.zeros(fresh.shape());
    System.arraycopy(fresh.data(), fresh.offset(), shown.data(), shown.offset(), fresh.size());
    for (int i = 0; i < fresh.size(0); i++) {
      int label = y.classes() == 0 ? 0 : y.labels()[i];
      int count = (int) held.data()[held.offset()];
      if (count < capacity) {
        keep(fresh, i, label, count);
        held.data()[held.offset()] = count + 1;
      } else if (rng.uniform() < share) {
        exchange(fresh, i, label, shown, rng);
      }
    }
    return shown;
  }

  private void exchange(Tensor fresh, int i, int label, Tensor shown, Rng rng) {
    int[] alike = IntStream.range(0, capacity)
        .filter(slot -> labels.data()[labels.offset() + slot] == label)
        .toArray();
    if (alike.length == 0) {
      keep(fresh, i, label, rng.below(capacity));
      return;
    }
    int slot = alike[rng.below(alike.length)];
    int size = size();
    int to = shown.offset() + i * size;
    System.arraycopy(samples.data(), samples.offset() + slot * size, shown.data(), to, size);
    keep(fresh, i, label, slot);
  }

  private void keep(Tensor fresh, int i, int label, int slot) {
    int size = size();
    int from = fresh.offset() + i * size;
    System.arraycopy(fresh.data(), from, samples.data(), samples.offset() + slot * size, size);
    labels.data()[labels.offset() + slot] = label;
  }

  private int size() {
    return samples.size() / capacity;
  }

  private void requireFits(Tensor fresh) {
    int[] shape = fresh.shape();
    if (!Arrays.equals(Arrays.copyOfRange(shape, 1, shape.length), sampleShape)) {
      throw new ShapeException("Replay: the pool is for samples %s, got a batch %s."
          .formatted(Shapes.format(sampleShape), Shapes.format(shape)));
    }
  }
}
