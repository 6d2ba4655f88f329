package io.github.gan4j.models.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes one image file, after a look at its size: a small file can claim a huge image. */
final class ImageDecoder {
  private static final long MAX_PIXELS = 178_956_970;

  private ImageDecoder() {}

  /** Reads the first image in {@code in}; {@code name} is for error texts. */
  static Picture read(String name, InputStream in, ReadOptions options) {
    try (ImageInputStream stream = new MemoryCacheImageInputStream(in)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw new DataException(name + ": not an image: it begins like none of the known formats.");
      }
      return read(name, readers.next(), stream, options);
    } catch (DataException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The decoders throw many kinds of unchecked exceptions when a file is damaged.
      throw new DataException(name + ": image cannot be read: " + reason(e), e);
    }
  }

  private static Picture read(
      String name, ImageReader reader, ImageInputStream stream, ReadOptions options)
      throws IOException {
    try {
      // Metadata is ignored: a text chunk can claim two gigabytes.
      reader.setInput(stream, true, true);
      checkSize(name, reader.getWidth(0), reader.getHeight(0));
      reader.addIIOReadWarningListener((source, warning) -> rejectTruncated(warning));
      BufferedImage image = reader.read(0);
      return Picture.of(new ImageRows(image), options);
    } finally {
      reader.dispose();
    }
  }

  private static void checkSize(String name, int width, int height) {
    if ((long) width * height > MAX_PIXELS) {
      throw new DataException("%s: image of %dx%d pixels is over the limit of %d pixels."
          .formatted(name, width, height, MAX_PIXELS));
    }
  }

  /** The JPEG decoder only warns when a file is cut short, and fills the rest with grey. */
  private static void rejectTruncated(String warning) {
    if (warning.startsWith("Truncated File")) {
      throw new IllegalArgumentException(warning);
    }
  }

  private static String reason(Exception e) {
    Throwable last = e;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    String text = last.getMessage();
    return (text == null ? last.getClass().getSimpleName() : text) + ".";
  }
}
