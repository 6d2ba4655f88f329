package io.github.gan4j.models.feature;

import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.optim.OptimizerState;
import io.github.gan4j.core.optim.Schedule;
import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.tensor.Arena;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.CrossEntropy;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Scope;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.Batch;
import io.github.gan4j.models.data.Batches;
import io.github.gan4j.models.data.DataException;
import io.github.gan4j.models.data.Dataset;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Trains a {@link LeNet} to tell the classes of labelled images, by cross-entropy and Adam with a
 * learning rate that falls to zero in a straight line.
 *
 * <p>The same net, data and seed give the same parameters, bit for bit, on any number of threads.
 *
 * @param epochs passes over the data
 * @param batch images in a step
 * @param seed decides the order of the images and what dropout drops
 */
public record ClassifierTrainer(int epochs, int batch, long seed) {

  private static final float LEARNING_RATE = 1e-3f;

  /**
   * How far a training is after a pass over the data.
   *
   * @param number passes done, from 1
   * @param loss the mean cross-entropy of the pass
   * @param accuracy the part of the test images that is classified rightly, 0 to 1
   */
  public record Epoch(int number, double loss, double accuracy) {}

  public ClassifierTrainer {
    if (epochs < 1 || batch < 1) {
      throw new IllegalArgumentException(
          "ClassifierTrainer: epochs and batch must be at least 1, got %d and %d."
              .formatted(epochs, batch));
    }
  }

  /**
   * Trains the net in place.
   *
   * @param listener called after each epoch, in this thread
   * @return the last epoch
   * @throws DataException if the data has no labels, labels beyond the net's classes, or samples of
   *     another shape
   * @throws IllegalStateException if the loss is NaN or infinite
   */
  public Epoch fit(LeNet net, Dataset train, Dataset test, Consumer<Epoch> listener) {
    requireFits(net, train);
    requireFits(net, test);
    try (Batches batches = new Batches(train, batch, seed)) {
      int steps = batches.batchesPerEpoch();
      Schedule rate = Schedule.linear(LEARNING_RATE, 0, 0, (long) epochs * steps);
      Run run = new Run(net, batches, new OptimizerState(Adam.of(rate), net.params()));
      Epoch epoch = new Epoch(0, Double.NaN, Double.NaN);
      for (int number = 1; number <= epochs; number++) {
        double loss = run.epoch(Rng.of(seed).at(number), number);
        epoch = new Epoch(number, loss, Accuracy.of(net, test));
        listener.accept(epoch);
      }
      return epoch;
    }
  }

  private static void requireFits(LeNet net, Dataset data) {
    if (!Arrays.equals(net.sampleShape(), data.sampleShape())
        || data.classes() < 1
        || data.classes() > net.classes()) {
      throw new DataException(
          "ClassifierTrainer: %s has samples %s of %d classes, but '%s' takes %s of up to %d classes. %s"
              .formatted(
                  data.source(),
                  Shapes.format(data.sampleShape()),
                  data.classes(),
                  net.name(),
                  Shapes.format(net.sampleShape()),
                  net.classes(),
                  "Give labelled images of that size."));
    }
  }

  private record Run(LeNet net, Batches batches, OptimizerState optimizer, Arena memory) {

    Run(LeNet net, Batches batches, OptimizerState optimizer) {
      this(net, batches, optimizer, new Arena());
    }

    /** One pass over the data; its mean loss. */
    double epoch(Rng rng, int number) {
      double sum = 0;
      int steps = batches.batchesPerEpoch();
      for (int i = 0; i < steps; i++) {
        float loss = step(batches.next(), rng.split());
        if (!Float.isFinite(loss)) {
          throw new IllegalStateException(
              "ClassifierTrainer: the loss of '%s' is %s in epoch %d. Look at the images: their values must be within -1 to 1."
                  .formatted(net.name(), loss, number));
        }
        sum += loss;
      }
      return sum / steps;
    }

    private float step(Batch batch, Rng rng) {
      try (Scope scope = Scope.open(memory)) {
        Tensor logits = net.logits(batch.samples(), Pass.training(rng));
        Tensor loss = CrossEntropy.crossEntropy(logits, batch.labels());
        optimizer.step(Autograd.grad(loss, net.params().tensors()));
        return loss.item();
      }
    }
  }
}
