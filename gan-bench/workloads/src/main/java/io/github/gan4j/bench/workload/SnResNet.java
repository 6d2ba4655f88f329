package io.github.gan4j.bench.workload;

import static io.github.gan4j.bench.workload.Piece.Activation.RELU;
import static io.github.gan4j.bench.workload.Piece.Activation.TANH;
import static io.github.gan4j.bench.workload.Piece.Resize.AVERAGE_2;
import static io.github.gan4j.bench.workload.Piece.Resize.SUM_ALL;
import static io.github.gan4j.bench.workload.Piece.Resize.UPSAMPLE_2;

import java.util.ArrayList;
import java.util.List;

/**
 * The residual nets of SN-GAN for 32x32 pixels (Miyato et al., 2018, table 4): generator 4,276,739 parameters,
 * discriminator 1,053,824.
 */
final class SnResNet {

  private static final int G = 256;
  private static final int D = 128;

  private SnResNet() {}

  static List<Piece> generator() {
    List<Piece> pieces = new ArrayList<>(List.of(new Piece.Project("project", 128, 4, 4, G)));
    for (String name : List.of("block1", "block2", "block3")) {
      pieces.add(upBlock(name));
    }
    pieces.addAll(List.of(new Piece.BatchNorm("norm", G), RELU));
    pieces.addAll(List.of(conv("image", G, 3, 3, false), TANH));
    return pieces;
  }

  private static Piece upBlock(String name) {
    List<Piece> body = List.of(
        new Piece.BatchNorm(name + ".norm1", G),
        RELU,
        UPSAMPLE_2,
        conv(name + ".conv1", G, G, 3, false),
        new Piece.BatchNorm(name + ".norm2", G),
        RELU,
        conv(name + ".conv2", G, G, 3, false));
    return new Piece.Residual(body, List.of(UPSAMPLE_2, conv(name + ".shortcut", G, G, 1, false)));
  }

  static List<Piece> discriminator() {
    return List.of(
        firstBlock("block1"),
        downBlock("block2"),
        new Piece.Residual(body("block3"), List.of()),
        new Piece.Residual(body("block4"), List.of()),
        RELU,
        SUM_ALL,
        new Piece.Linear("score", D, 1, false, true));
  }

  private static Piece firstBlock(String name) {
    List<Piece> body = List.of(
        conv(name + ".conv1", 3, D, 3, true),
        RELU,
        conv(name + ".conv2", D, D, 3, true),
        AVERAGE_2);
    return new Piece.Residual(body, List.of(AVERAGE_2, conv(name + ".shortcut", 3, D, 1, true)));
  }

  private static Piece downBlock(String name) {
    List<Piece> body = new ArrayList<>(body(name));
    body.add(AVERAGE_2);
    return new Piece.Residual(body, List.of(conv(name + ".shortcut", D, D, 1, true), AVERAGE_2));
  }

  private static List<Piece> body(String name) {
    return List.of(
        RELU, conv(name + ".conv1", D, D, 3, true), RELU, conv(name + ".conv2", D, D, 3, true));
  }

  private static Piece conv(String name, int in, int out, int kernel, boolean spectral) {
    return new Piece.Conv(name, in, out, kernel, 1, kernel / 2, true, spectral);
  }
}
