package io.github.gan4j.models.gan;

import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.tensor.Arena;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Scope;
import io.github.gan4j.core.tensor.Shaping;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.net.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a generator makes, in evaluation mode: many samples, made some at a time in memory that is used
 * again.
 *
 * @param values of all samples, one after the other in row-major order
 * @param shape of one sample
 */
@SuppressWarnings("ArrayRecordComponent") // Samples are not compared.
public record Samples(float[] values, int[] shape) {

  /**
   * Samples for latents [N, size] and the classes that they are for.
   *
   * @throws IllegalArgumentException if their values do not fit an array
   */
  public static Samples of(Generator generator, Tensor z, Condition y, int atOnce) {
    int count = z.size(0);
    float[] values = {};
    int[] shape = {};
    Arena memory = new Arena();
    for (int from = 0; from < count; from += atOnce) {
      int to = Math.min(count, from + atOnce);
      try (Scope scope = Scope.open(memory)) {
        Tensor part = z.slice(0, from, to);
        Condition wanted = y.part(from, to);
        Tensor made = Autograd.noGrad(() -> generator.generate(part, wanted, Pass.evaluation()));
        int length = made.size() / made.size(0);
        if (from == 0) {
          shape = Arrays.copyOfRange(made.shape(), 1, made.rank());
          values = new float[room(count, length)];
        }
        System.arraycopy(made.data(), made.offset(), values, from * length, made.size());
      }
    }
    return new Samples(values, shape);
  }

  private static int room(int count, int length) {
    if ((long) count * length > Shapes.MAX_SIZE) {
      throw new IllegalArgumentException(
          "Samples: %d samples of %d values are more than an array can hold. Ask for fewer."
              .formatted(count, length));
    }
    return count * length;
  }

  /** Values of one sample. */
  public int length() {
    return Shapes.size(shape);
  }

  public int count() {
    return values.length / length();
  }

  /**
   * Latents [count, size]. Always so many are drawn at once, so that the first ones of a seed do not
   * depend on their number.
   */
  public static Tensor latents(Latent latent, int count, int atOnce, Rng rng) {
    List<Tensor> parts = new ArrayList<>();
    for (int from = 0; from < count; from += atOnce) {
      Tensor part = latent.sample(atOnce, rng.split());
      parts.add(part.slice(0, 0, Math.min(atOnce, count - from)));
    }
    return Shaping.concat(0, parts);
  }
}
