package io.github.gan4j.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.layer.Layers;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.layer.Sequential;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.tensor.Activations;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Shaping;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.Latent;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.loss.GanLoss;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.net.Discriminator;
import io.github.gan4j.models.net.Generator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * A GAN for a table, whose generator, discriminator and loss are classes of its own: height, weight and
 * whether someone smokes.
 */
class OwnPartsExampleTest {

  private static final int COLUMNS = 3;
  private static final int LATENT = 8;

  /** Two columns of any number, and one between 0 and 1. */
  static final class TableGenerator implements Generator {
    private final Params params = new Params(Rng.of(1));
    private final Sequential layers = Sequential.of(
        new Linear(params.at("hidden1"), LATENT, 64),
        Layers.leakyRelu(0.2f),
        new Linear(params.at("hidden2"), 64, 64),
        Layers.leakyRelu(0.2f),
        new Linear(params.at("out"), 64, COLUMNS));

    @Override
    public String name() {
      return "table";
    }

    @Override
    public Params params() {
      return params;
    }

    @Override
    public Tensor generate(Tensor z, Condition y, Pass pass) {
      Tensor row = layers.forward(z, pass);
      return Shaping.concat(
          1, row.slice(1, 0, 2), Activations.sigmoid(row.slice(1, 2, COLUMNS).mul(4)));
    }

    @Override
    public Generator copy() {
      TableGenerator copy = new TableGenerator();
      copy.params.assign(params);
      return copy;
    }
  }

  /** Sees each row beside the mean of its batch. */
  static final class Auditor implements Discriminator {
    private final Params params = new Params(Rng.of(2));
    private final Sequential layers = Sequential.of(
        new Linear(params.at("hidden1"), 2 * COLUMNS, 64),
        Layers.leakyRelu(0.2f),
        new Linear(params.at("hidden2"), 64, 64),
        Layers.leakyRelu(0.2f),
        new Linear(params.at("score"), 64, 1));

    @Override
    public String name() {
      return "auditor";
    }

    @Override
    public Params params() {
      return params;
    }

    @Override
    public Tensor scores(Tensor x, Condition y, Pass pass) {
      Tensor mean = x.mean(0).reshape(1, COLUMNS).expand(x.shape());
      return layers.forward(Shaping.concat(1, x, mean), pass);
    }
  }

  /** Least squares for the discriminator, and softplus for the generator. */
  record MixedLoss() implements GanLoss {
    @Override
    public Tensor discriminator(Tensor real, Tensor fake) {
      return real.add(-1).square().mean().add(fake.add(1).square().mean());
    }

    @Override
    public Tensor generator(Supplier<Tensor> real, Tensor fake) {
      return Activations.softplus(fake.neg()).mean();
    }
  }

  /** Heights about 0, in standard deviations; weights that go with them; smokers, a third. */
  private static ArrayDataset people(int count) {
    Rng rng = Rng.of(3);
    float[][] rows = new float[count][COLUMNS];
    float[] normal = rng.normal(0, 1, count, 2).toArray();
    for (int i = 0; i < count; i++) {
      rows[i][0] = normal[2 * i];
      rows[i][1] = 0.9f * normal[2 * i] + 0.3f * normal[2 * i + 1];
      rows[i][2] = rng.uniform() < 1 / 3f ? 1 : 0;
    }
    return ArrayDataset.of(rows);
  }

  @Test
  void aTableIsLearnedWithPartsOfOnesOwn() {
    Gan gan = Gan.builder("table")
        .generator(new TableGenerator())
        .discriminator(new Auditor())
        .latent(Latent.normal(LATENT))
        .loss(new MixedLoss())
        .optimizer(Adam.of(1e-3f).betas(0.5f, 0.9f))
        .ema(0.99f)
        .build();
    new GanTrainer(Plan.steps(1500).batch(128).seed(1)).fit(gan, people(4000));

    Tensor made = gan.sample(2000, Rng.of(4));
    Tensor height = made.slice(1, 0, 1);
    Tensor weight = made.slice(1, 1, 2);
    assertEquals(0, height.mean().item(), 0.2);
    assertEquals(1, std(height), 0.25);
    double covariance =
        height.sub(height.mean()).mul(weight.sub(weight.mean())).mean().item();
    assertTrue(covariance / (std(height) * std(weight)) > 0.85);
    float[] smokes = made.slice(1, 2, COLUMNS).toArray();
    int clear = 0;
    int smokers = 0;
    for (float value : smokes) {
      clear += value < 0.2 || value > 0.8 ? 1 : 0;
      smokers += value > 0.5 ? 1 : 0;
    }
    assertTrue(clear > 0.8 * smokes.length, clear + " clear answers");
    assertEquals(1 / 3.0, smokers / (double) smokes.length, 0.12);
  }

  private static double std(Tensor x) {
    return Math.sqrt(x.sub(x.mean()).square().mean().item());
  }
}
