package io.github.gan4j.models.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.FileImageOutputStream;

/** Writes pictures as PNG files. */
public final class Png {
  private Png() {}

  /**
   * Writes {@code image} to {@code file} in one step, making folders as needed.
   *
   * @throws IOException if the file cannot be written; an earlier file is then left whole
   */
  public static void write(BufferedImage image, Path file) throws IOException {
    AtomicFile.write(file, temporary -> writeNow(image, temporary));
  }

  private static void writeNow(BufferedImage image, Path file) throws IOException {
    // An explicit stream: ImageIO's own would pass through the system's folder for temporary files.
    try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
      if (!ImageIO.write(image, "png", out)) {
        throw new IOException("This JDK has no PNG writer for " + image + ".");
      }
    }
  }
}
