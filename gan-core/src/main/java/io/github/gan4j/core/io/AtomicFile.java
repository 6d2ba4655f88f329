package io.github.gan4j.core.io;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
    Path target = file.toAbsolutePath();
    String suffix = "." + Integer.toHexString(ThreadLocalRandom.current().nextInt()) + TEMPORARY;
    Path temporary = Files.createFile(target.resolveSibling(target.getFileName() + suffix));
    try {
      writeAndForce(temporary, content);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (Throwable failure) {
      deleteAfter(failure, temporary);
      throw failure;
    }
    forceDirectory(target.resolveSibling("."));
  }

  // A stream and not a channel: an interrupt closes the channel a thread is writing to.
  private static void writeAndForce(Path file, Content content) throws IOException {
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      content.writeTo(out);
      out.getFD().sync();
    }
  }

  private static void deleteAfter(Throwable failure, Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Makes the rename durable. Only a channel can do this, so interrupts are held back and the force is repeated. */
  private static void forceDirectory(Path directory) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (!tryForce(directory)) {
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** False if an interrupt came in between. */
  private static boolean tryForce(Path directory) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(directory, StandardOpenOption.READ);
    } catch (IOException cannotOpenDirectories) {
      return true; // Windows, where the rename is durable without it
    }
    try (channel) {
      channel.force(true);
      return true;
    } catch (ClosedByInterruptException e) {
      return false;
    }
  }
}
