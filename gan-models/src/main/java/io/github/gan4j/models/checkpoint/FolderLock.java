package io.github.gan4j.models.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps other trainings, of this process and of others, from writing to a folder. It ends with the process. */
public final class FolderLock implements AutoCloseable {

  private static final String FILE = ".lock";

  // Far behind the holder's name: where locks are mandatory, others could not read what is locked.
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  static FolderLock of(Path folder) throws IOException {
    // An interrupt would close the channel that the lock hangs on.
    boolean interrupted = Thread.interrupted();
    Path file = folder.resolve(FILE);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (tryLock(channel) == null) {
        throw new CheckpointException(
            "checkpoint %s: another training is writing to it%s. Wait for its end, or name another folder."
                .formatted(folder, holder(file)));
      }
      name(channel);
      return new FolderLock(channel);
    } catch (Throwable e) {
      channel.close();
      throw e;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false);
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void name(FileChannel channel) throws IOException {
    String name = "process " + ProcessHandle.current().pid();
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8)));
  }

  /** Who holds the lock, in brackets; nothing if it has not said so yet. */
  private static String holder(Path file) throws IOException {
    String name = Files.readString(file);
    return name.isEmpty() ? "" : " (" + name + ")";
  }

  /** Lets others write. A lock that nobody holds names nobody. */
  @Override
  public void close() throws IOException {
    boolean interrupted = Thread.interrupted();
    try (channel) {
      channel.truncate(0);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
