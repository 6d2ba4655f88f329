package io.github.gan4j.models.head;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.layer.Layers;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.layer.Sequential;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Shaping;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.gan.AuxiliaryLoss;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanBuilder;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.Latent;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.gan.StepContext;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.loss.GeneratorWeight;
import io.github.gan4j.models.loss.NonSaturating;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.net.ConditionalLayer;
import io.github.gan4j.models.net.Judgement;
import io.github.gan4j.models.net.Net;
import io.github.gan4j.models.net.TwoHeaded;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HeadsTest {

  private static final int CLASSES = 3;

  /** Points of three classes around (-2, 0), (0, 2) and (2, 0). */
  private static Dataset data(int count) {
    Rng rng = Rng.of(7);
    float[][] points = new float[count][2];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      rng.fillNormal(0, 0.3f, points[i], 0, 2);
      labels[i] = i % CLASSES;
      points[i][0] += 2 * labels[i] - 2;
      points[i][1] += labels[i] == 1 ? 2 : 0;
    }
    return ArrayDataset.of(points, labels);
  }

  private static Net generator() {
    return Net.conditional("generator", Rng.of(1), p -> {
      Sequential layers = Sequential.of(
          new Linear(p.at("hidden"), 2 + CLASSES, 32),
          Layers.relu(),
          new Linear(p.at("out"), 32, 2));
      return (ConditionalLayer)
          (z, y, pass) -> layers.forward(Shaping.concat(1, z, y.oneHot()), pass);
    });
  }

  private static TwoHeaded discriminator() {
    return TwoHeaded.of(
        "discriminator",
        Rng.of(2),
        p -> new TwoHeaded.Heads(
            Sequential.of(new Linear(p.at("hidden"), 2, 32), Layers.leakyRelu(0.2f)),
            new Linear(p.at("score"), 32, 1),
            new Linear(p.at("classes"), 32, CLASSES)));
  }

  private static GanBuilder conditional(AuxiliaryLoss term) {
    return Gan.builder("classes")
        .generator(generator())
        .discriminator(discriminator())
        .latent(Latent.normal(2))
        .loss(new NonSaturating())
        .classes(CLASSES)
        .auxiliaryLoss(term)
        .optimizer(Adam.of(1e-3f).betas(0.5f, 0.9f));
  }

  private static Training train(Gan gan, int steps) {
    return new GanTrainer(Plan.steps(steps).batch(30).seed(5)).fit(gan, data(300));
  }

  // ---- classes

  /** Checks a term against double at each of its calls, and counts them. */
  private static final class Checked implements AuxiliaryLoss {
    private final ClassHead head;
    private int calls;

    Checked(ClassHead head) {
      this.head = head;
    }

    @Override
    public Tensor discriminator(Judgement real, Judgement fake, StepContext c) {
      Tensor term = head.discriminator(real, fake, c);
      double expected = head.real() * crossEntropy(real, c.labels())
          + head.fake() * crossEntropy(fake, c.condition().labels());
      assertEquals(expected, term.item(), 1e-5);
      calls++;
      return term;
    }

    @Override
    public Tensor generator(Supplier<Judgement> real, Judgement fake, StepContext c) {
      Tensor term = head.generator(real, fake, c);
      assertEquals(
          head.generator() * crossEntropy(fake, c.condition().labels()), term.item(), 1e-5);
      calls++;
      return term;
    }

    private static double crossEntropy(Judgement judgement, int[] labels) {
      float[] logits = judgement.required().toArray();
      double sum = 0;
      for (int i = 0; i < labels.length; i++) {
        double all = 0;
        for (int k = 0; k < CLASSES; k++) {
          all += Math.exp(logits[CLASSES * i + k]);
        }
        sum += Math.log(all) - logits[CLASSES * i + labels[i]];
      }
      return sum / labels.length;
    }
  }

  @Test
  void theTermsAreWeightedCrossEntropies() {
    for (ClassHead head : new ClassHead[] {new ClassHead(), new ClassHead(1, 0, 0.1f)}) {
      Checked checked = new Checked(head);
      train(conditional(checked).build(), 3);
      assertEquals(6, checked.calls);
      Checked fresh = new Checked(head);
      train(conditional(fresh).generatorBatch(12).build(), 3);
      assertEquals(6, fresh.calls, "a generator's batch has no real samples");
    }
  }

  @Test
  void theGeneratorMakesTheClassItIsAskedFor() {
    Gan gan = conditional(new ClassHead()).build();
    train(gan, 1500);
    Tensor z = Latent.normal(2).sample(300, Rng.of(3));
    Tensor x = gan.sample(z, Condition.rows(CLASSES, 100));
    float[] left = x.slice(0, 0, 100).mean(0).toArray();
    float[] middle = x.slice(0, 100, 200).mean(0).toArray();
    float[] right = x.slice(0, 200, 300).mean(0).toArray();
    assertTrue(left[0] < -1.2 && right[0] > 1.2, left[0] + ", " + right[0]);
    assertEquals(0, middle[0], 0.8);
    assertTrue(middle[1] > 1.2, "" + middle[1]);
  }

  @Test
  void aHeadOfRealSamplesAloneNeedsNoConditions() {
    Gan gan = Gan.builder("classes")
        .generator(Net.of("generator", Rng.of(1), p -> new Linear(p.at("out"), 2, 2)))
        .discriminator(discriminator())
        .latent(Latent.normal(2))
        .loss(new NonSaturating())
        .auxiliaryLoss(new ClassHead(1, 0, 0))
        .optimizer(Adam.of(1e-3f))
        .build();
    float first = train(gan, 1).metrics().get("d_loss");
    assertTrue(train(gan, 300).metrics().get("d_loss") < first - 0.5, "it learns the classes");
  }

  @Test
  void needsClassesAndASecondHead() {
    Gan unasked = conditional(new ClassHead()).classes(0).build();
    assertThrows(IllegalStateException.class, () -> train(unasked, 1));
    Gan headless = conditional(new ClassHead())
        .discriminator(Net.of("discriminator", Rng.of(2), p -> new Linear(p, 2, 1)))
        .build();
    assertEquals(
        "Discriminator: a loss asks for a second head, and this net has none. Make it with TwoHeaded.of.",
        assertThrows(IllegalStateException.class, () -> train(headless, 1)).getMessage());
    assertEquals(
        "ClassHead: the generator's weight must be 0 or positive, got -1.0.",
        assertThrows(IllegalArgumentException.class, () -> new ClassHead(1, 1, -1))
            .getMessage());
  }

  // ---- features

  private static GanBuilder matching(float weight) {
    // the features are the points themselves
    TwoHeaded discriminator = TwoHeaded.of(
        "discriminator",
        Rng.of(2),
        p -> new TwoHeaded.Heads((x, pass) -> x, new Linear(p.at("score"), 2, 1), (f, pass) -> f));
    return Gan.builder("features")
        .generator(Net.of("generator", Rng.of(1), p -> new Linear(p.at("out"), 2, 2)))
        .discriminator(discriminator)
        .latent(Latent.normal(2))
        .loss(new GeneratorWeight(new NonSaturating(), 0))
        .auxiliaryLoss(new FeatureMatching(weight))
        .optimizer(Adam.of(0.01f));
  }

  @Test
  void theTermIsTheSquaredDistanceOfMeans() {
    AuxiliaryLoss checked = new AuxiliaryLoss() {
      private final FeatureMatching matching = new FeatureMatching(3);

      @Override
      public Tensor discriminator(Judgement real, Judgement fake, StepContext c) {
        Tensor term = matching.discriminator(real, fake, c);
        assertEquals(0, term.item());
        return term;
      }

      @Override
      public Tensor generator(Supplier<Judgement> real, Judgement fake, StepContext c) {
        float[] x = c.real().toArray();
        float[] made = c.fake().toArray();
        double first = 0;
        double second = 0;
        for (int i = 0; i < x.length; i += 2) {
          first += (x[i] - made[i]) / 30.0;
          second += (x[i + 1] - made[i + 1]) / 30.0;
        }
        Tensor term = matching.generator(real, fake, c);
        assertEquals(3 * (first * first + second * second), term.item(), 1e-5);
        c.metrics().put("checked", 1);
        return term;
      }
    };
    assertEquals(
        1, train(matching(1).auxiliaryLoss(checked).build(), 2).metrics().get("checked"));
  }

  @Test
  void aGeneratorThatMatchesFeaturesHasTheirMean() {
    Gan gan = matching(1).build();
    Training t = train(gan, 600);
    float[] mean = gan.sample(3000, Rng.of(3)).mean(0).toArray();
    assertEquals(0, mean[0], 0.3);
    assertEquals(2 / 3.0, mean[1], 0.3);
    assertTrue(t.metrics().get("g_loss") < 1, "the rest of the loss is left out");
  }
}
