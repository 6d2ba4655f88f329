package io.github.gan4j.models.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.DataException;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.feature.ClassifierTrainer.Epoch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassifierTrainerTest {

  private static LeNet net() {
    return new LeNet("bars", 1, 3, Rng.of(1));
  }

  @Test
  void learnsToTellBarsApart() {
    LeNet net = net();
    Dataset test = Bars.of(150, 2);
    List<Epoch> epochs = new ArrayList<>();
    Epoch last = new ClassifierTrainer(4, 16, 1).fit(net, Bars.of(480, 1), test, epochs::add);
    assertTrue(last.accuracy() >= 0.99, epochs::toString);
    assertEquals(Accuracy.of(net, test), last.accuracy());
    assertEquals(List.of(1, 2, 3, 4), epochs.stream().map(Epoch::number).toList());
    assertEquals(last, epochs.get(3));
    assertTrue(last.loss() < epochs.get(0).loss(), epochs::toString);
  }

  @Test
  void sameSeedSameBitsOnAnyNumberOfWorkers() {
    float[] one = trainedOn(1, 5);
    assertArrayEquals(one, trainedOn(2, 5));
    assertFalse(Arrays.equals(one, trainedOn(2, 6)));
  }

  private static float[] trainedOn(int workers, long seed) {
    try (Workers own = Workers.of(workers)) {
      Workers.use(own);
      LeNet net = net();
      Dataset data = Bars.of(64, 3);
      new ClassifierTrainer(2, 16, seed).fit(net, data, data, epoch -> {});
      return net.params().data().clone();
    } finally {
      Workers.use(null);
    }
  }

  @Test
  void refusesDataThatDoesNotFit() {
    ClassifierTrainer trainer = new ClassifierTrainer(1, 16, 1);
    Dataset bars = Bars.of(32, 1);
    refuses("samples [28, 28, 1] of 0 classes", trainer, net(), Bars.unlabelled(32), bars);
    refuses("samples [28, 28, 1] of 0 classes", trainer, net(), bars, Bars.unlabelled(32));
    refuses(
        "of 3 classes, but 'two' takes [28, 28, 1] of up to 2 classes.",
        trainer,
        new LeNet("two", 1, 2, Rng.of(1)),
        bars,
        bars);
    Dataset table = ArrayDataset.of(new float[32][4], new int[32]);
    refuses("array has samples [4] of 1 classes", trainer, net(), table, table);
  }

  private static void refuses(
      String part, ClassifierTrainer trainer, LeNet net, Dataset train, Dataset test) {
    DataException e =
        assertThrows(DataException.class, () -> trainer.fit(net, train, test, epoch -> {}));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  @Test
  void stopsWhenTheLossIsNoNumber() {
    LeNet net = net();
    net.params().data()[0] = Float.NaN;
    Dataset bars = Bars.of(32, 1);
    IllegalStateException e = assertThrows(
        IllegalStateException.class,
        () -> new ClassifierTrainer(1, 16, 1).fit(net, bars, bars, epoch -> {}));
    assertEquals(
        "ClassifierTrainer: the loss of 'bars' is NaN in epoch 1. Look at the images: their values must be within -1 to 1.",
        e.getMessage());
  }

  @Test
  void refusesAPlanOfNothing() {
    assertThrows(IllegalArgumentException.class, () -> new ClassifierTrainer(0, 16, 1));
    assertThrows(IllegalArgumentException.class, () -> new ClassifierTrainer(1, 0, 1));
  }
}
