package io.github.gan4j.models.net;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.tensor.Arithmetic;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.function.Function;

/**
 * A discriminator that copies samples through a narrow code, and scores each by how well that works
 * (Zhao et al., "Energy-based generative adversarial network", 2017; BEGAN).
 *
 * <pre>{@code scores(x) = -mean |x - decode(encode(x))|}</pre>
 */
public final class AutoEncoder implements Discriminator {

  private final String name;
  private final Params params;
  private final Layer encoder;
  private final Layer decoder;

  private AutoEncoder(String name, Params params, Layer encoder, Layer decoder) {
    this.name = name;
    this.params = params;
    this.encoder = encoder;
    this.decoder = decoder;
  }

  /** Makes one; the decoder's result must be shaped as the encoder's input. */
  public static AutoEncoder of(
      String name, Rng rng, Function<Params, Layer> encoder, Function<Params, Layer> decoder) {
    Params params = new Params(rng);
    return new AutoEncoder(name, params, encoder.apply(params), decoder.apply(params));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Params params() {
    return params;
  }

  @Override
  public Tensor scores(Tensor x, Condition y, Pass pass) {
    try {
      Tensor copy = decoder.forward(encoder.forward(x, pass), pass);
      return Arithmetic.abs(x.sub(copy)).reshape(x.size(0), -1).mean(1).neg().reshape(-1, 1);
    } catch (ShapeException e) {
      throw e.at(name);
    }
  }
}
