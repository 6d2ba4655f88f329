package io.github.gan4j.core.io;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** The default file system. No operation is broken by an interrupt of its thread, and none loses one. */
final class Disk implements Storage {

  static final Disk INSTANCE = new Disk();

  private Disk() {}

  @Override
  public File create(Path file) throws IOException {
    Files.createFile(file);
    // A stream and not a channel: an interrupt closes the channel a thread is writing to.
    return new DiskFile(new FileOutputStream(file.toFile()));
  }

  @Override
  public void createDirectory(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(folder);
    }
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(Path path) throws IOException {
    Files.deleteIfExists(path);
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** Only a channel can do this, so interrupts are held back and the force is repeated. */
  @Override
  public void forceDirectory(Path folder) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (!tryForce(folder)) {
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** False if an interrupt came in between. */
  private static boolean tryForce(Path folder) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(folder, StandardOpenOption.READ);
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

  private static final class DiskFile extends File {
    private final FileOutputStream out;

    DiskFile(FileOutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
    }

    @Override
    public void force() throws IOException {
      out.getFD().sync();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
