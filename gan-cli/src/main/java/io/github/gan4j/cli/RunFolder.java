package io.github.gan4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What lies where in the folder of a run. */
record RunFolder(Path path) {

  /** The next free {@code runs/MODEL-N}; it is not made yet. */
  static RunFolder next(Session session, String model) {
    for (int n = 1; ; n++) {
      Path path = session.path("runs").resolve(model + "-" + n);
      if (!Files.exists(path)) {
        return new RunFolder(path).checked();
      }
    }
  }

  /** The folder the user named; it is not made yet. */
  static RunFolder named(Path path) {
    return new RunFolder(path).checked();
  }

  /** The folder of a run that is there. */
  static RunFolder existing(Path path) {
    RunFolder folder = new RunFolder(path);
    if (!Files.isRegularFile(folder.config())) {
      throw new UserException(folder + ": not a run folder: there is no "
          + folder.config().getFileName() + " in it. Give a folder that 'gan train' wrote.");
    }
    return folder;
  }

  /** Finds out now, and not after the data is read, whether a run can be written here. */
  private RunFolder checked() {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new UserException("--out " + path + ": there is a file of that name. Name a folder.");
    }
    if (Files.isDirectory(path) && !isEmpty()) {
      throw new UserException(
          "--out " + path
              + ": the folder is not empty, and a run is never overwritten. Name another, or delete it.");
    }
    Path existing = path.toAbsolutePath();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing != null && !(Files.isDirectory(existing) && Files.isWritable(existing))) {
      throw new UserException("--out " + path + ": cannot write to " + existing
          + ". Name a folder that can be written.");
    }
    return this;
  }

  private boolean isEmpty() {
    try (Stream<Path> files = Files.list(path)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw new UserException("--out " + path + ": cannot be read. Name another folder.", e);
    }
  }

  void create() throws IOException {
    Files.createDirectories(samples());
  }

  Path config() {
    return path.resolve("config.json");
  }

  Path metrics() {
    return path.resolve("metrics.jsonl");
  }

  Path health() {
    return path.resolve("health.json");
  }

  Path samples() {
    return path.resolve("samples");
  }

  Path reals() {
    return path.resolve("reals.png");
  }

  Path losses() {
    return path.resolve("losses.png");
  }

  Path gif() {
    return path.resolve("samples.gif");
  }

  Path eval() {
    return path.resolve("eval.json");
  }

  Path checkpoint() {
    return path.resolve("checkpoint");
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
