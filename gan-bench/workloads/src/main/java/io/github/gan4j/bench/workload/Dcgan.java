package io.github.gan4j.bench.workload;

import static io.github.gan4j.bench.workload.Piece.Activation.LEAKY_RELU;
import static io.github.gan4j.bench.workload.Piece.Activation.RELU;
import static io.github.gan4j.bench.workload.Piece.Activation.TANH;

import io.github.gan4j.bench.workload.Workload.Rule;
import java.util.ArrayList;
import java.util.List;

/** DCGANs with 4x4 kernels and stride 2. Their features are the channels beside the image; every stage inwards doubles them. */
final class Dcgan {

  private static final int LATENT = 100;
  private static final int SMALL = 28;
  private static final int SEED = 4;

  private Dcgan() {}

  /**
   * The one for square images of so many pixels a side: 28 (grey, from 7x7 pixels), or 4 times a power of two (colour,
   * from 4x4 pixels, as the WGAN repository and PyTorch's example have it for 64).
   *
   * @throws IllegalArgumentException if the size is another, or a number is not positive
   */
  static Workload of(String name, int size, int features, int batch) {
    if (features < 1 || batch < 1) {
      throw new IllegalArgumentException(name + ": features and batch must be positive.");
    }
    if (size == SMALL) {
      return workload(
          name, batch, sample(SMALL, 1), generator28(features), discriminator28(features));
    }
    if (size <= SEED || size % SEED != 0 || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException(name + ": sizes are 28, 8, 16, 32, 64, 128 and so on.");
    }
    int stages = Integer.numberOfTrailingZeros(size / SEED);
    return workload(
        name, batch, sample(size, 3), generator(stages, features), discriminator(stages, features));
  }

  private static Workload workload(
      String name, int batch, int[] sample, List<Piece> generator, List<Piece> discriminator) {
    return new Workload(name, batch, LATENT, sample, generator, discriminator, Rule.NON_SATURATING);
  }

  private static int[] sample(int size, int channels) {
    return new int[] {size, size, channels};
  }

  static List<Piece> generator28(int f) {
    List<Piece> pieces = new ArrayList<>(List.of(new Piece.ToPixel(LATENT)));
    pieces.add(new Piece.ConvTranspose("up1", LATENT, 2 * f, 7, 1, 0));
    pieces.addAll(List.of(new Piece.BatchNorm("norm1", 2 * f), RELU));
    pieces.add(new Piece.ConvTranspose("up2", 2 * f, f, 4, 2, 1));
    pieces.addAll(List.of(new Piece.BatchNorm("norm2", f), RELU));
    pieces.addAll(List.of(new Piece.ConvTranspose("up3", f, 1, 4, 2, 1), TANH));
    return pieces;
  }

  private static List<Piece> discriminator28(int f) {
    return List.of(
        down("down1", 1, f, false),
        LEAKY_RELU,
        down("down2", f, 2 * f, false),
        new Piece.BatchNorm("norm2", 2 * f),
        LEAKY_RELU,
        new Piece.Conv("score", 2 * f, 1, 7, 1, 0, false, false));
  }

  private static List<Piece> generator(int stages, int f) {
    int channels = f << (stages - 1);
    List<Piece> pieces = new ArrayList<>(List.of(new Piece.ToPixel(LATENT)));
    pieces.add(new Piece.ConvTranspose("up1", LATENT, channels, SEED, 1, 0));
    for (int i = 1; i <= stages; i++, channels /= 2) {
      pieces.addAll(List.of(new Piece.BatchNorm("norm" + i, channels), RELU));
      int out = i == stages ? 3 : channels / 2;
      pieces.add(new Piece.ConvTranspose("up" + (i + 1), channels, out, 4, 2, 1));
    }
    pieces.add(TANH);
    return pieces;
  }

  private static List<Piece> discriminator(int stages, int f) {
    List<Piece> pieces = new ArrayList<>(List.of(down("down1", 3, f, false), LEAKY_RELU));
    int channels = f;
    for (int i = 2; i <= stages; i++, channels *= 2) {
      pieces.add(down("down" + i, channels, 2 * channels, false));
      pieces.addAll(List.of(new Piece.BatchNorm("norm" + i, 2 * channels), LEAKY_RELU));
    }
    pieces.add(new Piece.Conv("score", channels, 1, SEED, 1, 0, false, false));
    return pieces;
  }

  static Piece down(String name, int in, int out, boolean bias) {
    return new Piece.Conv(name, in, out, 4, 2, 1, bias, false);
  }
}
