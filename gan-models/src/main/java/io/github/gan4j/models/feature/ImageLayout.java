package io.github.gan4j.models.feature;

/** The order of the axes in which a network takes images. */
public enum ImageLayout {
  /** Channels first, as PyTorch has them. */
  NCHW(1, 2, 3),
  /** Channels last, as TensorFlow and this library have them. */
  NHWC(3, 1, 2);

  final int channelAxis;
  final int heightAxis;
  final int widthAxis;

  ImageLayout(int channelAxis, int heightAxis, int widthAxis) {
    this.channelAxis = channelAxis;
    this.heightAxis = heightAxis;
    this.widthAxis = widthAxis;
  }
}
