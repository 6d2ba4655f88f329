package io.github.gan4j.models.health;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.optim.Optimizer;
import io.github.gan4j.core.optim.Sgd;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Parameter;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.feature.Classifier;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.Latent;
import io.github.gan4j.models.gan.Phase;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.gan.TrainingListener;
import io.github.gan4j.models.net.Net;
import java.util.List;

/** Points in the plane, and generators whose state of health is known: z scale + shift. */
final class MadeGan {

  private MadeGan() {}

  /** N(0, 1) in both coordinates. */
  static Dataset normal() {
    float[] values = new float[800];
    Rng.of(7).fillNormal(0, 1, values, 0, values.length);
    return ArrayDataset.of(values, new int[] {2}, new int[0]);
  }

  /** A quarter each around (3, 3), (-3, 3), (3, -3), (-3, -3), with a spread of 0.5. */
  static Dataset corners() {
    float[] values = new float[800];
    Rng.of(7).fillNormal(0, 0.5f, values, 0, values.length);
    for (int i = 0; i < 400; i++) {
      values[2 * i] += i % 2 == 0 ? 3 : -3;
      values[2 * i + 1] += i % 4 < 2 ? 3 : -3;
    }
    return ArrayDataset.of(values, new int[] {2}, new int[0]);
  }

  /** Knows the four corners. */
  static final class Corners implements Classifier {
    private static final Tensor CENTRES = Tensor.of(new float[] {1, -1, 1, -1, 1, 1, -1, -1}, 2, 4);

    @Override
    public String name() {
      return "corners";
    }

    @Override
    public int[] sampleShape() {
      return new int[] {2};
    }

    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public int classes() {
      return 4;
    }

    @Override
    public Tensor features(Tensor x) {
      return x;
    }

    @Override
    public Tensor logits(Tensor x) {
      return x.matmul(CENTRES);
    }
  }

  static Net generator(float scale, float shift) {
    return generator(scale, shift, 2);
  }

  static Net generator(float scale, float shift, int length) {
    return Net.of("generator", Rng.of(1), p -> {
      Parameter a = p.parameter("scale", Initializers.constant(scale), length);
      Parameter b = p.parameter("shift", Initializers.constant(shift), length);
      return (Layer) (z, pass) -> z.mul(a.value()).add(b.value());
    });
  }

  /** A generator that stays what it is, though its gradients are fine. */
  static Gan still(float scale, float shift) {
    Net net = generator(scale, shift);
    return gan(net, Sgd.of(1e-12f), c -> c.fake().mean());
  }

  /** A generator of N(0, 1) whose samples all go to one point. */
  static Gan collapsing() {
    return gan(generator(1, 0), Sgd.of(0.1f), c -> c.fake().square().mean());
  }

  static Gan gan(Net net, Optimizer optimizer, Phase.Loss loss) {
    return gan(net, 2, optimizer, loss);
  }

  static Gan gan(Net net, int latent, Optimizer optimizer, Phase.Loss loss) {
    Phase phase = Phase.of("g", net, optimizer, loss);
    return new Gan("made", net, Latent.normal(latent), List.of(phase));
  }

  /** Trains in batches of 16, looking every 10 steps at 64 samples. */
  static Training train(Gan gan, Dataset data, int steps, Health health, TrainingListener... more) {
    GanTrainer trainer =
        new GanTrainer(Plan.steps(steps).batch(16).seed(5)).listen(health.looks(10, 64));
    for (TrainingListener listener : more) {
      trainer.listen(listener);
    }
    return trainer.fit(gan, data);
  }
}
