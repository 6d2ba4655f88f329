package io.github.gan4j.bench.workload;

import java.util.List;

/**
 * One step of a net's forward pass, in words that every library understands. Names are paths of parameters: the piece
 * {@code up1} has the weight {@code up1.weight}.
 */
public sealed interface Piece {

  /** {@code y = x w + b}: weight [in,out], bias [out]; spectral weights are divided by their largest singular value. */
  record Linear(String name, int in, int out, boolean bias, boolean spectral) implements Piece {}

  /**
   * A linear layer whose outputs are an image: weight [in, height * width * channels] in the order [H,W,C].
   */
  record Project(String name, int in, int height, int width, int channels) implements Piece {
    public int out() {
      return height * width * channels;
    }
  }

  /** The vector as an image of one pixel. */
  record ToPixel(int channels) implements Piece {}

  /** Convolution: weight [kH,kW,in,out], bias [out]. */
  record Conv(
      String name, int in, int out, int kernel, int stride, int pad, boolean bias, boolean spectral)
      implements Piece {}

  /** Transposed convolution without bias: weight [kH,kW,out,in], that of the convolution it transposes. */
  record ConvTranspose(String name, int in, int out, int kernel, int stride, int pad)
      implements Piece {}

  /** Batch normalisation over all but the channels: weight and bias [channels], epsilon 1e-5, momentum 0.1. */
  record BatchNorm(String name, int channels) implements Piece {}

  /** An element-wise function. */
  enum Activation implements Piece {
    RELU,
    /** Slope 0.2. */
    LEAKY_RELU,
    TANH,
    SIGMOID
  }

  /** What changes the size of an image and has no parameters. */
  enum Resize implements Piece {
    /** Every pixel twice in both directions. */
    UPSAMPLE_2,
    /** The mean of two by two pixels. */
    AVERAGE_2,
    /** The sum over all pixels: a vector of the channels. */
    SUM_ALL
  }

  /** The sum of what two ways make of the same input; an empty way passes it on. */
  record Residual(List<Piece> body, List<Piece> shortcut) implements Piece {
    public Residual {
      body = List.copyOf(body);
      shortcut = List.copyOf(shortcut);
    }
  }
}
