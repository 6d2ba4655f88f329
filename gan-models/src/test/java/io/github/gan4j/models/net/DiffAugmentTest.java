package io.github.gan4j.models.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.gradcheck.GradCheck;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiffAugmentTest {

  private static final int SIDE = 16;

  private static Tensor images(int n, int h, int w, int channels) {
    return Rng.of(4).uniform(-1, 1, n, h, w, channels);
  }

  // ---- colour

  @Test
  void colourIsBrightnessSaturationAndContrastOfEachImage() {
    for (int channels : new int[] {1, 3}) {
      int n = 3;
      Tensor x = images(n, 4, 5, channels);
      float[] actual = DiffAugment.COLOR.of(x, 0, Rng.of(9)).toArray();
      Rng rng = Rng.of(9);
      float[] bright = rng.uniform(-0.5f, 0.5f, n).toArray();
      float[] saturation = channels == 1 ? new float[n] : rng.uniform(0, 2, n).toArray();
      float[] contrast = rng.uniform(0.5f, 1.5f, n).toArray();
      int size = 20 * channels;
      for (int i = 0; i < n; i++) {
        double[] image = new double[size];
        for (int j = 0; j < size; j++) {
          image[j] = x.toArray()[i * size + j] + bright[i];
        }
        if (channels > 1) {
          for (int pixel = 0; pixel < size; pixel += channels) {
            spread(image, pixel, channels, saturation[i]);
          }
        }
        spread(image, 0, size, contrast[i]);
        for (int j = 0; j < size; j++) {
          assertEquals(image[j], actual[i * size + j], 1e-5);
        }
      }
    }
  }

  private static void spread(double[] x, int from, int n, double factor) {
    double mean = Arrays.stream(x, from, from + n).sum() / n;
    for (int i = from; i < from + n; i++) {
      x[i] = mean + factor * (x[i] - mean);
    }
  }

  // ---- translation

  @Test
  void translationMovesEachImageByUpToAnEighth() {
    int n = 300;
    for (int channels : new int[] {1, 3}) {
      Tensor x = images(n, SIDE, 8, channels);
      float[] moved = DiffAugment.TRANSLATION.of(x, 0, Rng.of(5)).toArray();
      float[] source = x.toArray();
      Set<String> shifts = new HashSet<>();
      for (int i = 0; i < n; i++) {
        shifts.add(shift(source, moved, i, channels));
      }
      assertEquals(5 * 3, shifts.size(), "2 to each side of 16 rows, 1 of 8 columns");
    }
  }

  /** The shift that explains image i. */
  private static String shift(float[] source, float[] moved, int i, int channels) {
    for (int down = -2; down <= 2; down++) {
      for (int right = -1; right <= 1; right++) {
        if (isMoved(source, moved, i, channels, down, right)) {
          return down + " " + right;
        }
      }
    }
    throw new AssertionError("image " + i + " was not moved by any shift");
  }

  private static boolean isMoved(
      float[] source, float[] moved, int i, int channels, int down, int right) {
    for (int r = 0; r < SIDE; r++) {
      for (int c = 0; c < 8; c++) {
        boolean inside = r + down >= 0 && r + down < SIDE && c + right >= 0 && c + right < 8;
        int to = ((i * SIDE + r) * 8 + c) * channels;
        int from = ((i * SIDE + r + down) * 8 + c + right) * channels;
        for (int k = 0; k < channels; k++) {
          if (moved[to + k] != (inside ? source[from + k] : 0)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  // ---- cutout

  @Test
  void cutoutZeroesHalfTheSidesAroundAnyPixel() {
    int n = 500;
    Tensor x = Tensor.ones(n, SIDE, 6, 3);
    float[] cut = DiffAugment.CUTOUT.of(x, 0, Rng.of(5)).toArray();
    Set<Integer> tops = new HashSet<>();
    Set<Integer> lefts = new HashSet<>();
    for (int i = 0; i < n; i++) {
      int top = SIDE;
      int bottom = -1;
      int left = 6;
      int right = -1;
      int zeros = 0;
      for (int r = 0; r < SIDE; r++) {
        for (int c = 0; c < 6; c++) {
          int at = ((i * SIDE + r) * 6 + c) * 3;
          assertTrue(cut[at] == cut[at + 1] && cut[at] == cut[at + 2], "all channels alike");
          if (cut[at] == 0) {
            zeros++;
            top = Math.min(top, r);
            bottom = Math.max(bottom, r);
            left = Math.min(left, c);
            right = Math.max(right, c);
          } else {
            assertEquals(1, cut[at]);
          }
        }
      }
      int height = bottom - top + 1;
      int width = right - left + 1;
      assertEquals(height * width, zeros, "a rectangle");
      assertTrue(height == 8 || top == 0 || bottom == SIDE - 1, "8 high, or over the border");
      assertTrue(height <= 8 && height >= 4, "its middle is in the image");
      assertTrue(width == 3 || left == 0 || right == 5, "3 wide, or over the border");
      assertTrue(width <= 3 && width >= 2);
      tops.add(top + 100 * height);
      lefts.add(left + 100 * width);
    }
    assertEquals(SIDE + 1, tops.size(), "every place");
    assertEquals(6, lefts.size());
  }

  // ---- all

  @ParameterizedTest
  @EnumSource
  void gradientsOfAnyOrderPassThrough(DiffAugment change) {
    for (int channels : new int[] {1, 3}) {
      Tensor x = images(2, 8, 8, channels);
      GradCheck.of(1).first(change.name(), in -> change.of(in[0], 0, Rng.of(3)), x);
      GradCheck.of(1).second(change.name(), in -> change.of(in[0], 0, Rng.of(3)).square(), x);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isDrawnBySeedForEachBatch(DiffAugment change) {
    Tensor x = images(8, SIDE, SIDE, 1);
    Rng rng = Rng.of(3);
    float[] first = change.of(x, 0, rng).toArray();
    assertArrayEquals(first, change.of(x, 7, Rng.of(3)).toArray());
    assertFalse(Arrays.equals(first, change.of(x, 0, rng).toArray()));
    assertArrayEquals(new int[] {8, SIDE, SIDE, 1}, change.of(x, 0, rng).shape());
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatIsNoImage(DiffAugment change) {
    ShapeException e =
        assertThrows(ShapeException.class, () -> change.of(Tensor.zeros(4, 2), 0, Rng.of(3)));
    assertTrue(e.getMessage().startsWith("DiffAugment: "), e.getMessage());
    assertTrue(e.getMessage().contains("N,H,W,C"), e.getMessage());
  }
}
