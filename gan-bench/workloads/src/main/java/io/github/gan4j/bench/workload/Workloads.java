package io.github.gan4j.bench.workload;

import static io.github.gan4j.bench.workload.Piece.Activation.LEAKY_RELU;
import static io.github.gan4j.bench.workload.Piece.Activation.RELU;
import static io.github.gan4j.bench.workload.Piece.Activation.SIGMOID;

import io.github.gan4j.bench.workload.Workload.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The training steps that are compared, by name. */
public final class Workloads {

  private static final Pattern DCGAN = Pattern.compile("dcgan(\\d{1,3})-f(\\d{1,4})-b(\\d{1,4})");

  private Workloads() {}

  /** All of them, small ones first. */
  public static List<Workload> all() {
    return List.of(
        mlp(),
        Dcgan.of("dcgan28-f16", 28, 16, 64),
        Dcgan.of("dcgan28-f64", 28, 64, 128),
        critic(),
        Dcgan.of("dcgan64-f64", 64, 64, 64),
        snResNet32("snresnet32-b16", 16),
        snResNet32("snresnet32-b64", 64));
  }

  /**
   * A DCGAN of any size. Its name says all of it, so that {@link #named} finds it too.
   *
   * @param size pixels a side: 28, or 4 times a power of two
   * @param features channels of the layer beside the image
   */
  public static Workload dcgan(int size, int features, int batch) {
    return Dcgan.of("dcgan" + size + "-f" + features + "-b" + batch, size, features, batch);
  }

  /**
   * The one of that name.
   *
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  public static Workload named(String name) {
    Matcher dcgan = DCGAN.matcher(name);
    if (dcgan.matches()) {
      return dcgan(number(dcgan, 1), number(dcgan, 2), number(dcgan, 3));
    }
    List<String> names = new ArrayList<>();
    for (Workload w : all()) {
      if (w.name().equals(name)) {
        return w;
      }
      names.add(w.name());
    }
    throw new IllegalArgumentException(
        "There is no net '" + name + "'. There are " + String.join(", ", names) + ".");
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static Workload mlp() {
    List<Piece> generator = List.of(
        new Piece.Linear("hidden1", 100, 1200, true, false),
        RELU,
        new Piece.Linear("hidden2", 1200, 1200, true, false),
        RELU,
        new Piece.Linear("out", 1200, 784, true, false),
        SIGMOID);
    List<Piece> discriminator = List.of(
        new Piece.Linear("hidden1", 784, 1200, true, false),
        LEAKY_RELU,
        new Piece.Linear("hidden2", 1200, 1200, true, false),
        LEAKY_RELU,
        new Piece.Linear("score", 1200, 1, true, false));
    return new Workload(
        "mlp", 100, 100, new int[] {784}, generator, discriminator, Rule.NON_SATURATING);
  }

  // The discriminator of dcgan28 without normalisation, so that samples stay independent.
  private static Workload critic() {
    int f = 64;
    List<Piece> critic = List.of(
        Dcgan.down("down1", 1, f, true),
        LEAKY_RELU,
        Dcgan.down("down2", f, 2 * f, true),
        LEAKY_RELU,
        new Piece.Conv("score", 2 * f, 1, 7, 1, 0, true, false));
    int[] sample = {28, 28, 1};
    List<Piece> generator = Dcgan.generator28(f);
    return new Workload("wgangp-critic", 128, 100, sample, generator, critic, Rule.CRITIC);
  }

  private static Workload snResNet32(String name, int batch) {
    int[] sample = {32, 32, 3};
    return new Workload(
        name, batch, 128, sample, SnResNet.generator(), SnResNet.discriminator(), Rule.HINGE);
  }
}
