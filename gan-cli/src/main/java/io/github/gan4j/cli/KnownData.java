package io.github.gan4j.cli;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Data sets that {@code gan data get} can fetch: four gzip files in the IDX format each.
 *
 * @param mirrors folders that have the files
 * @param files their names, and the SHA-256 of what is in them
 * @param licence for people
 */
record KnownData(List<URI> mirrors, Map<String, String> files, String licence) {

  private static final Map<String, KnownData> ALL = new TreeMap<>(Map.of(
      "mnist",
      new KnownData(
          List.of(
              URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
              URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/")),
          files(
              "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
              "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
              "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
              "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
          "MNIST by LeCun, Cortes and Burges, CC BY-SA 3.0"),
      "fashion-mnist",
      new KnownData(
          List.of(
              URI.create(
                  "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/"),
              URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/")),
          files(
              "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
              "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
              "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
              "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
          "Fashion-MNIST by Zalando SE, MIT licence")));

  private static Map<String, String> files(
      String trainImages, String trainLabels, String testImages, String testLabels) {
    return new TreeMap<>(Map.of(
        "train-images-idx3-ubyte.gz", trainImages,
        "train-labels-idx1-ubyte.gz", trainLabels,
        "t10k-images-idx3-ubyte.gz", testImages,
        "t10k-labels-idx1-ubyte.gz", testLabels));
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
          "unknown data set '%s'. Known: %s.".formatted(name, String.join(", ", ALL.keySet())));
    }
    return known;
  }

  /** The files, each to be fetched. */
  List<Download> downloads() {
    return files.entrySet().stream()
        .map(e -> new Download(mirrors, e.getKey(), e.getValue()))
        .toList();
  }
}
