package io.github.gan4j.core.kernel;

import io.github.gan4j.core.shape.ConvShape;
import java.util.Arrays;

/**
 * The patch matrix of one image, [outH outW, kH kW I], and its adjoint. In NHWC with HWIO weights, a convolution is this
 * matrix times the weight as it lies in memory.
 */
final class Im2col {

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

  /** Adds the patches back to the image at {@code xAt}, which is cleared first. */
  static void scatter(ConvShape s, float[] columns, float[] x, int xAt) {
    Arrays.fill(x, xAt, xAt + s.h() * s.w() * s.inC(), 0);
    int at = 0;
    for (int oy = 0; oy < s.outH(); oy++) {
      for (int ox = 0; ox < s.outW(); ox++) {
        for (int ky = 0; ky < s.kH(); ky++) {
          int y = oy * s.stride() - s.pad() + ky;
          for (int kx = 0; kx < s.kW(); kx++) {
            int col = ox * s.stride() - s.pad() + kx;
            if (y >= 0 && y < s.h() && col >= 0 && col < s.w()) {
              add(columns, at, x, xAt + (y * s.w() + col) * s.inC(), s.inC());
            }
            at += s.inC();
          }
        }
      }
    }
  }

  private static void add(float[] a, int aAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] += a[aAt + i];
    }
  }
}
