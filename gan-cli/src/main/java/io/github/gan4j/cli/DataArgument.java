package io.github.gan4j.cli;

import io.github.gan4j.models.data.Channels;
import io.github.gan4j.models.data.DataException;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.Datasets;
import io.github.gan4j.models.data.Idx;
import io.github.gan4j.models.data.ReadOptions;
import io.github.gan4j.models.zoo.SampleFormat;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the user gave as {@code --data}: nothing, the name of a known data set, or a path. */
final class DataArgument {
  private static final List<String> KNOWN = List.of("fashion-mnist", "mnist");
  private static final List<String> FILES =
      List.of("train-images-idx3-ubyte", "train-labels-idx1-ubyte");

  private final Session session;
  private final ReadOptions options;

  /** Data is read as the model needs it: its size, channels and range. */
  DataArgument(Session session, SampleFormat format) {
    this(session, options(format));
  }

  DataArgument(Session session, ReadOptions options) {
    this.session = session;
    this.options = options;
  }

  private static ReadOptions options(SampleFormat format) {
    return ReadOptions.defaults()
        .side(format.shape().get(0))
        .channels(format.shape().get(2) == 1 ? Channels.GREY : Channels.RGB)
        .range(format.range());
  }

  Dataset open(@Nullable String text) {
    if (text == null) {
      return embedded();
    }
    return KNOWN.contains(text) ? known(text) : Datasets.open(session.path(text), options);
  }

  /** The same data, named so that it is found from any folder. */
  static @Nullable String fromAnywhere(Session session, @Nullable String text) {
    return text == null || KNOWN.contains(text)
        ? text
        : session.path(text).toAbsolutePath().normalize().toString();
  }

  private Dataset embedded() {
    return Idx.read(
        "Fashion-MNIST test images in gan-cli",
        resource("t10k-images-idx3-ubyte.gz"),
        resource("t10k-labels-idx1-ubyte.gz"),
        options);
  }

  private static InputStream resource(String file) {
    return Objects.requireNonNull(
        DataArgument.class.getResourceAsStream("/fashion-mnist/" + file), file);
  }

  private Dataset known(String name) {
    List<String> looked = new ArrayList<>();
    String own = session.variable("GAN4J_DATA");
    looked.add(
        own.isEmpty()
            ? "$GAN4J_DATA (not set)"
            : session.path(own).resolve(name).toString());
    Path cache = cache().resolve(name);
    looked.add(cache.toString());
    List<Path> folders =
        own.isEmpty() ? List.of(cache) : List.of(session.path(own).resolve(name), cache);
    for (Path folder : folders) {
      if (FILES.stream().allMatch(file -> isIn(folder, file))) {
        return Datasets.open(folder, options);
      }
    }
    throw new DataException(
        "--data %s: not found. Looked in %s. Put %s.gz there (with or without .gz); nothing is downloaded."
            .formatted(name, String.join(" and ", looked), String.join(".gz and ", FILES)));
  }

  private static boolean isIn(Path folder, String file) {
    return Files.isRegularFile(folder.resolve(file))
        || Files.isRegularFile(folder.resolve(file + ".gz"));
  }

  private Path cache() {
    String cache = session.variable("XDG_CACHE_HOME");
    Path base =
        cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : session.path(cache);
    return base.resolve("gan4j");
  }
}
