package io.github.gan4j.models.checkpoint;

import io.github.gan4j.core.io.AtomicFile;
import io.github.gan4j.core.io.Storage;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The latest states of a training, each in a folder of its own:
 *
 * <pre>
 * checkpoint/step-0002400/training.safetensors   counters, place in the data, what listeners remember
 *                         generator.safetensors  one file for each net and each optimiser
 * checkpoint/step-0002700/...
 * </pre>
 *
 * A state is written under another name, forced to the disk and then given its name in one step, and only then are older ones
 * deleted: after a crash or a power failure at any moment the last one that {@link #save} returned for is there, whole.
 * Every number is covered by a checksum; a state that was damaged later is passed over for the one before.
 */
public final class CheckpointFolder {

  private static final Pattern NAME = Pattern.compile("step-\\d{7,19}");
  private static final int KEEP = 2;

  private final Path path;
  private final int keep;
  private final Storage storage;

  private CheckpointFolder(Path path, int keep, Storage storage) {
    this.path = path;
    this.keep = keep;
    this.storage = storage;
  }

  /** A folder, which need not be there yet; the latest two states are kept. */
  public static CheckpointFolder at(Path path) {
    return new CheckpointFolder(path, KEEP, Storage.disk());
  }

  /**
   * How many states to keep.
   *
   * @throws IllegalArgumentException if that is less than 1
   */
  public CheckpointFolder keep(int most) {
    if (most < 1) {
      throw new IllegalArgumentException(
          "CheckpointFolder: at least 1 state must be kept, got " + most + ".");
    }
    return new CheckpointFolder(path, most, storage);
  }

  /** The same folder on another storage. */
  public CheckpointFolder on(Storage other) {
    return new CheckpointFolder(path, keep, other);
  }

  public Path path() {
    return path;
  }

  /** The folders of all states, whole or not, the newest first. */
  public List<Path> all() throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(path)) {
      return inside
          .filter(folder -> isState(folder) && Files.isDirectory(folder))
          .sorted(Comparator.comparingLong(CheckpointFolder::step).reversed())
          .toList();
    }
  }

  /**
   * Fails if there is no state at all, whole or not.
   *
   * @throws CheckpointException then
   */
  public void requireSome() throws IOException {
    if (all().isEmpty()) {
      throw new CheckpointException(path + ": there is no checkpoint.");
    }
  }

  private static boolean isState(Path folder) {
    Path name = folder.getFileName();
    return name != null && NAME.matcher(name.toString()).matches();
  }

  private static long step(Path folder) {
    return Long.parseLong(folder.getFileName().toString().substring("step-".length()));
  }

  /**
   * Makes the folder if need be, clears it of what a killed process left unfinished, and keeps others from writing to it.
   *
   * @throws CheckpointException if another training writes to it, or the file system does not let it be written
   */
  public FolderLock lock() throws IOException {
    try {
      make(path.toAbsolutePath());
      return cleared(FolderLock.of(path));
    } catch (FileSystemException e) {
      throw CheckpointException.unwritable(path, e);
    }
  }

  private FolderLock cleared(FolderLock lock) throws IOException {
    try {
      for (Path inside : storage.list(path)) {
        if (inside.toString().endsWith(AtomicFile.TEMPORARY)) {
          storage.deleteAll(inside);
        }
      }
      return lock;
    } catch (Throwable e) {
      lock.close();
      throw e;
    }
  }

  // A folder is only there to stay once its name is forced in the one around it.
  private void make(@Nullable Path folder) throws IOException {
    if (folder == null || Files.isDirectory(folder)) {
      return;
    }
    Path around = folder.getParent();
    make(around);
    storage.createDirectory(folder);
    if (around != null) {
      storage.forceDirectory(around);
    }
  }

  /**
   * Saves a state. When this returns it is on the disk, and states that are not to be kept are gone.
   *
   * @throws IOException if it cannot be saved; those before it stay
   */
  public void save(long step, Map<String, Memory> parts) throws IOException {
    make(path.toAbsolutePath());
    Path target = path.resolve(String.format(Locale.ROOT, "step-%07d", step));
    Path fresh = path.resolve(target.getFileName() + AtomicFile.TEMPORARY);
    try {
      storage.deleteAll(fresh);
      storage.createDirectory(fresh);
      SavedState.write(storage, fresh, step, parts);
      // One of this step can only be a damaged one that was passed over.
      storage.deleteAll(target);
      storage.rename(fresh, target);
      storage.forceDirectory(path);
    } catch (FileSystemException e) {
      deleteAfter(e, fresh);
      throw CheckpointException.unwritable(path, e);
    } catch (Throwable e) {
      deleteAfter(e, fresh);
      throw e;
    }
    prune();
  }

  private void deleteAfter(Throwable failure, Path fresh) {
    try {
      storage.deleteAll(fresh);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private void prune() throws IOException {
    List<Path> states = all();
    for (Path old : states.subList(Math.min(keep, states.size()), states.size())) {
      storage.deleteAll(old);
    }
  }

  /**
   * A state that was found.
   *
   * @param passedOver why newer ones were not taken, a sentence each
   */
  public record Found(SavedState state, List<String> passedOver) {}

  /**
   * Reads the newest state that is whole. A path to one state, {@code checkpoint/step-0002400}, is that state.
   *
   * @throws IOException if there is none
   */
  public Found newest() throws IOException {
    if (isState(path) && Files.isDirectory(path)) {
      return new Found(SavedState.read(path), List.of());
    }
    List<String> damaged = new ArrayList<>();
    for (Path folder : all()) {
      try {
        return new Found(SavedState.read(folder), List.copyOf(damaged));
      } catch (IOException e) {
        damaged.add(String.valueOf(e.getMessage()));
      }
    }
    requireSome();
    throw new CheckpointException(path + ": no checkpoint is whole. " + String.join(" ", damaged));
  }
}
