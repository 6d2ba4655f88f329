package io.github.gan4j.models.data;

import java.util.Arrays;

/**
 * Resizes an image to a square: by the average over each target pixel's area where it shrinks, by
 * linear interpolation where it grows.
 */
final class Resampler {
  private Resampler() {}

  /** The central square of {@code rows}, or with {@code crop} off the whole of it, resized. */
  static Picture resize(PixelRows rows, int side, boolean crop) {
    int square = Math.min(rows.height(), rows.width());
    Axis vertical = Axis.of(rows.height(), crop ? square : rows.height(), side);
    Axis horizontal = Axis.of(rows.width(), crop ? square : rows.width(), side);
    int channels = rows.channels();
    float[] row = new float[rows.width() * channels];
    float[] narrow = new float[side * channels];
    float[] sums = new float[side * narrow.length];
    for (int y = vertical.first(); y < vertical.end(); y++) {
      rows.read(y, row);
      resizeRow(row, horizontal, channels, narrow);
      addRow(narrow, vertical, y, sums);
    }
    return new Picture(side, side, channels, toBytes(sums));
  }

  private static void resizeRow(float[] row, Axis axis, int channels, float[] into) {
    Arrays.fill(into, 0f);
    for (int target = 0; target < axis.length(); target++) {
      float[] weights = axis.weights()[target];
      for (int i = 0; i < weights.length; i++) {
        int from = (axis.starts()[target] + i) * channels;
        for (int c = 0; c < channels; c++) {
          into[target * channels + c] += weights[i] * row[from + c];
        }
      }
    }
  }

  private static void addRow(float[] row, Axis axis, int y, float[] sums) {
    for (int target = 0; target < axis.length(); target++) {
      int i = y - axis.starts()[target];
      if (i >= 0 && i < axis.weights()[target].length) {
        float weight = axis.weights()[target][i];
        for (int k = 0; k < row.length; k++) {
          sums[target * row.length + k] += weight * row[k];
        }
      }
    }
  }

  private static byte[] toBytes(float[] values) {
    byte[] pixels = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      pixels[i] = (byte) Math.min(255, Math.round(values[i]));
    }
    return pixels;
  }

  /** For each target position, the first source position that counts and the weights from there. */
  @SuppressWarnings("ArrayRecordComponent") // Axes are not compared.
  private record Axis(int first, int end, int[] starts, float[][] weights) {
    static Axis of(int size, int used, int side) {
      int first = (size - used) / 2;
      int[] starts = new int[side];
      float[][] weights = new float[side][];
      double scale = (double) used / side;
      for (int target = 0; target < side; target++) {
        double centre = (target + 0.5) * scale;
        // The box of an area average, or the tent of linear interpolation, in source pixels.
        double reach = scale > 1 ? scale / 2 : 1;
        int start = (int) Math.max(0, Math.floor(centre - reach + (scale > 1 ? 0 : 0.5)));
        int end = (int) Math.min(used, Math.ceil(centre + reach - (scale > 1 ? 0 : 0.5)));
        starts[target] = first + start;
        weights[target] = scale > 1 ? box(centre, reach, start, end) : tent(centre, start, end);
      }
      return new Axis(first, first + used, starts, weights);
    }

    int length() {
      return starts.length;
    }

    private static float[] box(double centre, double reach, int start, int end) {
      double[] overlaps = new double[end - start];
      for (int i = 0; i < overlaps.length; i++) {
        double left = Math.max(start + i, centre - reach);
        double right = Math.min(start + i + 1, centre + reach);
        overlaps[i] = Math.max(0, right - left);
      }
      return normalised(overlaps);
    }

    private static float[] tent(double centre, int start, int end) {
      double[] heights = new double[end - start];
      for (int i = 0; i < heights.length; i++) {
        heights[i] = Math.max(0, 1 - Math.abs(start + i + 0.5 - centre));
      }
      return normalised(heights);
    }

    private static float[] normalised(double[] weights) {
      double sum = Arrays.stream(weights).sum();
      float[] normalised = new float[weights.length];
      for (int i = 0; i < weights.length; i++) {
        normalised[i] = (float) (weights[i] / sum);
      }
      return normalised;
    }
  }
}
