package io.github.gan4j.cli;

import io.github.gan4j.models.data.Channels;
import io.github.gan4j.models.data.DataException;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.Datasets;
import io.github.gan4j.models.data.Grid;
import io.github.gan4j.models.data.Idx;
import io.github.gan4j.models.data.ReadOptions;
import io.github.gan4j.models.data.Ring;
import io.github.gan4j.models.data.SwissRoll;
import io.github.gan4j.models.zoo.SampleFormat;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the user gave as {@code --data}: nothing, the name of a known data set, or a path. */
final class DataArgument {
  private static final String RING = "ring";
  private static final String GRID = "grid";
  private static final List<String> POINTS = List.of(RING, GRID, "swiss-roll");
  private static final int POINT_COUNT = 100_000;

  private final Session session;
  private final ReadOptions options;
  private final boolean isImages;

  /** Data is read as the model needs it: its size, channels and range. */
  DataArgument(Session session, SampleFormat format) {
    this(session, options(format), format.isImage());
  }

  DataArgument(Session session, ReadOptions options) {
    this(session, options, true);
  }

  private DataArgument(Session session, ReadOptions options, boolean isImages) {
    this.session = session;
    this.isImages = isImages;
    this.options = options;
  }

  private static ReadOptions options(SampleFormat format) {
    if (!format.isImage()) {
      return ReadOptions.defaults();
    }
    return ReadOptions.defaults()
        .side(format.shape().get(0))
        .channels(format.shape().get(2) == 1 ? Channels.GREY : Channels.RGB)
        .range(format.range());
  }

  Dataset open(@Nullable String text) {
    if (text == null) {
      return isImages ? embedded() : points(RING);
    }
    if (POINTS.contains(text)) {
      return points(text);
    }
    return KnownData.names().contains(text)
        ? known(text)
        : Datasets.open(session.path(text), options);
  }

  /** The same data, named so that it is found from any folder. */
  static @Nullable String fromAnywhere(Session session, @Nullable String text) {
    return text == null || KnownData.names().contains(text) || POINTS.contains(text)
        ? text
        : session.fromAnywhere(text);
  }

  /** Points as WGAN-GP's authors drew them (github igul222/improved_wgan_training, {@code gan_toy.py}). */
  private static Dataset points(String name) {
    return switch (name) {
      case RING -> new Ring(POINT_COUNT, 1, 8, 1.414f, 0.0141f);
      case GRID -> new Grid(POINT_COUNT, 1, 5, 0.7071f, 0.0177f);
      default -> SwissRoll.of(POINT_COUNT, 1);
    };
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
    KnownData known = KnownData.of(name);
    List<String> looked = new ArrayList<>();
    String own = session.variable("GAN4J_DATA");
    looked.add(
        own.isEmpty()
            ? "$GAN4J_DATA (not set)"
            : session.path(own).resolve(name).toString());
    Path cache = session.cache().resolve(name);
    looked.add(cache.toString());
    List<Path> folders =
        own.isEmpty() ? List.of(cache) : List.of(session.path(own).resolve(name), cache);
    for (Path folder : folders) {
      if (known.isIn(folder)) {
        return Datasets.open(folder, options);
      }
    }
    throw new DataException(
        "--data %s: not found. Looked in %s. Fetch it with 'gan data get %s', or put %s.gz there (with or without .gz)."
            .formatted(
                name, String.join(" and ", looked), name, String.join(".gz and ", known.needed())));
  }
}
