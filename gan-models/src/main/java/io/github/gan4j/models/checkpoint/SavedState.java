package io.github.gan4j.models.checkpoint;

import io.github.gan4j.core.io.Safetensors;
import io.github.gan4j.core.io.Storage;
import io.github.gan4j.core.io.TensorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A state as its files hold it, read and checked.
 *
 * @param folder where it lies
 * @param step steps that were completed
 * @param parts the files by their names, without {@code .safetensors}
 */
public record SavedState(Path folder, long step, Map<String, TensorFile> parts) {

  /** The part that every state has. It says which others belong to it. */
  public static final String TRAINING = "training";

  private static final String FILE_TYPE = ".safetensors";
  private static final String FORMAT = "format";
  private static final int VERSION = 1;
  private static final String STEP = "step";
  private static final String PARTS = "parts";
  private static final String SAFE_NAME = "[A-Za-z0-9_][A-Za-z0-9._-]*";

  /** Writes the parts of a state to a folder that is there and empty. */
  static void write(Storage storage, Path folder, long step, Map<String, Memory> parts)
      throws IOException {
    for (Map.Entry<String, Memory> part : parts.entrySet()) {
      if (!part.getKey().matches(SAFE_NAME)) {
        throw new CheckpointException(
            "checkpoint: '%s' cannot be the name of a file. Name it with letters, digits, '.', '_' and '-'."
                .formatted(part.getKey()));
      }
      Map<String, String> texts = new TreeMap<>(part.getValue().texts());
      texts.put(STEP, Long.toString(step));
      if (part.getKey().equals(TRAINING)) {
        texts.put(FORMAT, Integer.toString(VERSION));
        texts.put(PARTS, names(parts));
      }
      Path file = folder.resolve(part.getKey() + FILE_TYPE);
      Safetensors.write(storage, file, part.getValue().tensors(), texts);
    }
  }

  private static String names(Map<String, ?> parts) {
    return String.join(" ", new TreeMap<>(parts).keySet());
  }

  /**
   * Reads the state in a folder.
   *
   * @throws IOException if a file is missing, damaged, or of another state
   */
  static SavedState read(Path folder) throws IOException {
    Map<String, TensorFile> parts = new LinkedHashMap<>();
    for (Path file : files(folder)) {
      String name = file.getFileName().toString();
      parts.put(name.substring(0, name.length() - FILE_TYPE.length()), Safetensors.read(file));
    }
    TensorFile training = parts.get(TRAINING);
    if (training == null) {
      throw new CheckpointException(
          "checkpoint " + folder + ": there is no " + TRAINING + FILE_TYPE + " in it.");
    }
    checkFormat(folder, training);
    String step = training.metadata().getOrDefault(STEP, "");
    for (Map.Entry<String, TensorFile> part : parts.entrySet()) {
      String own = part.getValue().metadata().getOrDefault(STEP, "none");
      if (!own.equals(step)) {
        throw new CheckpointException(
            "checkpoint %s: %s is of step %s but the rest of step %s. Files of two checkpoints are mixed."
                .formatted(folder, part.getKey() + FILE_TYPE, own, step));
      }
    }
    String expected = training.metadata().getOrDefault(PARTS, "");
    if (!names(parts).equals(expected)) {
      throw new CheckpointException("checkpoint %s: the files are %s, expected %s."
          .formatted(folder, names(parts), expected));
    }
    return new SavedState(folder, Memory.of(training).count(STEP), parts);
  }

  private static void checkFormat(Path folder, TensorFile training) throws CheckpointException {
    long format = Memory.of(training).count(FORMAT);
    if (format != VERSION) {
      throw new CheckpointException(
          "checkpoint %s: its format is %d, and this version of gan4j reads %d. Use the version that wrote it, or a later one."
              .formatted(folder, format, VERSION));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(FILE_TYPE))
          .sorted()
          .toList();
    }
  }

  /** Whether there is a part of that name. */
  public boolean has(String part) {
    return parts.containsKey(part);
  }

  /**
   * The file of a part.
   *
   * @throws CheckpointException if there is none
   */
  public TensorFile file(String part) throws CheckpointException {
    TensorFile file = parts.get(part);
    if (file == null) {
      throw new CheckpointException("checkpoint %s: there is no %s in it, only %s."
          .formatted(folder, part + FILE_TYPE, parts.keySet()));
    }
    return file;
  }

  /**
   * What a part remembers.
   *
   * @throws CheckpointException if there is no such part
   */
  public Memory memory(String part) throws CheckpointException {
    return Memory.of(file(part));
  }
}
