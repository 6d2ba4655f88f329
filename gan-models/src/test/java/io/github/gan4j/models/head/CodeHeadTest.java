package io.github.gan4j.models.head;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Parameter;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.gan.CodedLatent;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.Latent;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.loss.LeastSquares;
import io.github.gan4j.models.net.Net;
import io.github.gan4j.models.net.TwoHeaded;
import org.junit.jupiter.api.Test;

class CodeHeadTest {

  private static final CodedLatent LATENT = new CodedLatent(Latent.normal(3), 4, 2);

  @Test
  void latentsAreNoiseOneCategoryAndContinuousCodes() {
    Tensor z = LATENT.sample(1000, Rng.of(1));
    assertArrayEquals(new int[] {1000, 9}, z.shape());
    int[] counts = new int[4];
    for (int category : LATENT.category(z)) {
      counts[category]++;
    }
    for (int count : counts) {
      assertEquals(250, count, 60);
    }
    assertEquals(1000, z.slice(1, 3, 7).sum().item(), 0);
    Tensor continuous = LATENT.continuous(z);
    assertEquals(0, continuous.mean().item(), 0.06);
    assertEquals(1 / 3.0, continuous.square().mean().item(), 0.04);
  }

  @Test
  void codesAreReplacedAlone() {
    Tensor z = LATENT.sample(2, Rng.of(1));
    Tensor other = LATENT.withContinuous(LATENT.withCategory(z, 2), 0, 7);
    assertArrayEquals(z.slice(1, 0, 3).toArray(), other.slice(1, 0, 3).toArray());
    assertArrayEquals(new int[] {2, 2}, LATENT.category(other));
    assertArrayEquals(new float[] {7, 7}, other.slice(1, 7, 8).toArray());
    assertArrayEquals(z.slice(1, 8, 9).toArray(), other.slice(1, 8, 9).toArray());
  }

  /** The discriminator's second head hands on the sample, and the generator gives back its latent. */
  private static Gan mirror(CodeHead head, float guess) {
    Net generator = Net.of("generator", Rng.of(1), p -> {
      Parameter scale = p.parameter("scale", Initializers.constant(guess), 1);
      return (Layer) (z, pass) -> z.mul(scale.value());
    });
    TwoHeaded discriminator = TwoHeaded.of(
        "discriminator",
        Rng.of(2),
        p -> new TwoHeaded.Heads(
            (x, pass) -> x, new Linear(p.at("score"), 9, 1), (x, pass) -> x.slice(1, 3, 9)));
    return Gan.builder("mirror")
        .generator(generator)
        .discriminator(discriminator)
        .latent(LATENT)
        .loss(new LeastSquares())
        .auxiliaryLoss(head)
        .optimizer(Adam.of(0.05f))
        .build();
  }

  @Test
  void theLossIsCrossEntropyAndHalfTheSquaredError() {
    // logits 3 at the category and 0 elsewhere; means 3 times the codes
    CodeHead head = new CodeHead(LATENT, 2);
    Gan gan = mirror(head, 3);
    Training training = train(gan, 1);
    double lost = Math.log(Math.exp(3) + 3) - 3;
    assertEquals(Math.log(4) - lost, training.metrics().get("code_information"), 1e-3);
  }

  @Test
  void codesBecomeReadable() {
    Gan gan = mirror(new CodeHead(LATENT, 10), 0);
    Training training = train(gan, 300);
    assertTrue(training.metrics().get("code_information") > 0.3);
    float scale = gan.generator().params().data()[0];
    assertTrue(scale > 0.5, "scale " + scale);
  }

  private static Training train(Gan gan, int steps) {
    return new GanTrainer(Plan.steps(steps).batch(64).seed(1))
        .fit(gan, ArrayDataset.of(new float[64][9]));
  }

  @Test
  void aDiscriminatorWithoutASecondHeadIsNamed() {
    Gan gan = Gan.builder("plain")
        .generator(Net.of("generator", Rng.of(1), p -> new Linear(p.at("a"), 9, 9)))
        .discriminator(Net.of("discriminator", Rng.of(1), p -> new Linear(p.at("a"), 9, 1)))
        .latent(LATENT)
        .loss(new LeastSquares())
        .auxiliaryLoss(new CodeHead(LATENT, 1))
        .optimizer(Adam.of(0.05f))
        .build();
    assertEquals(
        "Discriminator: a loss asks for a second head, and this net has none. Make it with TwoHeaded.of.",
        assertThrows(IllegalStateException.class, () -> train(gan, 1)).getMessage());
  }
}
