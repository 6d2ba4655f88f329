package io.github.gan4j.models;

import io.github.gan4j.core.param.Slot;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.gan.TrainingListener;
import io.github.gan4j.models.net.Trainable;
import io.github.gan4j.models.zoo.Zoo;
import io.github.gan4j.models.zoo.ZooChoice;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Short trainings of unlike models: a convolutional one, one with classes, a critic of points, one with
 * spectral normalisation.
 */
public final class SmallGans {

  /** The smallest. */
  static final int POINTS = 2;

  private static final int BATCH = 4;
  private static final int SAMPLES = 5 * BATCH + 3;

  private static final List<ZooChoice> CHOICES = List.of(
      Zoo.find("dcgan-mini").choose(Map.of("latent.size", "8")),
      Zoo.find("cgan-mlp").choose(Map.of("preset", "paper")),
      Zoo.find("wgan-gp-toy").choose(Map.of("width", "32", "ema", "0.9")),
      Zoo.find("sngan-32").choose(Map.of("features", "4", "image.channels", "1")));

  private SmallGans() {}

  static int count() {
    return CHOICES.size();
  }

  static Gan gan(int model, long seed) {
    return CHOICES.get(model).create(Rng.of(seed));
  }

  static Dataset data(int model) {
    int[] shape =
        CHOICES.get(model).format().shape().stream().mapToInt(size -> size).toArray();
    int[] all = IntStream.concat(IntStream.of(SAMPLES), IntStream.of(shape)).toArray();
    int[] labels = IntStream.range(0, SAMPLES).map(i -> i % 10).toArray();
    return ArrayDataset.of(Rng.of(3).uniform(-1, 1, all).toArray(), shape, labels);
  }

  /** Trains a new GAN and returns the digest of all its numbers. */
  static String train(int model, long seed, int steps, TrainingListener... listeners) {
    Gan gan = gan(model, seed);
    GanTrainer trainer = new GanTrainer(Plan.steps(steps).batch(BATCH).seed(seed));
    for (TrainingListener listener : listeners) {
      trainer.listen(listener);
    }
    trainer.fit(gan, data(model));
    return digest(gan);
  }

  /** SHA-256 of the bits of every parameter and buffer, those of the average too. */
  static String digest(Gan gan) {
    MessageDigest sha = sha256();
    gan.nets().forEach(net -> add(sha, net));
    add(sha, gan.sampler());
    return HexFormat.of().formatHex(sha.digest());
  }

  static String digest(float[] values) {
    MessageDigest sha = sha256();
    add(sha, values);
    return HexFormat.of().formatHex(sha.digest());
  }

  private static void add(MessageDigest sha, Trainable net) {
    for (Slot slot : net.params().slots()) {
      add(sha, slot.value().toArray());
    }
  }

  private static void add(MessageDigest sha, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
    bytes.asFloatBuffer().put(values);
    sha.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e); // every JVM has it
    }
  }

  /** A digest for each model: of one step, but of twenty for the small net of points. */
  static String digests() {
    return IntStream.range(0, count())
        .mapToObj(model ->
            CHOICES.get(model).name() + " " + train(model, 1, model == POINTS ? 20 : 1) + "\n")
        .collect(Collectors.joining());
  }

  /** Prints the digests, for a JVM of its own. */
  public static void main(String[] args) {
    System.out.print(digests());
  }
}
