package io.github.gan4j.models.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces a file in one step, so that nobody ever sees half of it. */
final class AtomicFile {
  /** Writes a file at the path it is given. */
  @FunctionalInterface
  interface Writer {
    void write(Path file) throws IOException;
  }

  private AtomicFile() {}

  /** Lets {@code writer} write beside {@code target}, then moves the result there. */
  static void write(Path target, Writer writer) throws IOException {
    Path absolute = target.toAbsolutePath();
    Path temporary = absolute.resolveSibling(target.getFileName() + ".tmp");
    Files.createDirectories(absolute.getParent());
    try {
      writer.write(temporary);
      Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
