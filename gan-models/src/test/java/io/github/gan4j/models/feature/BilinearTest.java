package io.github.gan4j.models.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/** Against PyTorch's {@code interpolate(x, size, mode="bilinear", align_corners=False)}. */
class BilinearTest {

  private static float[] resize(float[] x, int h, int w, int toH, int toW) {
    Bilinear bilinear = Bilinear.of(h, w, toH, toW);
    float[] y = new float[toH * toW];
    for (int i = 0; i < y.length; i++) {
      y[i] = bilinear.value(x, 0, 1, i / toW, i % toW, 0);
    }
    return y;
  }

  @Test
  void grows() {
    float[] x = {0, 1, 4, 9, 16, 25};
    float[] expected = {
      0, 0.1f, 0.5f, 0.9f, 1, 2.5f, 2.85f, 4.25f, 5.65f, 6, 8.5f, 9.15f, 11.75f, 14.35f, 15, 16,
      16.9f, 20.5f, 24.1f, 25
    };
    assertArrayEquals(expected, resize(x, 3, 2, 4, 5), 3e-6f);
  }

  @Test
  void shrinksWithoutAveraging() {
    float[] x = {0, 7, 3, 10, 6, 2, 9, 5, 1, 8, 4, 0, 7, 3, 10, 6, 2, 9, 5, 1, 8, 4, 0, 7, 3};
    float[] expected = {3.8333333f, 4.5f, 6.0833330f, 5.1666665f, 6.7499995f, 2.8333337f};
    assertArrayEquals(expected, resize(x, 5, 5, 2, 3), 1e-6f);
  }

  @Test
  void sameSizeSameBits() {
    float[] x = {0.1f, -0.7f, 1 / 3f, 1e-9f, 5e8f, -2};
    assertArrayEquals(x, resize(x, 3, 2, 3, 2));
  }
}
