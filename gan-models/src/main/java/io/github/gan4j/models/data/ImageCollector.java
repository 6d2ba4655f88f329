package io.github.gan4j.models.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Gathers images of one size from a folder or an archive, in order, with classes by subfolder. */
final class ImageCollector {
  /** Opens an image file. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg", "bmp", "gif");
  private static final Pattern HIDDEN = Pattern.compile("(.*/)?(\\.|__MACOSX/).*");

  private final String name;
  private final ReadOptions options;
  private final List<Picture> pictures = new ArrayList<>();
  private final List<String> paths = new ArrayList<>();
  private int skipped;

  ImageCollector(String name, ReadOptions options) {
    this.name = name;
    this.options = options;
  }

  /** Whether a path, with slashes, names an image that is not hidden. */
  static boolean isImage(String path) {
    String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return EXTENSIONS.contains(extension) && !HIDDEN.matcher(path).matches();
  }

  /** Adds the image {@code fullName}; {@code path} is its path inside the folder or archive. */
  void add(String fullName, String path, Source source) {
    Picture picture;
    try {
      picture = decode(fullName, source);
    } catch (DataException e) {
      if (options.badImages() == BadImages.FAIL) {
        throw e;
      }
      skipped++;
      return;
    }
    checkSize(fullName, picture);
    pictures.add(picture);
    paths.add(path);
  }

  private Picture decode(String fullName, Source source) {
    try (InputStream in = source.open()) {
      return ImageDecoder.read(fullName, in, options);
    } catch (IOException e) {
      throw Bytes.unreadable(fullName, e);
    }
  }

  private void checkSize(String fullName, Picture picture) {
    if (pictures.isEmpty()) {
      return;
    }
    Picture first = pictures.get(0);
    if (picture.width() != first.width() || picture.height() != first.height()) {
      throw new DataException(
          "%s: image is %dx%d but %s is %dx%d. Give a side to resize all images."
              .formatted(
                  fullName,
                  picture.width(),
                  picture.height(),
                  paths.get(0),
                  first.width(),
                  first.height()));
    }
  }

  ImageDataset dataset() {
    if (pictures.isEmpty()) {
      String found = skipped == 0 ? "no image found" : "none of " + skipped + " images can be read";
      throw new DataException(name + ": " + found + ". PNG, JPEG, BMP and GIF files are read.");
    }
    return new ImageDataset(
        name, pictures.toArray(Picture[]::new), labels(), options.range(), skipped);
  }

  private Labels labels() {
    int common = commonFolders();
    List<String> folders = paths.stream()
        .map(path -> path.substring(common))
        .map(ImageCollector::firstFolder)
        .toList();
    List<String> classes = List.copyOf(new TreeSet<>(folders));
    if (classes.size() < 2 || classes.contains("")) {
      return Labels.NONE;
    }
    int[] labels = folders.stream().mapToInt(classes::indexOf).toArray();
    return Labels.of(name, labels, labels.length, classes.size());
  }

  /** Length of the folder path that all images share. Paths are sorted: first and last decide. */
  private int commonFolders() {
    String first = paths.get(0);
    String last = paths.get(paths.size() - 1);
    int common = 0;
    for (int i = 0; i < Math.min(first.length(), last.length()); i++) {
      if (first.charAt(i) != last.charAt(i)) {
        break;
      }
      if (first.charAt(i) == '/') {
        common = i + 1;
      }
    }
    return common;
  }

  private static String firstFolder(String path) {
    return path.substring(0, Math.max(0, path.indexOf('/')));
  }
}
