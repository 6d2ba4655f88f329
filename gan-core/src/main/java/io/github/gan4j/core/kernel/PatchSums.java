package io.github.gan4j.core.kernel;

import io.github.gan4j.core.shape.ConvShape;
import java.util.Arrays;

/**
 * The patches of images of few channels added back to the images: a pixel is the sum of the taps that meet it. The pixels of
 * a {@link Phase} of a line meet the same taps, each one patch further than the last, and are summed four taps at a time. The
 * patches of each image lie in a frame of zeros, so that none is missing near the border.
 */
final class PatchSums {

  private static final int AT_ONCE = 4;

  private final ConvShape s;
  private final int width;
  private final Frame frame;

  /**
   * Sums of patches.
   *
   * @param width floats from one patch to the next, at least those of a patch
   */
  PatchSums(ConvShape s, int images, int width) {
    this.s = s;
    this.width = width;
    frame = Frame.output(s).of(images, width);
  }

  /** Floats of the framed patches. */
  int size() {
    return frame.size();
  }

  /** Where the patches of each position go, as rows of a product. The frame is cleared. */
  OutputRows rows(float[] patches) {
    return frame.clear(patches);
  }

  /** Writes the sums of all patches to the images at {@code xAt}. */
  void write(float[] patches, float[] x, int xAt) {
    int image = s.h() * s.w() * s.inC();
    Arrays.fill(x, xAt, xAt + frame.images() * image, 0);
    int[] offsets = Scratch.ints(Scratch.OFFSETS, s.kH() * s.kW());
    for (int phaseY = 0; phaseY < s.stride(); phaseY++) {
      Phase v = Phase.vertical(s, phaseY);
      for (int phaseX = 0; phaseX < s.stride(); phaseX++) {
        Phase h = Phase.horizontal(s, phaseX);
        int taps = taps(v, h, offsets);
        for (int i = 0; i < frame.images(); i++) {
          phase(v, h, offsets, taps, patches, frame.inner(i), x, xAt + i * image);
        }
      }
    }
  }

  /** Where the taps of the first pixel of a phase lie, from the first patch of an image. */
  private int taps(Phase v, Phase h, int[] offsets) {
    int n = 0;
    for (int t = 0; t < v.taps(); t++) {
      int line = (v.origin() + v.taps() - 1 - t) * frame.lineSize();
      int ky = v.phase() + t * s.stride();
      for (int u = 0; u < h.taps(); u++) {
        int column = (h.origin() + h.taps() - 1 - u) * width;
        int kx = h.phase() + u * s.stride();
        offsets[n++] = line + column + (ky * s.kW() + kx) * s.inC();
      }
    }
    return n;
  }

  private void phase(
      Phase v, Phase h, int[] offsets, int taps, float[] patches, int from, float[] x, int to) {
    for (int i = 0; i < v.count(); i++) {
      int patch = from + i * frame.lineSize();
      int pixel = to + ((v.first() + i * s.stride()) * s.w() + h.first()) * s.inC();
      for (int c = 0; c < s.inC(); c++) {
        line(patches, patch + c, offsets, taps, x, pixel + c, h.count());
      }
    }
  }

  private void line(
      float[] patches, int from, int[] offsets, int taps, float[] x, int to, int pixels) {
    int step = s.stride() * s.inC();
    int i = 0;
    for (; i + AT_ONCE <= taps; i += AT_ONCE) {
      int a = from + offsets[i];
      int b = from + offsets[i + 1];
      int c = from + offsets[i + 2];
      int d = from + offsets[i + 3];
      addFour(patches, a, b, c, d, width, x, to, step, pixels);
    }
    for (; i < taps; i++) {
      addOne(patches, from + offsets[i], width, x, to, step, pixels);
    }
  }

  private static void addFour(
      float[] p, int a, int b, int c, int d, int width, float[] x, int to, int step, int n) {
    int from = 0;
    int at = to;
    for (int i = 0; i < n; i++) {
      x[at] += (p[a + from] + p[b + from]) + (p[c + from] + p[d + from]);
      from += width;
      at += step;
    }
  }

  private static void addOne(float[] p, int a, int width, float[] x, int to, int step, int n) {
    int from = a;
    int at = to;
    for (int i = 0; i < n; i++) {
      x[at] += p[from];
      from += width;
      at += step;
    }
  }
}
