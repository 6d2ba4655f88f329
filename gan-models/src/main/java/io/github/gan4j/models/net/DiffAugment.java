package io.github.gan4j.models.net;

import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.tensor.Indexing;
import io.github.gan4j.core.tensor.Reduce;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Shaping;
import io.github.gan4j.core.tensor.Tensor;
import java.util.function.IntUnaryOperator;

/**
 * Changes of images that a discriminator is trained on, real or generated, so that it does not learn
 * few images by heart (Zhao et al., "Differentiable augmentation for data-efficient GAN training",
 * 2020; numbers of github mit-han-lab/data-efficient-gans). All are affine in the image, so that
 * gradients of any order pass through. Each image gets its own draw.
 *
 * <p><b>Shapes</b> images [N,H,W,C] of values -1 to 1, of any number of channels; the result the same.
 */
public enum DiffAugment implements Augmentation {

  /**
   * Brightness, saturation and contrast. Images of one channel have no saturation.
   *
   * <pre>{@code
   * x + b,               b ~ U(-0.5, 0.5)
   * m + s (x - m),       s ~ U(0, 2),       m the mean of the pixel's channels
   * m + c (x - m),       c ~ U(0.5, 1.5),   m the mean of the image
   * }</pre>
   */
  COLOR {
    @Override
    Tensor change(Tensor x, Rng rng) {
      int n = x.size(0);
      Tensor bright = x.add(rng.uniform(-0.5f, 0.5f, n, 1, 1, 1));
      Tensor saturated = x.size(3) == 1
          ? bright
          : spread(bright, rng.uniform(0, 2, n, 1, 1, 1), n, x.size(1), x.size(2), 1);
      return spread(saturated, rng.uniform(0.5f, 1.5f, n, 1, 1, 1), n, 1, 1, 1);
    }
  },

  /** Moves the image by up to an eighth of each side, rounded; what comes in is 0. */
  TRANSLATION {
    @Override
    Tensor change(Tensor x, Rng rng) {
      int[] border = {0, 1, 1, 0};
      Tensor padded = Shaping.pad(x, border, border);
      int rows = x.size(1);
      int columns = x.size(2);
      int[] index = new int[x.size(0) * rows * columns];
      for (int i = 0, at = 0; i < x.size(0); i++) {
        IntUnaryOperator row = moved(rows, rng);
        IntUnaryOperator column = moved(columns, rng);
        for (int r = 0; r < rows; r++) {
          int start = (i * (rows + 2) + row.applyAsInt(r)) * (columns + 2);
          for (int c = 0; c < columns; c++) {
            index[at++] = start + column.applyAsInt(c);
          }
        }
      }
      return Indexing.gather(padded.reshape(-1, x.size(3)), index).reshape(x.shape());
    }
  },

  /** Zeroes a rectangle with half the image's sides, around any pixel; a part may lie outside. */
  CUTOUT {
    @Override
    Tensor change(Tensor x, Rng rng) {
      int n = x.size(0);
      Tensor rows = Tensor.zeros(n, x.size(1), 1, 1);
      Tensor columns = Tensor.zeros(n, 1, x.size(2), 1);
      for (int i = 0; i < n; i++) {
        mark(rows, i, x.size(1), rng);
        mark(columns, i, x.size(2), rng);
      }
      return x.mul(rows.mul(columns).mul(-1).add(1));
    }
  };

  private static final float SHIFT = 0.125f;
  private static final float HOLE = 0.5f;

  abstract Tensor change(Tensor x, Rng rng);

  @Override
  public Tensor of(Tensor x, long step, Rng rng) {
    Shapes.requireRank("DiffAugment", "samples", x.shape(), 4, "N,H,W,C");
    return change(x, rng);
  }

  /** {@code mean + factor (x - mean)}, the mean being that over the axes where the shape has 1. */
  private static Tensor spread(Tensor x, Tensor factor, int... shape) {
    Tensor mean = Reduce.sumTo(x, shape).mul((float) Shapes.size(shape) / x.size());
    return x.sub(mean).mul(factor).add(mean);
  }

  /** Where in the padded side the value of a place comes from, for one draw of a shift. */
  private static IntUnaryOperator moved(int side, Rng rng) {
    int most = Math.round(side * SHIFT);
    int shift = rng.below(2 * most + 1) - most;
    return place -> Math.min(Math.max(place + shift + 1, 0), side + 1);
  }

  /** Sets the hole's places of one image to 1 along one side. */
  private static void mark(Tensor side, int image, int length, Rng rng) {
    int size = Math.round(length * HOLE);
    int from = rng.below(length + 1 - size % 2) - size / 2;
    int start = side.offset() + image * length;
    for (int i = Math.max(0, from); i < Math.min(length, from + size); i++) {
      side.data()[start + i] = 1;
    }
  }
}
