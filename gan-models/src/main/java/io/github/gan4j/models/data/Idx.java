package io.github.gan4j.models.data;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the IDX files of MNIST and its relatives: grey images of one size, and their labels in a
 * file of their own. Either may be packed with gzip. Format: Y. LeCun, C. Cortes and C. Burges,
 * "The MNIST database", 1998.
 */
public final class Idx {
  private static final int IMAGES = 0x00000803;
  private static final int LABELS = 0x00000801;

  private Idx() {}

  /**
   * Reads images, and their labels if a labels file lies beside them under the usual name: {@code
   * train-labels-idx1-ubyte} for {@code train-images-idx3-ubyte}, with or without {@code .gz}.
   *
   * @throws DataException if a file is missing, broken or of another kind
   */
  public static ImageDataset read(Path images, ReadOptions options) {
    Picture[] pictures = readImages(Bytes.open(images), options);
    Labels labels = labelsBeside(images)
        .map(file -> readLabels(Bytes.open(file), pictures.length))
        .orElse(Labels.NONE);
    return dataset(images.toString(), pictures, labels, options);
  }

  /**
   * Reads images and their labels.
   *
   * @throws DataException if a file is missing, broken or of another kind
   */
  public static ImageDataset read(Path images, Path labels, ReadOptions options) {
    Picture[] pictures = readImages(Bytes.open(images), options);
    Labels read = readLabels(Bytes.open(labels), pictures.length);
    return dataset(images.toString(), pictures, read, options);
  }

  /**
   * Reads images and their labels from streams, such as resources in a jar, and closes them.
   *
   * @param name what reports and errors call the data
   * @throws DataException if a stream is broken or of another kind
   */
  public static ImageDataset read(
      String name, InputStream images, InputStream labels, ReadOptions options) {
    try (Bytes second = Bytes.of(name + " (labels)", labels)) {
      Picture[] pictures = readImages(Bytes.of(name + " (images)", images), options);
      return dataset(name, pictures, readLabels(second, pictures.length), options);
    }
  }

  /** The images file for {@code split} in a folder, under one of the usual names. */
  static Optional<Path> imagesIn(Path folder, Split split) {
    String prefix = split == Split.TRAIN ? "train" : "t10k";
    return Stream.of("-images-idx3-ubyte", "-images.idx3-ubyte")
        .map(name -> folder.resolve(prefix + name))
        .flatMap(file -> Bytes.plainOrGzip(file).stream())
        .findFirst();
  }

  private static ImageDataset dataset(
      String name, Picture[] pictures, Labels labels, ReadOptions options) {
    return new ImageDataset(name, pictures, labels, options.range(), 0);
  }

  private static Picture[] readImages(Bytes in, ReadOptions options) {
    try (in) {
      checkMagic(in, IMAGES, "an IDX image file", "Give the images file, or its folder.");
      int[] sizes = {readInt(in), readInt(in), readInt(in)};
      int length = Sizes.product(in.name(), sizes[1], sizes[2]);
      Sizes.product(in.name(), sizes[0]);
      in.expect(
          16 + (long) sizes[0] * length,
          "header and %d images of %dx%d".formatted(sizes[0], sizes[1], sizes[2]));
      Picture[] pictures = new Picture[sizes[0]];
      for (int i = 0; i < pictures.length; i++) {
        byte[] pixels = new byte[length];
        in.read(pixels);
        pictures[i] = Picture.of(new Picture(sizes[1], sizes[2], 1, pixels), options);
      }
      in.end();
      return pictures;
    }
  }

  private static Labels readLabels(Bytes in, int samples) {
    try (in) {
      checkMagic(in, LABELS, "an IDX label file", "Give the labels file.");
      int count = readInt(in);
      Sizes.product(in.name(), count);
      in.expect(8 + (long) count, "header and " + count + " labels");
      byte[] bytes = new byte[count];
      in.read(bytes);
      in.end();
      int[] labels = new int[count];
      for (int i = 0; i < count; i++) {
        labels[i] = bytes[i] & 0xff;
      }
      return Labels.of(in.name(), labels, samples);
    }
  }

  private static void checkMagic(Bytes in, int expected, String kind, String advice) {
    int magic = readInt(in);
    if (magic != expected) {
      throw new DataException("%s: not %s: magic number 0x%08x%s, expected 0x%08x. %s"
          .formatted(in.name(), kind, magic, meaning(magic), expected, advice));
    }
  }

  private static String meaning(int magic) {
    return switch (magic) {
      case IMAGES -> " (images)";
      case LABELS -> " (labels)";
      default -> "";
    };
  }

  private static int readInt(Bytes in) {
    byte[] bytes = new byte[Integer.BYTES];
    in.read(bytes);
    return ByteBuffer.wrap(bytes).getInt();
  }

  private static Optional<Path> labelsBeside(Path images) {
    String name = images.getFileName().toString();
    String labels = name.replace("images", "labels").replace("idx3", "idx1");
    if (labels.equals(name)) {
      return Optional.empty();
    }
    String plain = labels.endsWith(".gz") ? labels.substring(0, labels.length() - 3) : labels;
    return Bytes.plainOrGzip(images.resolveSibling(plain));
  }
}
