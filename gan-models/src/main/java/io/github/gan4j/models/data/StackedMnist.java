package io.github.gan4j.models.data;

import io.github.gan4j.core.tensor.Rng;
import java.util.Arrays;
import java.util.Objects;

/**
 * Colour images whose red, green and blue are three grey images picked at random: 1000 modes that are
 * known and can be counted. Picked from digits a, b, c, the label is {@code 100 a + 10 b + c}.
 *
 * <p>What image {@code i} is picked from depends on the seed and {@code i} alone; it is put together
 * when it is read. <b>Shapes</b> [H, W, 3] from images [H, W, 1].
 *
 * <p>Source: Metz et al., "Unrolled generative adversarial networks", 2017, section 3.3.1; the 128,000
 * triples that tables use are those of Lin et al., "PacGAN", 2018.
 */
public final class StackedMnist implements Dataset {
  private static final int DIGITS = 10;
  private static final int CHANNELS = 3;

  private final Dataset digits;
  private final int size;
  private final long seed;
  private final int pixels;

  /**
   * Stacks images of {@code digits}.
   *
   * @param digits grey images of ten classes
   * @throws IllegalArgumentException if it holds something else, or {@code size} is not positive
   */
  public StackedMnist(Dataset digits, int size, long seed) {
    int[] shape = digits.sampleShape();
    if (shape.length != 3 || shape[2] != 1 || digits.classes() != DIGITS) {
      throw new IllegalArgumentException(
          "StackedMnist: needs grey images [H, W, 1] of 10 classes, got samples %s of %d classes from %s."
              .formatted(Arrays.toString(shape), digits.classes(), digits.source()));
    }
    ToySettings.positive("StackedMnist", "size", size);
    this.digits = digits;
    this.size = size;
    this.seed = seed;
    this.pixels = digits.sampleLength();
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int[] sampleShape() {
    int[] shape = digits.sampleShape();
    shape[2] = CHANNELS;
    return shape;
  }

  @Override
  public void read(int index, float[] into, int at) {
    Rng picks = picks(index);
    float[] channel = new float[pixels];
    for (int c = 0; c < CHANNELS; c++) {
      digits.read(picks.below(digits.size()), channel, 0);
      for (int i = 0; i < pixels; i++) {
        into[at + CHANNELS * i + c] = channel[i];
      }
    }
  }

  @Override
  public int classes() {
    return DIGITS * DIGITS * DIGITS;
  }

  @Override
  public int label(int index) {
    Rng picks = picks(index);
    int label = 0;
    for (int c = 0; c < CHANNELS; c++) {
      label = DIGITS * label + digits.label(picks.below(digits.size()));
    }
    return label;
  }

  private Rng picks(int index) {
    return Rng.of(seed).at(Objects.checkIndex(index, size));
  }

  @Override
  public String source() {
    return digits.source() + ", three stacked";
  }
}
