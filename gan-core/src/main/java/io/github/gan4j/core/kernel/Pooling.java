package io.github.gan4j.core.kernel;

import io.github.gan4j.core.shape.ConvShape;
import java.util.Arrays;

/** Sums and maxima over windows of NHWC images, and the adjoint of the sum. Images are shared among the workers. */
public final class Pooling {

  private Pooling() {}

  /** {@code y[n,oy,ox,c] = sum over the window of x[n,y,x,c]}. */
  public static void sum(ConvShape s, float[] x, int xAt, float[] y, int yAt) {
    int image = s.outH() * s.outW() * s.inC();
    Workers.current().run(s.n(), n -> {
      Arrays.fill(y, yAt + n * image, yAt + (n + 1) * image, 0);
      taps(s, n, (in, out) -> add(x, xAt + in, y, yAt + out, s.inC()));
    });
  }

  /** The adjoint of {@link #sum}: every input position gets the sum of the windows it lies in. */
  public static void sumGrad(ConvShape s, float[] y, int yAt, float[] x, int xAt) {
    int image = s.h() * s.w() * s.inC();
    Workers.current().run(s.n(), n -> {
      Arrays.fill(x, xAt + n * image, xAt + (n + 1) * image, 0);
      taps(s, n, (in, out) -> add(y, yAt + out, x, xAt + in, s.inC()));
    });
  }

  /** The flat index in x of the first largest element of each window; padding never wins. */
  public static void argMax(ConvShape s, float[] x, int xAt, int[] index) {
    Workers.current().run(s.n(), n -> {
      int image = s.outH() * s.outW() * s.inC();
      Arrays.fill(index, n * image, (n + 1) * image, -1);
      taps(s, n, (in, out) -> {
        for (int c = 0; c < s.inC(); c++) {
          int best = index[out + c];
          if (best < 0 || x[xAt + in + c] > x[xAt + best]) {
            index[out + c] = in + c;
          }
        }
      });
    });
  }

  private interface Tap {
    void at(int in, int out);
  }

  private static void taps(ConvShape s, int n, Tap tap) {
    int out = n * s.outH() * s.outW() * s.inC();
    for (int oy = 0; oy < s.outH(); oy++) {
      for (int ox = 0; ox < s.outW(); ox++, out += s.inC()) {
        for (int ky = 0; ky < s.kH(); ky++) {
          int y = oy * s.stride() - s.pad() + ky;
          for (int kx = 0; kx < s.kW(); kx++) {
            int x = ox * s.stride() - s.pad() + kx;
            if (y >= 0 && y < s.h() && x >= 0 && x < s.w()) {
              tap.at(((n * s.h() + y) * s.w() + x) * s.inC(), out);
            }
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
