package io.github.gan4j.models.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads the binary version of CIFAR-10: records of one label and 32x32 pixels, as a plane of red,
 * one of green and one of blue. Files may be packed with gzip. Format: A. Krizhevsky, "Learning
 * Multiple Layers of Features from Tiny Images", 2009.
 */
public final class Cifar10 {
  private static final int SIDE = 32;
  private static final int PLANE = SIDE * SIDE;
  private static final int CLASSES = 10;

  private Cifar10() {}

  /**
   * Reads files one after the other as one data set.
   *
   * @throws DataException if a file is missing or is not whole records with labels from 0 to 9
   */
  public static ImageDataset read(List<Path> files, ReadOptions options) {
    List<Picture> pictures = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    files.forEach(file -> readFile(file, options, pictures, labels));
    String source = files.isEmpty() ? "CIFAR-10" : files.get(0).toString();
    if (pictures.isEmpty()) {
      throw new DataException(source + ": no images. Give data_batch_1.bin or its folder.");
    }
    String more = files.size() > 1 ? " and " + (files.size() - 1) + " more" : "";
    int[] values = labels.stream().mapToInt(Integer::intValue).toArray();
    return new ImageDataset(
        source + more,
        pictures.toArray(Picture[]::new),
        Labels.of(source, values, values.length, CLASSES),
        options.range(),
        0);
  }

  /** The files for {@code split} in a folder, under their usual names. */
  static List<Path> filesIn(Path folder, Split split) {
    Stream<String> names = split == Split.TEST
        ? Stream.of("test_batch.bin")
        : IntStream.rangeClosed(1, 5).mapToObj(i -> "data_batch_" + i + ".bin");
    return names
        .map(folder::resolve)
        .flatMap(file -> Bytes.plainOrGzip(file).stream())
        .toList();
  }

  private static void readFile(
      Path file, ReadOptions options, List<Picture> pictures, List<Integer> labels) {
    byte[] record = new byte[1 + 3 * PLANE];
    try (Bytes in = Bytes.open(file)) {
      for (int i = 0; in.readUnlessEnded(record, "whole records of 3073 bytes"); i++) {
        int label = record[0] & 0xff;
        if (label >= CLASSES) {
          throw new DataException(
              "%s: label %d of sample %d is outside 0..9. Is this a CIFAR-10 binary file?"
                  .formatted(file, label, i));
        }
        labels.add(label);
        pictures.add(Picture.of(new Picture(SIDE, SIDE, 3, interleave(record)), options));
      }
    }
  }

  private static byte[] interleave(byte[] record) {
    byte[] pixels = new byte[3 * PLANE];
    for (int i = 0; i < PLANE; i++) {
      for (int c = 0; c < 3; c++) {
        pixels[3 * i + c] = record[1 + c * PLANE + i];
      }
    }
    return pixels;
  }
}
