package io.github.gan4j.models.gan;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.optim.Optimizer;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Parameter;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.loss.GanLoss;
import io.github.gan4j.models.net.Net;
import java.util.ArrayList;
import java.util.List;

/**
 * The Dirac-GAN (Mescheder et al., "Which training methods for GANs do actually converge?", 2018,
 * definition 2.1): all data is 0, the generator makes theta, and the discriminator scores x as psi x.
 * Both begin at 1; the equilibrium is (0, 0).
 */
final class DiracGan {

  /** What the discriminator was given, in the order of its runs. */
  final List<float[]> inputs = new ArrayList<>();

  final Net generator = Net.of("generator", Rng.of(1), p -> {
    Parameter theta = p.parameter("theta", Initializers.ones(), 1);
    return (Layer) (z, pass) -> theta.value().expand(z.size(0), 1);
  });

  final Net discriminator = Net.of("discriminator", Rng.of(2), p -> {
    Parameter psi = p.parameter("psi", Initializers.ones(), 1);
    return (Layer) (x, pass) -> {
      inputs.add(x.toArray());
      return x.mul(psi.value());
    };
  });

  GanBuilder builder(GanLoss loss, Optimizer optimizer) {
    return Gan.builder("dirac")
        .generator(generator)
        .discriminator(discriminator)
        .latent(Latent.normal(1))
        .loss(loss)
        .optimizer(optimizer);
  }

  double theta() {
    return generator.params().data()[0];
  }

  double psi() {
    return discriminator.params().data()[0];
  }

  /** Runs some steps and gives theta and psi after each. */
  List<double[]> train(Gan gan, int steps, int batch) {
    List<double[]> path = new ArrayList<>();
    new GanTrainer(Plan.steps(steps).batch(batch).seed(1))
        .listen(new TrainingListener() {
          @Override
          public void onStep(Training t) {
            path.add(new double[] {theta(), psi()});
          }
        })
        .fit(gan, ArrayDataset.of(new float[batch][1]));
    return path;
  }

  static double distance(double[] point) {
    return Math.hypot(point[0], point[1]);
  }
}
