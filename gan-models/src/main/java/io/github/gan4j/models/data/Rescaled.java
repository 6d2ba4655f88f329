package io.github.gan4j.models.data;

/** Images with the values of another {@link PixelRange}, converted when they are read. */
public final class Rescaled implements Dataset {
  private final Dataset images;
  private final PixelRange from;
  private final PixelRange to;

  private Rescaled(Dataset images, PixelRange from, PixelRange to) {
    this.images = images;
    this.from = from;
    this.to = to;
  }

  /** The images themselves if the ranges are the same. */
  public static Dataset of(Dataset images, PixelRange from, PixelRange to) {
    return from == to ? images : new Rescaled(images, from, to);
  }

  @Override
  public int size() {
    return images.size();
  }

  @Override
  public int[] sampleShape() {
    return images.sampleShape();
  }

  @Override
  public void read(int index, float[] into, int at) {
    images.read(index, into, at);
    int end = at + images.sampleLength();
    for (int i = at; i < end; i++) {
      into[i] = from.convert(into[i], to);
    }
  }

  @Override
  public int classes() {
    return images.classes();
  }

  @Override
  public int label(int index) {
    return images.label(index);
  }

  @Override
  public String source() {
    return images.source();
  }
}
