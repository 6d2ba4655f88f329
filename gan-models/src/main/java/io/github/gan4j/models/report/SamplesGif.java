package io.github.gan4j.models.report;

import io.github.gan4j.core.io.AtomicFile;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.gan.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes an animation of the pictures that {@link SampleGrids} drew, when the training has ended. It
 * must be called after that listener.
 */
public final class SamplesGif implements TrainingListener {
  private static final int DELAY_MILLIS = 150;

  private final Path grids;
  private final Path file;

  /** Reads the folder {@code grids} and writes to {@code file}. */
  public SamplesGif(Path grids, Path file) {
    this.grids = grids;
    this.file = file;
  }

  @Override
  public void onTrainingEnd(Training training) {
    try {
      List<Path> frames = frames();
      if (!frames.isEmpty()) {
        GifWriter.writeFiles(frames, DELAY_MILLIS, file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("animation " + file + ": " + e.getMessage(), e);
    }
  }

  private List<Path> frames() throws IOException {
    if (!Files.isDirectory(grids)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(grids)) {
      return files
          .filter(path -> !path.toString().endsWith(AtomicFile.TEMPORARY))
          .sorted()
          .toList();
    }
  }
}
