package io.github.gan4j.cli;

import io.github.gan4j.models.feature.Classifier;
import io.github.gan4j.models.feature.LeNet;
import io.github.gan4j.models.feature.LeNetFile;
import io.github.gan4j.models.feature.ResizedClassifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The trained classifiers that are part of this program. */
final class ShippedClassifiers {

  private static final String EMBEDDED = "fashion-mnist";

  private ShippedClassifiers() {}

  /**
   * The classifier for what {@code --data} says, for samples of a shape; empty if there is none, or the
   * samples are no images.
   */
  static Optional<Classifier> of(@Nullable String data, int... sampleShape) {
    return sampleShape.length == 3
        ? find(data == null ? EMBEDDED : data).map(net -> ResizedClassifier.of(net, sampleShape))
        : Optional.empty();
  }

  /** The classifier for a data set, {@code mnist} or {@code fashion-mnist}; empty for others. */
  static Optional<LeNet> find(String dataSet) {
    String file = "/classifiers/lenet-" + dataSet + ".safetensors";
    try (InputStream in = ShippedClassifiers.class.getResourceAsStream(file)) {
      return in == null ? Optional.empty() : Optional.of(read(in));
    } catch (IOException e) {
      throw new UncheckedIOException("classifier for " + dataSet + ": cannot be read: " + e, e);
    }
  }

  /** By way of a file, which is what tensors are read from. */
  private static LeNet read(InputStream in) throws IOException {
    Path copy = Files.createTempFile("gan4j-", ".safetensors");
    try {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return LeNetFile.read(copy);
    } finally {
      Files.delete(copy);
    }
  }
}
