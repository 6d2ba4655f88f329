package io.github.gan4j.models.net;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.tensor.Arithmetic;
import io.github.gan4j.core.tensor.Shaping;
import io.github.gan4j.core.tensor.Tensor;

/**
 * Tells a discriminator how close each sample is to the others of its batch, so that it sees when a
 * generator makes too few kinds (Salimans et al., "Improved techniques for training GANs", 2016,
 * section 3.2). For kernel b, a sample's features f become a row M_b of {@code dims} numbers, and
 *
 * <pre>{@code
 * o_b(x_i) = sum over j != i of exp(-|M_b(x_i) - M_b(x_j)|_1),   M(x) = f(x) T
 * }</pre>
 *
 * goes to the next layer beside the features. The authors' code also normalises T and has a bias, which the
 * paper does not say.
 *
 * <p>Samples of a batch are mixed: for gradient penalties the same holds as for batch normalisation, and
 * a sample's score depends on what it is judged with.
 *
 * <p>In a {@link Stack}: {@code then(new MinibatchDiscrimination(p.at("batch"), 128, 50, 5), 128 + 50)}.
 *
 * <p><b>Shapes</b> x [N,in], result [N, in + kernels]. <b>Cost</b> memory of N N kernels dims.
 *
 * <p>Parameters {@code similarity.weight} [in, kernels dims].
 */
public final class MinibatchDiscrimination implements Layer {

  private final Linear tensor;
  private final int kernels;
  private final int dims;

  /**
   * Makes the layer.
   *
   * @param kernels numbers that each sample gets; the authors take 50 to 100
   * @param dims length of the rows that are compared; the authors take 5
   */
  public MinibatchDiscrimination(Params p, int in, int kernels, int dims, WeightSpec weights) {
    tensor = new Linear(p.at("similarity"), in, kernels * dims, weights.noBias());
    this.kernels = kernels;
    this.dims = dims;
  }

  public MinibatchDiscrimination(Params p, int in, int kernels, int dims) {
    this(p, in, kernels, dims, WeightSpec.standard());
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    int n = x.size(0);
    Tensor m = tensor.forward(x, pass);
    Tensor apart = m.reshape(n, 1, kernels, dims).sub(m.reshape(1, n, kernels, dims));
    Tensor closeness = Arithmetic.exp(Arithmetic.abs(apart).sum(3).neg());
    // without the sample itself, which counts exp(0)
    return Shaping.concat(1, x, closeness.sum(1).add(-1));
  }

  @Override
  public String toString() {
    return "MinibatchDiscrimination " + kernels + "x" + dims;
  }
}
