package io.github.gan4j.models.feature;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.ArrayDataset;
import java.util.Arrays;

/** Images with a bright bar in noise: horizontal, vertical or diagonal. */
final class Bars {
  private static final int SIDE = 28;

  private Bars() {}

  static ArrayDataset of(int count, long seed) {
    Rng rng = Rng.of(seed);
    float[] values = new float[count * SIDE * SIDE];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 3;
      float[] image = new float[SIDE * SIDE];
      rng.fillUniform(-1, 0, image, 0, image.length);
      draw(image, labels[i], 4 + rng.below(20));
      System.arraycopy(image, 0, values, i * image.length, image.length);
    }
    return ArrayDataset.of(values, new int[] {SIDE, SIDE, 1}, labels);
  }

  private static void draw(float[] image, int kind, int at) {
    for (int k = 0; k < SIDE; k++) {
      int row = kind == 0 ? at : k;
      int column = kind == 0 ? k : kind == 1 ? at : (k + at) % SIDE;
      image[row * SIDE + column] = 1;
    }
  }

  /** As many images without labels. */
  static ArrayDataset unlabelled(int count) {
    float[] black = new float[count * SIDE * SIDE];
    Arrays.fill(black, -1);
    return ArrayDataset.of(black, new int[] {SIDE, SIDE, 1}, new int[0]);
  }
}
