package io.github.gan4j.models.net;

import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.tensor.Tensor;

/**
 * A discriminator that judges packs of samples, so that it sees when a generator makes too few kinds
 * (Lin et al., "PacGAN: the power of two samples in generative adversarial networks", 2018). Each
 * {@code size} neighbours of a batch are one pack with one score, joined on the last axis.
 *
 * <p><b>Shapes</b> images [N,H,W,C] reach the inner net as [N/size,H,W,size C], vectors [N,D] as
 * [N/size,size D]; the inner net is made for that.
 *
 * @param inner scores packs
 * @param size samples in a pack
 */
public record Packed(Discriminator inner, int size) implements Wrapped {

  public Packed {
    if (size < 1) {
      throw new IllegalArgumentException(
          "Packed: a pack must have at least 1 sample, got " + size + ".");
    }
  }

  @Override
  public Tensor scores(Tensor x, Condition y, Pass pass) {
    return inner.scores(size == 1 ? x : pack(x), y, pass);
  }

  private Tensor pack(Tensor x) {
    int samples = x.size(0);
    if (samples % size != 0) {
      throw new ShapeException(
          "Packed: %d samples %s do not divide into packs of %d. Choose a batch that does."
              .formatted(samples, Shapes.format(x.shape()), size));
    }
    int last = x.rank() - 1;
    int[] joined = x.shape();
    joined[0] /= size;
    joined[last] *= size;
    return x.reshape(joined[0], size, -1, x.size(last)).permute(0, 2, 1, 3).reshape(joined);
  }
}
