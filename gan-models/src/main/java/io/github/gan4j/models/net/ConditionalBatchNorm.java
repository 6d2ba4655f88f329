package io.github.gan4j.models.net;

import io.github.gan4j.core.layer.BatchNorm;
import io.github.gan4j.core.layer.Embedding;
import io.github.gan4j.core.layer.NormSpec;
import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.param.Initializer;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.tensor.Tensor;
import java.util.Arrays;

/**
 * Batch normalisation with a scale and a shift for each class (Dumoulin et al., "A learned
 * representation for artistic style", 2017, as GANs use it: Miyato and Koyama, "cGANs with projection
 * discriminator", 2018).
 *
 * <p>Parameters {@code scale.weight} and {@code shift.weight} [classes, channels], which start at 1 and 0.
 */
public final class ConditionalBatchNorm implements ConditionalLayer {

  private final BatchNorm norm;
  private final Embedding scale;
  private final Embedding shift;

  public ConditionalBatchNorm(Params p, int channels, int classes, NormSpec spec) {
    norm = new BatchNorm(p, channels, spec.plain());
    scale = table(p.at("scale"), classes, channels, Initializers.ones());
    shift = table(p.at("shift"), classes, channels, Initializers.zeros());
  }

  private static Embedding table(Params p, int classes, int channels, Initializer first) {
    return new Embedding(p, classes, channels, WeightSpec.standard().init(first));
  }

  @Override
  public Tensor forward(Tensor x, Condition y, Pass pass) {
    int[] perSample = new int[x.rank()];
    Arrays.fill(perSample, 1);
    perSample[0] = x.size(0);
    perSample[x.rank() - 1] = x.size(x.rank() - 1);
    Tensor gamma = scale.forward(y.required(), pass).reshape(perSample);
    Tensor beta = shift.forward(y.required(), pass).reshape(perSample);
    return norm.forward(x, pass).mul(gamma).add(beta);
  }
}
