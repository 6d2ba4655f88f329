package io.github.gan4j.models.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.optim.ReduceOnPlateau;
import io.github.gan4j.core.optim.Sgd;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.DataException;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.net.Net;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GanTrainerTest {

  private static final Dataset DATA = ToyGan.data(256);

  private static GanTrainer trainer(long steps) {
    return new GanTrainer(Plan.steps(steps).batch(32).seed(5));
  }

  // ---- what a training does

  @Test
  void learnsWhereThePointsAre() {
    Gan gan = ToyGan.builder().build();
    trainer(4000).fit(gan, ToyGan.data(4096));
    Tensor mean = gan.sample(2000, Rng.of(9)).mean(0);
    assertEquals(2, mean.toArray()[0], 0.3);
    assertEquals(-1, mean.toArray()[1], 0.3);
  }

  @Test
  void sameSeedSameBitsOnAnyNumberOfWorkers() {
    Map<String, List<Float>> one = trainedOn(1, 5);
    assertEquals(one, trainedOn(2, 5));
    assertEquals(one, trainedOn(4, 5));
    assertNotEquals(one, trainedOn(1, 6));
  }

  private static Map<String, List<Float>> trainedOn(int workers, long seed) {
    try (Workers own = Workers.of(workers)) {
      Workers.use(own);
      Gan gan = ToyGan.builder().build();
      new GanTrainer(Plan.steps(20).batch(32).seed(seed)).fit(gan, DATA);
      return ToyGan.numbers(gan);
    } finally {
      Workers.use(null);
    }
  }

  @Test
  void aPhaseUpdatesItsOwnNetsAndNoOther() {
    Net g = ToyGan.generator(1);
    Net d = ToyGan.discriminator(2);
    Phase onlyD = Phase.of(
        "d", d, Sgd.of(0.1f), c -> d.scores(c.fake(), c.condition(), c.pass()).mean());
    Gan gan = new Gan("half", g, Latent.normal(2), List.of(onlyD));
    float[] generatorBefore = g.params().tensors().get(0).toArray();
    float[] discriminatorBefore = d.params().tensors().get(0).toArray();
    trainer(1).fit(gan, DATA);
    assertEquals(
        Tensor.wrap(generatorBefore, 64)
            .sub(g.params().tensors().get(0).reshape(64))
            .square()
            .sum()
            .item(),
        0f);
    assertFalse(
        java.util.Arrays.equals(discriminatorBefore, d.params().tensors().get(0).toArray()));
  }

  @Test
  void oneStepOfTheUsualPhasesChangesEveryParameter() {
    Gan gan = ToyGan.builder().build();
    Map<String, List<Float>> before = ToyGan.numbers(gan);
    trainer(1).fit(gan, DATA);
    ToyGan.numbers(gan).forEach((name, after) -> assertNotEquals(before.get(name), after, name));
  }

  // ---- rhythm

  @Test
  void runsPhasesAsOftenAsTheySay() {
    List<String> runs = new ArrayList<>();
    Net g = ToyGan.generator(1);
    Phase first = counted("first", g, runs).repeats(step -> step == 0 ? 3 : 1);
    Phase second = counted("second", g, runs).interval(2);
    trainer(3).fit(new Gan("rhythm", g, Latent.normal(2), List.of(first, second)), DATA);
    assertEquals(List.of("first", "first", "first", "second", "first", "first", "second"), runs);
  }

  private static Phase counted(String name, Net net, List<String> runs) {
    return Phase.of(name, net, Sgd.of(0.01f), c -> {
      runs.add(name);
      return c.fake().square().mean();
    });
  }

  @Test
  void phasesOfOneGroupAreDifferentiatedAtTheSameParameters() {
    Net net = ToyGan.generator(1);
    float[] seen = new float[2];
    Phase a = seeing("a", net, seen, 0).group("both");
    Phase b = seeing("b", net, seen, 1).group("both").sharing();
    trainer(1).fit(new Gan("together", net, Latent.normal(2), List.of(a, b)), DATA);
    assertEquals(seen[0], seen[1]);

    Phase later = seeing("b", net, seen, 1).sharing();
    trainer(1).fit(new Gan("in turn", net, Latent.normal(2), List.of(a, later)), DATA);
    assertNotEquals(seen[0], seen[1]);
  }

  private static Phase seeing(String name, Net net, float[] seen, int at) {
    return Phase.of(name, net, Sgd.of(0.1f), c -> {
      seen[at] = net.params().tensors().get(0).sum().item();
      return c.fake().square().mean();
    });
  }

  @Test
  void aSharingPhaseSeesTheSamplesOfTheOneBefore() {
    Net net = ToyGan.generator(1);
    List<Tensor> fakes = new ArrayList<>();
    Phase first = collecting("a", net, fakes);
    Phase sharing = collecting("b", net, fakes).sharing();
    Phase drawing = collecting("c", net, fakes);
    trainer(1)
        .fit(new Gan("shared", net, Latent.normal(2), List.of(first, sharing, drawing)), DATA);
    assertSame(fakes.get(0), fakes.get(1));
    assertFalse(fakes.get(1) == fakes.get(2));
  }

  private static Phase collecting(String name, Net net, List<Tensor> fakes) {
    return Phase.of(name, net, Sgd.of(0.01f), c -> {
      fakes.add(c.fake());
      return c.fake().square().mean();
    });
  }

  @Test
  void aPhaseWithItsOwnBatchDrawsThatManyAndNoRealSamples() {
    Net net = ToyGan.generator(1);
    Phase own = Phase.of("own", net, Sgd.of(0.01f), c -> {
          assertEquals(48, c.fake().size(0));
          assertThrows(IllegalStateException.class, c::real);
          return c.fake().square().mean();
        })
        .batch(48);
    Training t = trainer(2).fit(new Gan("own", net, Latent.normal(2), List.of(own)), DATA);
    assertEquals(2, t.step());
    assertEquals(0, t.epoch());
  }

  @Test
  void aFirstPhaseMustDraw() {
    Net net = ToyGan.generator(1);
    Phase sharing = counted("only", net, new ArrayList<>()).sharing();
    IllegalArgumentException e = assertThrows(
        IllegalArgumentException.class,
        () -> new Gan("x", net, Latent.normal(2), List.of(sharing)));
    assertEquals(
        "Gan: the first phase of 'x' must draw samples; none come before it.", e.getMessage());
  }

  // ---- plan, epochs, plateau

  @Test
  void epochsEndWhenTheDataIsThrough() {
    List<Long> ends = new ArrayList<>();
    Training t = new GanTrainer(Plan.epochs(2).batch(32).seed(1))
        .listen(new TrainingListener() {
          @Override
          public void onEpoch(Training training) {
            ends.add(training.step());
          }
        })
        .fit(ToyGan.builder().build(), DATA);
    assertEquals(List.of(8L, 16L), ends);
    assertEquals(2, t.epoch());
    assertEquals(1, t.progress());
  }

  @Test
  void thePlateauLowersTheRateByTheEpochsLoss() {
    Net net = ToyGan.generator(1);
    Phase flat = Phase.of("g", net, Sgd.of(0.5f), c -> c.fake().mul(0).sum())
        .plateau(ReduceOnPlateau.of(0.5f, 1));
    Gan gan = new Gan("flat", net, Latent.normal(2), List.of(flat));
    Training t = new GanTrainer(Plan.epochs(6).batch(32).seed(1)).fit(gan, DATA);
    // a loss of 0: the first epoch is the best, the second the first bad one, the third lowers
    assertEquals(0.125f, t.optimizers().get("g.generator").learningRate());
  }

  @Test
  void theAverageFollowsTheGenerator() {
    Gan gan = ToyGan.builder().ema(0.5f).build();
    float start = gan.generator().params().data()[0];
    float[] expected = {start};
    trainer(5)
        .listen(new TrainingListener() {
          @Override
          public void onStep(Training t) {
            float now = t.gan().generator().params().data()[0];
            expected[0] += 0.5f * (now - expected[0]);
          }
        })
        .fit(gan, DATA);
    assertEquals(expected[0], gan.sampler().params().data()[0], 1e-6);
    assertNotEquals(gan.generator().params().data()[0], gan.sampler().params().data()[0]);
  }

  // ---- listeners and ends

  @Test
  void tellsListenersInOrder() {
    List<String> events = new ArrayList<>();
    new GanTrainer(Plan.steps(2).batch(128).seed(1))
        .listen(new TrainingListener() {
          @Override
          public void onTrainingBegin(Training t) {
            events.add("begin " + t.step());
          }

          @Override
          public void onStep(Training t) {
            events.add("step " + t.step() + " " + t.metrics().values().keySet());
          }

          @Override
          public void onEpoch(Training t) {
            events.add("epoch " + t.epoch());
          }

          @Override
          public void onTrainingEnd(Training t) {
            events.add("end " + t.step());
          }
        })
        .fit(ToyGan.builder().build(), DATA);
    String metrics = "[d_real, d_fake, d_accuracy, d_loss, d_grad_norm, g_loss, g_grad_norm]";
    assertEquals(
        List.of("begin 0", "step 1 " + metrics, "step 2 " + metrics, "epoch 1", "end 2"), events);
  }

  @Test
  void aListenerThatThrowsEndsTheTrainingAfterTheOthersWereTold() {
    List<Long> told = new ArrayList<>();
    TrainingListener broken = new TrainingListener() {
      @Override
      public void onStep(Training t) {
        if (t.step() == 2) {
          throw new IllegalStateException("no room");
        }
      }
    };
    TrainingListener other = new TrainingListener() {
      @Override
      public void onStep(Training t) {
        told.add(t.step());
      }

      @Override
      public void onTrainingEnd(Training t) {
        told.add(-t.step());
      }
    };
    IllegalStateException e = assertThrows(
        IllegalStateException.class,
        () -> trainer(9).listen(broken).listen(other).fit(ToyGan.builder().build(), DATA));
    assertEquals("no room", e.getMessage());
    assertEquals(List.of(1L, 2L, -2L), told);
  }

  @Test
  void stopsWhenAskedAndWhenInterrupted() {
    Training stopped = trainer(1000)
        .listen(new TrainingListener() {
          @Override
          public void onStep(Training t) {
            if (t.step() == 3) {
              t.stop();
            }
          }
        })
        .fit(ToyGan.builder().build(), DATA);
    assertEquals(3, stopped.step());

    Thread.currentThread().interrupt();
    Training interrupted = trainer(1000).fit(ToyGan.builder().build(), DATA);
    assertTrue(Thread.interrupted(), "the interrupt stays set");
    assertEquals(0, interrupted.step());
  }

  @Test
  void aLossThatIsNaNStopsBeforeTheParametersChange() {
    Net net = ToyGan.generator(1);
    Phase phase = Phase.of(
        "g", net, Adam.of(0.1f), c -> c.fake().square().mean().add(c.step() == 2 ? Float.NaN : 0));
    Gan gan = new Gan("broken", net, Latent.normal(2), List.of(phase));
    List<Map<String, List<Float>>> steps = new ArrayList<>();
    GanTrainer trainer = trainer(9).listen(new TrainingListener() {
      @Override
      public void onStep(Training t) {
        steps.add(ToyGan.numbers(gan));
      }
    });
    DivergedException e = assertThrows(DivergedException.class, () -> trainer.fit(gan, DATA));
    assertTrue(
        e.getMessage().startsWith("GanTrainer: g_loss is NaN at step 3 (last finite "),
        e.getMessage());
    assertEquals(steps.get(1), ToyGan.numbers(gan));
  }

  @Test
  void leavesNoThreadBehind() throws InterruptedException {
    trainer(2).fit(ToyGan.builder().build(), DATA);
    assertTrue(Thread.getAllStackTraces().keySet().stream()
        .noneMatch(t -> t.getName().equals("gan4j-batches")));
  }

  // ---- bad input

  @Test
  void refusesDataOfAnotherShape() {
    Dataset wide = io.github.gan4j.models.data.ArrayDataset.of(new float[64][3]);
    IllegalArgumentException e = assertThrows(
        IllegalArgumentException.class, () -> trainer(1).fit(ToyGan.builder().build(), wide));
    assertEquals(
        "GanTrainer: the data's samples are [3] but the generator of 'toy' makes [2]. Resize the data, or choose"
            + " another net.",
        e.getMessage());
  }

  @Test
  void refusesDataSmallerThanABatch() {
    assertThrows(
        DataException.class, () -> trainer(1).fit(ToyGan.builder().build(), ToyGan.data(31)));
  }

  @Test
  void aBuilderNamesTheMissingPart() {
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> Gan.builder("x").build());
    assertEquals("Gan: 'x' has no generator. Give it one.", e.getMessage());
  }

  @Test
  void aPlanIsEitherStepsOrEpochs() {
    assertThrows(IllegalArgumentException.class, () -> new Plan(0, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Plan(1, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> Plan.steps(1).batch(0));
  }
}
