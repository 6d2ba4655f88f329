package io.github.gan4j.models.checkpoint;

import io.github.gan4j.core.io.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A disk that fails. It works on real files, counts its operations, and can fail at one of them, at all from one on, or be
 * full. After a power failure, files that were not forced are damaged, and names that were not forced are as before.
 */
final class FaultyStorage implements Storage {

  /** What the process would not live to see. */
  static final class PowerFailure extends Error {
    private static final long serialVersionUID = 1L;
  }

  private interface Undo {
    void run() throws IOException;
  }

  private final Path shadow;
  private final Storage disk = Storage.disk();
  private final Map<Path, List<Undo>> unforcedNames = new HashMap<>();
  private final Map<Path, Long> unforcedFiles = new HashMap<>();
  private int operations;
  private int failAt = Integer.MAX_VALUE;
  private int failUntil;
  private int powerFailsAt = Integer.MAX_VALUE;
  private long room = Long.MAX_VALUE;
  private int shadows;

  /** Keeps what it may have to bring back in a folder of its own. */
  FaultyStorage(Path shadow) {
    this.shadow = shadow;
  }

  /** Fails once at an operation, counted from 0. */
  FaultyStorage failAt(int operation) {
    failAt = operation;
    failUntil = operation + 1;
    return this;
  }

  /** Fails at an operation and at all after it. */
  FaultyStorage failFrom(int operation) {
    failAt = operation;
    failUntil = Integer.MAX_VALUE;
    return this;
  }

  /** Has the power fail at an operation. */
  FaultyStorage powerFailsAt(int operation) {
    powerFailsAt = operation;
    return this;
  }

  /** Has room for so many bytes more. */
  FaultyStorage room(long bytes) {
    room = bytes;
    return this;
  }

  /** Operations so far. */
  int operations() {
    return operations;
  }

  private void count() throws IOException {
    int now = operations++;
    if (now >= powerFailsAt) {
      throw new PowerFailure();
    }
    if (now >= failAt && now < failUntil) {
      throw new IOException("made to fail at operation " + now);
    }
  }

  @Override
  public File create(Path file) throws IOException {
    count();
    File real = disk.create(file);
    unforcedFiles.put(file, 0L);
    undo(file.getParent(), () -> Files.deleteIfExists(file));
    return new FaultyFile(real, file);
  }

  private final class FaultyFile extends File {
    private final File real;
    private final Path file;

    FaultyFile(File real, Path file) {
      this.real = real;
      this.file = file;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int n) throws IOException {
      count();
      if (n > room) {
        real.write(bytes, from, (int) room);
        room = 0;
        throw new IOException("No space left on device");
      }
      room -= n;
      real.write(bytes, from, n);
    }

    @Override
    public void force() throws IOException {
      count();
      unforcedFiles.remove(file);
    }

    @Override
    public void close() throws IOException {
      real.close();
      count();
    }
  }

  @Override
  public void createDirectory(Path folder) throws IOException {
    count();
    disk.createDirectory(folder);
    undo(folder.getParent(), () -> disk.deleteAll(folder));
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    count();
    Path replaced = Files.isRegularFile(to) ? keep(to) : null;
    disk.rename(from, to);
    move(from, to);
    undo(to.getParent(), () -> {
      if (Files.exists(to)) {
        Files.move(to, from, StandardCopyOption.REPLACE_EXISTING);
      }
      if (replaced != null) {
        Files.copy(replaced, to);
      }
    });
  }

  // What is known of the files in a folder stays known under its new name.
  private void move(Path from, Path to) {
    for (Path path : List.copyOf(unforcedFiles.keySet())) {
      if (path.startsWith(from)) {
        unforcedFiles.put(to.resolve(from.relativize(path)), unforcedFiles.remove(path));
      }
    }
  }

  @Override
  public void delete(Path path) throws IOException {
    count();
    if (Files.isRegularFile(path)) {
      Path kept = keep(path);
      undo(path.getParent(), () -> {
        Files.createDirectories(path.getParent());
        Files.copy(kept, path, StandardCopyOption.REPLACE_EXISTING);
      });
    }
    disk.delete(path);
  }

  private Path keep(Path file) throws IOException {
    Files.createDirectories(shadow);
    return Files.copy(file, shadow.resolve(Integer.toString(shadows++)));
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    count();
    return disk.list(folder);
  }

  @Override
  public void forceDirectory(Path folder) throws IOException {
    count();
    unforcedNames.remove(folder.normalize());
  }

  private void undo(Path folder, Undo undo) {
    unforcedNames.computeIfAbsent(folder.normalize(), f -> new ArrayList<>()).add(undo);
  }

  /** Leaves the disk as a power failure might: each unforced file whole, gone, empty, half or wrong; late names undone. */
  void crash(Random random) throws IOException {
    for (Path file : unforcedFiles.keySet()) {
      if (Files.isRegularFile(file)) {
        damage(file, random);
      }
    }
    for (List<Undo> undos : unforcedNames.values()) {
      int keep = random.nextInt(undos.size() + 1);
      for (int i = undos.size() - 1; i >= keep; i--) {
        undos.get(i).run();
      }
    }
  }

  private static void damage(Path file, Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    switch (random.nextInt(5)) {
      case 0 -> Files.delete(file);
      case 1 -> Files.write(file, new byte[0]);
      case 2 -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      case 3 -> {
        if (bytes.length > 0) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        Files.write(file, bytes);
      }
      default -> {
        // The cache happened to be written.
      }
    }
  }

  static List<Path> unfinished(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".tmp")).toList();
    }
  }
}
