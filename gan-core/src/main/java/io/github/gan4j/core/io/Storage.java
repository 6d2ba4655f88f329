package io.github.gan4j.core.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * What saving asks of a disk, and no more. Everything that has to survive a crash is written through it, so that a test can
 * put a failing disk in its place.
 *
 * <p>What was written, renamed or deleted may be lost in a power failure until it is forced: a file by {@link File#force}, the
 * names in a folder by {@link #forceDirectory}.
 */
public interface Storage {

  /** The default file system. */
  static Storage disk() {
    return Disk.INSTANCE;
  }

  /** A file being written. */
  abstract class File extends OutputStream {
    /** Returns once everything written so far is on the disk. */
    public abstract void force() throws IOException;
  }

  /** Makes a file that does not exist yet. */
  File create(Path file) throws IOException;

  /** Makes a folder in one that is there; nothing happens if it is there itself. */
  void createDirectory(Path folder) throws IOException;

  /** Gives a file or folder another name in one step; a file of that name is replaced. */
  void rename(Path from, Path to) throws IOException;

  /** Deletes a file or an empty folder; nothing happens if it is not there. */
  void delete(Path path) throws IOException;

  /** What a folder holds, in the order of the names. */
  List<Path> list(Path folder) throws IOException;

  /** Returns once the names in a folder are on the disk. */
  void forceDirectory(Path folder) throws IOException;

  /** Deletes a file, or a folder with all that is in it. */
  default void deleteAll(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      for (Path inside : list(path)) {
        deleteAll(inside);
      }
    }
    delete(path);
  }
}
