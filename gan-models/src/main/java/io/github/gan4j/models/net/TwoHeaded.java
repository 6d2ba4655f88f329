package io.github.gan4j.models.net;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A discriminator whose trunk feeds two heads: one scores, the other tells more of a sample, such as
 * its class (AC-GAN) or the code it was made from (InfoGAN).
 *
 * <pre>{@code
 * TwoHeaded.of("discriminator", rng, p -> new Heads(trunk(p), new Linear(p.at("score"), 1024, 1), codes(p)))
 * }</pre>
 */
public final class TwoHeaded implements Discriminator {

  private final String name;
  private final Params params;
  private final Heads heads;

  /**
   * The parts of the net.
   *
   * @param trunk samples to features
   * @param score features to scores
   * @param second features to the rest; {@code (f, pass) -> f} hands out the features themselves
   */
  public record Heads(Layer trunk, Layer score, Layer second) {}

  private TwoHeaded(String name, Params params, Heads heads) {
    this.name = name;
    this.params = params;
    this.heads = heads;
  }

  public static TwoHeaded of(String name, Rng rng, Function<Params, Heads> architecture) {
    Params params = new Params(rng);
    return new TwoHeaded(name, params, architecture.apply(params));
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
    return located(() -> heads.score().forward(heads.trunk().forward(x, pass), pass));
  }

  @Override
  public Judgement judge(Tensor x, Condition y, Pass pass) {
    return located(() -> {
      Tensor features = heads.trunk().forward(x, pass);
      return new Judgement(
          heads.score().forward(features, pass), heads.second().forward(features, pass));
    });
  }

  private <T> T located(Supplier<T> body) {
    try {
      return body.get();
    } catch (ShapeException e) {
      throw e.at(name);
    }
  }

  @Override
  public String toString() {
    return name + " (" + params.count() + " parameters)";
  }
}
