package io.github.gan4j.models.data;

/** An image as unsigned bytes in the order [height, width, channels]. */
@SuppressWarnings("ArrayRecordComponent") // Pictures are not compared.
record Picture(int height, int width, int channels, byte[] pixels) implements PixelRows {
  /** Copies {@code rows}, converted and resized as {@code options} say. */
  static Picture of(PixelRows rows, ReadOptions options) {
    int channels = options.channels().count(rows.channels());
    PixelRows converted = channels == rows.channels() ? rows : new ConvertedRows(rows, channels);
    return options.side() == 0
        ? copy(converted)
        : Resampler.resize(converted, options.side(), options.crop());
  }

  private static Picture copy(PixelRows rows) {
    int rowLength = rows.width() * rows.channels();
    byte[] pixels = new byte[Math.multiplyExact(rows.height(), rowLength)];
    float[] row = new float[rowLength];
    for (int y = 0; y < rows.height(); y++) {
      rows.read(y, row);
      for (int i = 0; i < rowLength; i++) {
        pixels[y * rowLength + i] = (byte) Math.round(row[i]);
      }
    }
    return new Picture(rows.height(), rows.width(), rows.channels(), pixels);
  }

  @Override
  public void read(int y, float[] into) {
    int rowLength = width * channels;
    for (int i = 0; i < rowLength; i++) {
      into[i] = pixels[y * rowLength + i] & 0xff;
    }
  }
}
