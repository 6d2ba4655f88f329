package io.github.gan4j.models.data;

import java.util.Objects;

/**
 * Images of one size, kept as bytes and scaled to floats when they are read. Sample shape is
 * [height, width, channels].
 */
public final class ImageDataset implements Dataset {
  private final Picture[] pictures;
  private final Labels labels;
  private final PixelRange range;
  private final String source;
  private final int skipped;

  /** Takes over {@code pictures}, which are of one size and at least one, without a copy. */
  ImageDataset(String source, Picture[] pictures, Labels labels, PixelRange range, int skipped) {
    this.pictures = pictures;
    this.labels = labels;
    this.range = range;
    this.source = source;
    this.skipped = skipped;
  }

  /** The same images scaled to another range; the pixels are shared. */
  public ImageDataset range(PixelRange wanted) {
    return new ImageDataset(source, pictures, labels, wanted, skipped);
  }

  /** The values of black and white in the samples. */
  public PixelRange range() {
    return range;
  }

  /** Number of image files left out because they could not be read. */
  public int skipped() {
    return skipped;
  }

  @Override
  public int size() {
    return pictures.length;
  }

  @Override
  public int[] sampleShape() {
    Picture first = pictures[0];
    return new int[] {first.height(), first.width(), first.channels()};
  }

  @Override
  public void read(int index, float[] into, int at) {
    byte[] pixels = pictures[index].pixels();
    for (int i = 0; i < pixels.length; i++) {
      into[at + i] = range.fromByte(pixels[i]);
    }
  }

  @Override
  public int classes() {
    return labels.classes();
  }

  @Override
  public int label(int index) {
    return labels.of(Objects.checkIndex(index, pictures.length));
  }

  @Override
  public String source() {
    return source;
  }
}
