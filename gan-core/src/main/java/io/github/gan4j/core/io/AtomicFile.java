package io.github.gan4j.core.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Replaces a file in one step: a reader, a crash or a power loss sees the whole old file or the whole new one.
 *
 * <p>The content goes to a temporary file beside the target, is forced to the disk and renamed over the target; then the
 * directory is forced. If anything fails, the temporary file is deleted and the old file stays. A process killed while
 * writing leaves a file whose name ends in {@value #TEMPORARY}; nothing ever reads it.
 */
public final class AtomicFile {

  /** How the names of unfinished files end. */
  public static final String TEMPORARY = ".tmp";

  private AtomicFile() {}

  /** What a file is to contain. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file. When this returns, the new content is on the disk.
   *
   * <p>An interrupt of the thread neither breaks the write nor gets lost.
   *
   * @param file in the default file system; its directory must exist
   */
  public static void write(Path file, Content content) throws IOException {
    write(Storage.disk(), file, content);
  }

  /** Writes a file to a storage; when this returns, the new content is there to stay. */
  public static void write(Storage storage, Path file, Content content) throws IOException {
    Path target = file.toAbsolutePath();
    String suffix = "." + Integer.toHexString(ThreadLocalRandom.current().nextInt()) + TEMPORARY;
    Path temporary = target.resolveSibling(target.getFileName() + suffix);
    try {
      try (Storage.File out = storage.create(temporary)) {
        content.writeTo(out);
        out.force();
      }
      storage.rename(temporary, target);
    } catch (Throwable failure) {
      deleteAfter(failure, storage, temporary);
      throw failure;
    }
    storage.forceDirectory(target.resolveSibling("."));
  }

  private static void deleteAfter(Throwable failure, Storage storage, Path temporary) {
    try {
      storage.delete(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
