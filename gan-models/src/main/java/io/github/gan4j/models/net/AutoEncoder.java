package io.github.gan4j.models.net;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.tensor.Arithmetic;
import io.github.gan4j.core.tensor.Tensor;

/**
 * Copies samples through a narrow code, and scores each by how well that works (Zhao et al.,
 * "Energy-based generative adversarial network", 2017; BEGAN).
 *
 * <pre>{@code scores(x) = -mean |x - decode(encode(x))|}</pre>
 *
 * <b>Shapes</b> x [N, ...], result [N,1].
 *
 * @param decoder its result is shaped as the encoder's input
 */
public record AutoEncoder(Layer encoder, Layer decoder) implements Layer {

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    Tensor copy = decoder.forward(encoder.forward(x, pass), pass);
    return Arithmetic.abs(x.sub(copy)).reshape(x.size(0), -1).mean(1).neg().reshape(-1, 1);
  }
}
