package io.github.gan4j.core.kernel;

import io.github.gan4j.core.shape.ConvShape;
import java.util.Arrays;

/**
 * The patch matrix of one image, [outH outW, kH kW I], and its adjoint. In NHWC with HWIO weights, a convolution is this
 * matrix times the weight as it lies in memory.
 */
final class Im2col {

  // With so few channels a loop over pixels is longer than one over channels.
  private static final int SHORT = 8;

  private Im2col() {}

  /** Copies the patches of the image at {@code xAt} to {@code columns}; padding becomes zeros. */
  static void gather(ConvShape s, float[] x, int xAt, float[] columns) {
    int at = 0;
    for (int oy = 0; oy < s.outH(); oy++) {
      for (int ox = 0; ox < s.outW(); ox++) {
        for (int ky = 0; ky < s.kH(); ky++) {
          int y = oy * s.stride() - s.pad() + ky;
          for (int kx = 0; kx < s.kW(); kx++) {
            int col = ox * s.stride() - s.pad() + kx;
            if (y < 0 || y >= s.h() || col < 0 || col >= s.w()) {
              Arrays.fill(columns, at, at + s.inC(), 0);
            } else {
              System.arraycopy(x, xAt + (y * s.w() + col) * s.inC(), columns, at, s.inC());
            }
            at += s.inC();
          }
        }
      }
    }
  }

  /**
   * Adds the patches back to the image at {@code xAt}, which is cleared first. Of a line of patches it adds one tap after the
   * other, so that each loop is over pixels that do not wait for one another.
   */
  static void scatter(ConvShape s, float[] columns, int columnsAt, float[] x, int xAt) {
    int line = s.w() * s.inC();
    Arrays.fill(x, xAt, xAt + s.h() * line, 0);
    for (int oy = 0; oy < s.outH(); oy++) {
      int from = columnsAt + oy * s.outW() * s.patch();
      for (int ky = 0; ky < s.kH(); ky++) {
        int y = oy * s.stride() - s.pad() + ky;
        for (int kx = 0; kx < s.kW() && y >= 0 && y < s.h(); kx++) {
          addTap(s, columns, from + (ky * s.kW() + kx) * s.inC(), x, xAt + y * line, kx);
        }
      }
    }
  }

  private static void addTap(ConvShape s, float[] columns, int from, float[] x, int to, int kx) {
    int left = kx - s.pad();
    int first = left < 0 ? (s.stride() - 1 - left) / s.stride() : 0;
    int end = Math.min(s.outW(), (s.w() - left + s.stride() - 1) / s.stride());
    int channels = s.inC();
    int step = s.stride() * channels;
    int patch = s.patch();
    if (channels < SHORT) {
      for (int c = 0; c < channels; c++) {
        int at = to + left * channels + c;
        for (int ox = first; ox < end; ox++) {
          x[at + ox * step] += columns[from + c + ox * patch];
        }
      }
    } else {
      for (int ox = first; ox < end; ox++) {
        add(columns, from + ox * patch, x, to + left * channels + ox * step, channels);
      }
    }
  }

  private static void add(float[] a, int aAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] += a[aAt + i];
    }
  }
}
