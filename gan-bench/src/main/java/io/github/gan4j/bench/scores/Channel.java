package io.github.gan4j.bench.scores;

import io.github.gan4j.models.data.Dataset;

/**
 * One channel of colour images with values of 0 to 1, as grey images with values of -1 to 1, which a classifier reads. What
 * is outside the range is cut off. <b>Shapes</b> [H, W, 1] from [H, W, 3].
 *
 * @param index 0 to 2
 */
record Channel(Dataset images, int index) implements Dataset {

  static final int COUNT = 3;

  @Override
  public int size() {
    return images.size();
  }

  @Override
  public int[] sampleShape() {
    int[] shape = images.sampleShape();
    shape[2] = 1;
    return shape;
  }

  @Override
  public void read(int sample, float[] into, int at) {
    float[] colour = new float[images.sampleLength()];
    images.read(sample, colour, 0);
    for (int i = 0; i < colour.length / COUNT; i++) {
      into[at + i] = 2 * Math.min(1, Math.max(0, colour[COUNT * i + index])) - 1;
    }
  }

  @Override
  public int classes() {
    return 0;
  }

  @Override
  public int label(int sample) {
    throw new IllegalStateException("Channel: the samples have no labels.");
  }

  @Override
  public String source() {
    return images.source() + ", channel " + index;
  }
}
