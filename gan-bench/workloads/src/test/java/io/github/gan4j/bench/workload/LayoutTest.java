package io.github.gan4j.bench.workload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LayoutTest {

  private static float[] counted(int size) {
    float[] x = new float[size];
    for (int i = 0; i < size; i++) {
      x[i] = i;
    }
    return x;
  }

  @Test
  void imagesHaveTheirChannelsFirst() {
    int n = 2;
    int h = 3;
    int w = 4;
    int c = 5;
    float[] y = Layout.images(counted(n * h * w * c), n, h, w, c);
    for (int i = 0; i < n * h * w * c; i++) {
      int x = i % w;
      int row = i / w % h;
      int channel = i / (w * h) % c;
      int image = i / (w * h * c);
      assertEquals(((image * h + row) * w + x) * c + channel, y[i]);
    }
  }

  @Test
  void kernelsHaveBothChannelsFirst() {
    int kH = 2;
    int kW = 3;
    int in = 4;
    int out = 5;
    float[] y = Layout.kernel(counted(kH * kW * in * out), kH, kW, in, out);
    for (int i = 0; i < y.length; i++) {
      int x = i % kW;
      int row = i / kW % kH;
      int from = i / (kW * kH) % in;
      int to = i / (kW * kH * in);
      assertEquals(((row * kW + x) * in + from) * out + to, y[i]);
    }
  }

  @Test
  void aProjectionKeepsItsInputsAndTurnsItsImage() {
    float[] rows = {0, 1, 2, 3, 10, 11, 12, 13};
    float[] expected = {0, 2, 1, 3, 10, 12, 11, 13};
    assertArrayEquals(expected, Layout.projection(rows, 2, 2, 1, 2));
  }

  @Test
  void transposesMatrices() {
    assertArrayEquals(
        new float[] {0, 3, 1, 4, 2, 5}, Layout.transpose(new float[] {0, 1, 2, 3, 4, 5}, 2, 3));
  }
}
