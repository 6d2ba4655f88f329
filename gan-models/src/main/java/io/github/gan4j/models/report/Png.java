package io.github.gan4j.models.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes pictures as PNG files. */
public final class Png {
  private Png() {}

  /**
   * Writes {@code image} to {@code file} in one step, making folders as needed.
   *
   * @throws IOException if the file cannot be written; an earlier file is then left whole
   */
  public static void write(BufferedImage image, Path file) throws IOException {
    ImageOutput.write(file, out -> {
      if (!ImageIO.write(image, "png", out)) {
        throw new IOException("This JDK has no PNG writer for " + image + ".");
      }
    });
  }
}
