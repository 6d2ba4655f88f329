package io.github.gan4j.models.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps other trainings, of this process and of others, from writing to a folder. It ends with the process. */
public final class FolderLock implements AutoCloseable {

  private static final String FILE = ".lock";

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  static FolderLock of(Path folder) throws IOException {
    // An interrupt would close the channel that the lock hangs on.
    boolean interrupted = Thread.interrupted();
    FileChannel channel =
        FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (tryLock(channel) == null) {
        throw new CheckpointException("checkpoint " + folder
            + ": another training is writing to it. Wait for its end, or name another folder.");
      }
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
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** Lets others write. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
