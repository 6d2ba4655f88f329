package io.github.gan4j.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A data set that goes by a name: {@code gan data get} can fetch it, and {@code --data} finds it.
 *
 * @param downloads what is to be fetched
 * @param needed the files, with or without .gz, that a folder with it has at least
 * @param licence for people
 */
record KnownData(List<Download> downloads, List<String> needed, String licence) {

  private static final List<String> IDX = List.of(
      "train-images-idx3-ubyte",
      "train-labels-idx1-ubyte",
      "t10k-images-idx3-ubyte",
      "t10k-labels-idx1-ubyte");

  private static final Map<String, KnownData> ALL = new TreeMap<>(
      Map.of(
          "mnist",
          idx(
              List.of(
                  URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
                  URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/")),
              "MNIST by LeCun, Cortes and Burges, CC BY-SA 3.0",
              "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
              "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
              "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
              "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
          "fashion-mnist",
          idx(
              List.of(
                  URI.create(
                      "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/"),
                  URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/")),
              "Fashion-MNIST by Zalando SE, MIT licence",
              "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
              "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
              "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
              "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
          "cifar-10",
          new KnownData(
              List.of(new Download(
                  List.of(
                      URI.create("https://www.cs.toronto.edu/~kriz/"),
                      URI.create(
                          "https://storage.googleapis.com/s4tf-hosted-binaries/datasets/CIFAR10/")),
                  "cifar-10-binary.tar.gz",
                  new Packing.TarGz(
                      "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
                      Set.of(
                          "data_batch_1.bin",
                          "data_batch_2.bin",
                          "data_batch_3.bin",
                          "data_batch_4.bin",
                          "data_batch_5.bin",
                          "test_batch.bin")))),
              List.of("data_batch_1.bin"),
              "CIFAR-10 by Krizhevsky, Nair and Hinton; see https://www.cs.toronto.edu/~kriz/cifar.html")));

  KnownData {
    downloads = List.copyOf(downloads);
    needed = List.copyOf(needed);
  }

  /** Four gzip files in the IDX format, with the SHA-256 of the content of each. */
  private static KnownData idx(List<URI> mirrors, String licence, String... sha256) {
    List<Download> downloads = IntStream.range(0, IDX.size())
        .mapToObj(i -> new Download(mirrors, IDX.get(i) + ".gz", new Packing.Gzip(sha256[i])))
        .toList();
    return new KnownData(downloads, IDX.subList(0, 2), licence);
  }

  /** The names of all, in order. */
  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /**
   * The data set of a name.
   *
   * @throws UserException if there is none, naming all
   */
  static KnownData of(String name) {
    KnownData known = ALL.get(name);
    if (known == null) {
      throw new UserException(
          "unknown data set '%s'. Known: %s.".formatted(name, String.join(", ", names())));
    }
    return known;
  }

  /** Whether a folder has enough of it to be read. */
  boolean isIn(Path folder) {
    return needed.stream()
        .allMatch(file -> Files.isRegularFile(folder.resolve(file))
            || Files.isRegularFile(folder.resolve(file + ".gz")));
  }
}
