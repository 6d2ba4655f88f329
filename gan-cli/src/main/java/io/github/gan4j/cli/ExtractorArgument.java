package io.github.gan4j.cli;

import io.github.gan4j.models.feature.Classifier;
import io.github.gan4j.models.feature.FeatureExtractor;
import io.github.gan4j.models.feature.LeNetFile;
import io.github.gan4j.models.feature.OnnxExtractor;
import io.github.gan4j.models.feature.OnnxOptions;
import io.github.gan4j.models.feature.ResizedClassifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the user gave as {@code --classifier} or {@code --onnx}, to describe images for scores. */
final class ExtractorArgument {
  @Option(
      names = "--classifier",
      paramLabel = "FILE|NAME",
      description =
          "Describes images for scores: a file that 'gan classifier' wrote, or mnist or fashion-mnist"
              + " (default: that of the data, if there is one).")
  private @Nullable String classifier;

  @Option(
      names = "--onnx",
      paramLabel = "FILE",
      description =
          "An ONNX network to describe images instead, which takes values from -1 to 1. Needs ONNX Runtime.")
  private @Nullable String onnx;

  boolean isGiven() {
    return classifier != null || onnx != null;
  }

  /**
   * The extractor that was asked for, else the classifier of the data; empty if there is neither.
   *
   * @param data what was given as {@code --data}
   * @param sampleShape what it is to describe; a classifier resizes images itself
   */
  Optional<FeatureExtractor> open(Session session, @Nullable String data, int... sampleShape) {
    String file = onnx;
    String name = classifier;
    if (file != null && name != null) {
      throw new UserException("--classifier and --onnx exclude each other. Give one.");
    }
    if (file != null) {
      return Optional.of(network(session.path(file)));
    }
    if (name != null) {
      Optional<? extends Classifier> shipped = ShippedClassifiers.find(name);
      Classifier net = shipped.isPresent() ? shipped.get() : classifier(session.path(name));
      return Optional.of(ResizedClassifier.of(net, sampleShape));
    }
    return ShippedClassifiers.of(data, sampleShape).map(net -> net);
  }

  private static Classifier classifier(Path file) {
    try {
      return LeNetFile.read(file);
    } catch (IOException e) {
      throw new UserException("--classifier " + file + ": " + Errors.text(e)
          + " Give mnist, fashion-mnist or a file that 'gan classifier' wrote.");
    }
  }

  /** It stays open until the program ends. */
  private static FeatureExtractor network(Path file) {
    String name = file.getFileName().toString().replaceFirst("(?<=.)\\.[^.]*$", "");
    try {
      return OnnxExtractor.open(file, OnnxOptions.of(name));
    } catch (IllegalStateException e) {
      throw new UserException(
          "--onnx " + file
              + ": ONNX Runtime is not there or does not run here. Get the jar of com.microsoft.onnxruntime:onnxruntime"
              + " and set GAN_OPTS=-Xbootclasspath/a:JAR.",
          e);
    } catch (IOException e) {
      throw new UserException("--onnx " + file + ": " + Errors.text(e), e);
    }
  }
}
