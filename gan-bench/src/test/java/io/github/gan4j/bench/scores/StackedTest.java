package io.github.gan4j.bench.scores;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.gan4j.core.param.Parameter;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.StackedMnist;
import io.github.gan4j.models.feature.Classifier;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.net.Trainable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StackedTest {

  private static final int PIXELS = 28 * 28;

  /** Ten images, the one of digit d all of the value d / 9. */
  private static Dataset digits() {
    float[] values = new float[10 * PIXELS];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / PIXELS / 9f;
    }
    return ArrayDataset.of(values, new int[] {28, 28, 1}, IntStream.range(0, 10).toArray());
  }

  /** Tells such digits apart by their last pixel, read with values of -1 to 1. */
  private record Brightness() implements Classifier {
    @Override
    public String name() {
      return "brightness";
    }

    @Override
    public int[] sampleShape() {
      return new int[] {28, 28, 1};
    }

    @Override
    public int dimension() {
      return 10;
    }

    @Override
    public int classes() {
      return 10;
    }

    @Override
    public Tensor features(Tensor x) {
      return logits(x);
    }

    @Override
    public Tensor logits(Tensor x) {
      float[] images = x.toArray();
      float[] logits = new float[10 * x.size(0)];
      for (int i = 0; i < logits.length; i++) {
        float pixel = images[(i / 10 + 1) * PIXELS - 1];
        logits[i] = -Math.abs((pixel + 1) / 2 - i % 10 / 9f);
      }
      return Tensor.view(logits, 0, x.size(0), 10);
    }
  }

  @Test
  void countsTheModesOfTrueTriples() {
    int measured = 200;
    Trial trial = new Stacked(digits(), new Brightness(), measured)
        .trials(new Experiment.Extent(1.0, List.of(), 1), 5)
        .get(0);
    Dataset triples = new StackedMnist(digits(), measured, 5);
    long modes = IntStream.range(0, measured).map(triples::label).distinct().count();
    assertEquals(modes, trial.work().run().readings().get(0).scores().get("modes"));
  }

  @Test
  void aChannelIsCutOffAndStretched() {
    Dataset pixel =
        ArrayDataset.of(new float[] {-0.5f, 0.25f, 1.5f}, new int[] {1, 1, 3}, new int[0]);
    float[] values = new float[3];
    for (int c = 0; c < 3; c++) {
      new Channel(pixel, c).read(0, values, c);
    }
    assertArrayEquals(new float[] {-1, -0.5f, 1}, values);
  }

  // of f features with m images in a pack; a batch norm has two parameters a channel
  @Test
  void netsHaveAsManyParametersAsTheirLayersSay() {
    int f = 4;
    int m = 2;
    int generator =
        100 * 32 * f + 25 * (32 + 8 + 2) * f * f + 25 * f * 3 + 3 + 2 * (8 + 4 + 2 + 1) * f;
    int discriminator =
        25 * 3 * m * f + f + 25 * (2 + 8 + 32) * f * f + 2 * (2 + 4 + 8) * f + 32 * f + 1;
    Map<String, Integer> counts = new HashMap<>();
    new StackedDcgan(f, m)
        .create(Rng.of(1))
        .nets()
        .forEach(net -> counts.put(net.name(), net.params().count()));
    assertEquals(Map.of("generator", generator, "discriminator", discriminator), counts);
  }

  @Test
  void oneStepChangesEveryParameter() {
    Gan gan = new StackedDcgan(2, 2).create(Rng.of(1));
    Map<Parameter, float[]> before = new HashMap<>();
    for (Trainable net : gan.nets()) {
      net.params().parameters().forEach(p -> before.put(p, p.value().toArray()));
    }
    Dataset triples = new StackedMnist(digits(), 64, 1);
    new GanTrainer(Plan.steps(1).batch(8).seed(1)).fit(gan, triples);
    before.forEach((p, old) -> assertFalse(Arrays.equals(old, p.value().toArray()), p.path()));
    assertArrayEquals(new int[] {3, 28, 28, 3}, gan.sample(3, Rng.of(2)).shape());
  }
}
