package io.github.gan4j.models.data;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens data files of any kind that is read. */
public final class Datasets {
  private static final String NPY_START = "\u0093NUMPY";
  private static final String ZIP_START = "PK";
  private static final String IDX_START = "\0\0\b";

  private Datasets() {}

  /** Opens {@code path} with {@link ReadOptions#defaults()}. */
  public static Dataset open(Path path) {
    return open(path, ReadOptions.defaults());
  }

  /**
   * Opens whatever lies at {@code path}: an IDX file, a CIFAR-10 binary file, an npy or npz file, a
   * zip file of images, one image, or a folder with the usual files of MNIST or CIFAR-10 or with
   * images. A folder that has a folder {@code train} or {@code test}, as the options ask for, is
   * replaced by it.
   *
   * @throws DataException if there is nothing at the path, its kind is not known, or it is broken
   */
  public static Dataset open(Path path, ReadOptions options) {
    if (!Files.exists(path)) {
      throw new DataException(path + ": no such file or folder.");
    }
    return Files.isDirectory(path) ? openFolder(path, options) : openFile(path, options);
  }

  private static Dataset openFolder(Path folder, ReadOptions options) {
    Path part = folder.resolve(options.split().key());
    if (Files.isDirectory(part)) {
      return openFolder(part, options);
    }
    Optional<Path> idx = Idx.imagesIn(folder, options.split());
    if (idx.isPresent()) {
      return Idx.read(idx.get(), options);
    }
    List<Path> cifar = Cifar10.filesIn(folder, options.split());
    return cifar.isEmpty() ? ImageFolder.read(folder, options) : Cifar10.read(cifar, options);
  }

  private static Dataset openFile(Path file, ReadOptions options) {
    String name = file.getFileName().toString();
    String start = start(file);
    if (start.startsWith(NPY_START)) {
      return Npy.read(file, options);
    }
    if (start.startsWith(ZIP_START)) {
      return name.endsWith(".npz") ? Npz.read(file, options) : ImageZip.read(file, options);
    }
    if (start.startsWith(IDX_START)) {
      return Idx.read(file, options);
    }
    if (name.endsWith(".bin") || name.endsWith(".bin.gz")) {
      return Cifar10.read(List.of(file), options);
    }
    if (ImageCollector.isImage(name)) {
      return ImageFolder.read(file, options);
    }
    throw new DataException(file
        + ": unknown kind of data. IDX, CIFAR-10 .bin, npy, npz, zip and image files are read.");
  }

  /** The first bytes, unpacked if gzip, as characters below 256. */
  private static String start(Path file) {
    try (Bytes in = Bytes.open(file)) {
      return new String(in.readUpTo(NPY_START.length()), StandardCharsets.ISO_8859_1);
    }
  }
}
