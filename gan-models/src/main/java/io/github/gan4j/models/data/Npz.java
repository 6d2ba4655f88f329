package io.github.gan4j.models.data;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads an archive of NumPy arrays by their names. For the training part the samples are the first
 * found of {@code x_train, train_images, images, x, data, arr_0}, and the labels, if any, of {@code
 * y_train, train_labels, labels, y, arr_1}.
 */
public final class Npz {
  private Npz() {}

  /**
   * Reads samples and labels.
   *
   * @throws DataException if the file is missing or broken, no array has one of the names, or its
   *     type or shape is not read
   */
  public static Dataset read(Path file, ReadOptions options) {
    String key = options.split().key();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry samples = first(zip, "x_" + key, key + "_images", "images", "x", "data", "arr_0")
          .orElseThrow(() -> noSamples(zip));
      Optional<ZipEntry> labels = first(zip, "y_" + key, key + "_labels", "labels", "y", "arr_1");
      int[] values = labels.isPresent() ? labels(zip, labels.get()) : new int[0];
      try (Bytes in = open(zip, samples)) {
        return NpyValues.samples(in, values, options);
      }
    } catch (IOException e) {
      throw Bytes.unreadable(file.toString(), e);
    }
  }

  private static Optional<ZipEntry> first(ZipFile zip, String... names) {
    return Stream.of(names)
        .map(name -> zip.getEntry(name + ".npy"))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static DataException noSamples(ZipFile zip) {
    List<String> names = zip.stream().map(ZipEntry::getName).sorted().toList();
    return new DataException(
        zip.getName() + ": no array of samples among " + names + ". Save them as 'images' or 'x'.");
  }

  private static int[] labels(ZipFile zip, ZipEntry entry) throws IOException {
    try (Bytes in = open(zip, entry)) {
      return NpyValues.labels(in);
    }
  }

  private static Bytes open(ZipFile zip, ZipEntry entry) throws IOException {
    // What the archive says of itself need not be true.
    long packed = Math.min(entry.getCompressedSize(), new File(zip.getName()).length());
    long most = Bytes.unpackedLimit(packed);
    boolean plausible = entry.getSize() <= most;
    return new Bytes(
        zip.getName() + ", " + entry.getName(),
        zip.getInputStream(entry),
        plausible ? entry.getSize() : most,
        plausible);
  }
}
