package io.github.gan4j.models.report;

import io.github.gan4j.core.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes an image file in one step, making its folder if needed. */
final class ImageOutput {
  /** Encodes an image. */
  @FunctionalInterface
  interface Encoder {
    void encode(ImageOutputStream out) throws IOException;
  }

  private ImageOutput() {}

  static void write(Path file, Encoder encoder) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    AtomicFile.write(file, out -> {
      // An explicit stream: ImageIO's own passes through the system's folder for temporary files.
      try (ImageOutputStream images = new MemoryCacheImageOutputStream(out)) {
        encoder.encode(images);
      }
    });
  }
}
