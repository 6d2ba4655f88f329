package io.github.gan4j.models.data;

/** Rows of another image with one grey channel instead of three colours, or the reverse. */
final class ConvertedRows implements PixelRows {
  private final PixelRows rows;
  private final int channels;
  private final float[] row;

  ConvertedRows(PixelRows rows, int channels) {
    this.rows = rows;
    this.channels = channels;
    this.row = new float[rows.width() * rows.channels()];
  }

  @Override
  public int height() {
    return rows.height();
  }

  @Override
  public int width() {
    return rows.width();
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public void read(int y, float[] into) {
    rows.read(y, row);
    for (int x = 0; x < rows.width(); x++) {
      if (channels == 1) {
        into[x] = grey(row[3 * x], row[3 * x + 1], row[3 * x + 2]);
      } else {
        into[3 * x] = into[3 * x + 1] = into[3 * x + 2] = row[x];
      }
    }
  }

  /** Whole-number weights, so that a grey colour keeps its exact value. */
  private static float grey(float red, float green, float blue) {
    return (299 * red + 587 * green + 114 * blue) / 1000;
  }
}
