package io.github.gan4j.bench.workload;

import static io.github.gan4j.bench.workload.Piece.Activation.LEAKY_RELU;
import static io.github.gan4j.bench.workload.Piece.Activation.RELU;
import static io.github.gan4j.bench.workload.Piece.Activation.SIGMOID;
import static io.github.gan4j.bench.workload.Piece.Activation.TANH;

import io.github.gan4j.bench.workload.Workload.Rule;
import java.util.ArrayList;
import java.util.List;

/** The training steps that are compared, by name. */
public final class Workloads {

  private Workloads() {}

  /** All of them, small ones first. */
  public static List<Workload> all() {
    return List.of(
        mlp(),
        dcgan28("dcgan28-f16", 16, 64),
        dcgan28("dcgan28-f64", 64, 128),
        critic(),
        dcgan64(),
        snResNet32("snresnet32-b16", 16),
        snResNet32("snresnet32-b64", 64));
  }

  /**
   * The one of that name.
   *
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  public static Workload named(String name) {
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

  private static Workload dcgan28(String name, int f, int batch) {
    List<Piece> discriminator = List.of(
        conv("down1", 1, f, false),
        LEAKY_RELU,
        conv("down2", f, 2 * f, false),
        new Piece.BatchNorm("norm2", 2 * f),
        LEAKY_RELU,
        new Piece.Conv("score", 2 * f, 1, 7, 1, 0, false, false));
    int[] sample = {28, 28, 1};
    return new Workload(
        name, batch, 100, sample, generator28(f), discriminator, Rule.NON_SATURATING);
  }

  // The discriminator of dcgan28 without normalisation, so that samples stay independent.
  private static Workload critic() {
    int f = 64;
    List<Piece> critic = List.of(
        conv("down1", 1, f, true),
        LEAKY_RELU,
        conv("down2", f, 2 * f, true),
        LEAKY_RELU,
        new Piece.Conv("score", 2 * f, 1, 7, 1, 0, true, false));
    int[] sample = {28, 28, 1};
    return new Workload("wgangp-critic", 128, 100, sample, generator28(f), critic, Rule.CRITIC);
  }

  private static List<Piece> generator28(int f) {
    List<Piece> pieces = new ArrayList<>(List.of(new Piece.ToPixel(100)));
    pieces.add(new Piece.ConvTranspose("up1", 100, 2 * f, 7, 1, 0));
    pieces.addAll(List.of(new Piece.BatchNorm("norm1", 2 * f), RELU));
    pieces.add(new Piece.ConvTranspose("up2", 2 * f, f, 4, 2, 1));
    pieces.addAll(List.of(new Piece.BatchNorm("norm2", f), RELU));
    pieces.addAll(List.of(new Piece.ConvTranspose("up3", f, 1, 4, 2, 1), TANH));
    return pieces;
  }

  /** DCGAN with 4x4 kernels for 64x64 pixels, as the WGAN repository and PyTorch's example have it. */
  private static Workload dcgan64() {
    List<Piece> generator = new ArrayList<>(List.of(new Piece.ToPixel(100)));
    generator.add(new Piece.ConvTranspose("up1", 100, 512, 4, 1, 0));
    for (int i = 1, channels = 512; i <= 4; i++, channels /= 2) {
      generator.addAll(List.of(new Piece.BatchNorm("norm" + i, channels), RELU));
      int out = i == 4 ? 3 : channels / 2;
      generator.add(new Piece.ConvTranspose("up" + (i + 1), channels, out, 4, 2, 1));
    }
    generator.add(TANH);
    List<Piece> discriminator = new ArrayList<>(List.of(conv("down1", 3, 64, false), LEAKY_RELU));
    for (int i = 2, channels = 64; i <= 4; i++, channels *= 2) {
      discriminator.add(conv("down" + i, channels, 2 * channels, false));
      discriminator.addAll(List.of(new Piece.BatchNorm("norm" + i, 2 * channels), LEAKY_RELU));
    }
    discriminator.add(new Piece.Conv("score", 512, 1, 4, 1, 0, false, false));
    int[] sample = {64, 64, 3};
    return new Workload(
        "dcgan64-f64", 64, 100, sample, generator, discriminator, Rule.NON_SATURATING);
  }

  private static Piece conv(String name, int in, int out, boolean bias) {
    return new Piece.Conv(name, in, out, 4, 2, 1, bias, false);
  }

  private static Workload snResNet32(String name, int batch) {
    int[] sample = {32, 32, 3};
    return new Workload(
        name, batch, 128, sample, SnResNet.generator(), SnResNet.discriminator(), Rule.HINGE);
  }
}
