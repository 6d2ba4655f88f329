package io.github.gan4j.models.data;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the PNG, JPEG, BMP and GIF images (of an animation, the first) in a folder and all folders
 * inside, in the order of their names. Hidden files and other files are passed over. If all images
 * lie in two or more subfolders, each subfolder is a class, numbered in the order of names.
 * Transparent parts become white. The orientation that a camera notes is ignored.
 */
public final class ImageFolder {
  private ImageFolder() {}

  /**
   * Reads a folder, or a single image file.
   *
   * @throws DataException if there is no image, one cannot be read and the options do not say to
   *     skip it, or sizes differ and the options give no side
   */
  public static ImageDataset read(Path path, ReadOptions options) {
    ImageCollector collector = new ImageCollector(path.toString(), options);
    for (String name : namesIn(path)) {
      Path file = path.resolve(name);
      collector.add(file.toString(), name, () -> Files.newInputStream(file));
    }
    return collector.dataset();
  }

  private static List<String> namesIn(Path path) {
    if (Files.isRegularFile(path)) {
      return List.of("");
    }
    try {
      // The folder itself may be a link; links to folders inside are not followed.
      return walk(path.toRealPath());
    } catch (IOException | UncheckedIOException e) {
      throw Bytes.unreadable(path.toString(), e);
    }
  }

  private static List<String> walk(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace(File.separatorChar, '/'))
          .filter(ImageCollector::isImage)
          .sorted()
          .toList();
    }
  }
}
