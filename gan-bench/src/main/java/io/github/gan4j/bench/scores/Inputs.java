package io.github.gan4j.bench.scores;

import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.Datasets;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.data.ReadOptions;
import io.github.gan4j.models.data.Split;
import io.github.gan4j.models.feature.LeNet;
import io.github.gan4j.models.feature.LeNetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where images and classifiers are.
 *
 * @param resources those of gan-cli, in the source tree
 * @param data the folder with a folder {@code mnist}, or null if there is none
 */
record Inputs(Path resources, @Nullable Path data) {

  /** The test images of Fashion-MNIST that are part of the project. */
  Dataset fashion(PixelRange range) {
    ReadOptions options = ReadOptions.defaults().split(Split.TEST).range(range);
    return Datasets.open(resources.resolve("fashion-mnist"), options);
  }

  boolean hasMnist() {
    return data != null && Files.isDirectory(data.resolve("mnist"));
  }

  /**
   * One part of MNIST.
   *
   * @throws IllegalArgumentException if there is no MNIST
   */
  Dataset mnist(Split part, PixelRange range) {
    if (data == null || !hasMnist()) {
      throw new IllegalArgumentException(
          "MNIST: not found in " + (data == null ? "--data or $GAN4J_DATA (not set)" : data)
              + ". Name the folder that holds a folder 'mnist' with its four files.");
    }
    ReadOptions options = ReadOptions.defaults().split(part).range(range);
    return Datasets.open(data.resolve("mnist"), options);
  }

  /** All 70,000 digits with values of 0 to 1: those to train on, then the others. */
  Dataset digits() {
    Dataset[] parts = {mnist(Split.TRAIN, PixelRange.UNIT), mnist(Split.TEST, PixelRange.UNIT)};
    int length = parts[0].sampleLength();
    int size = parts[0].size() + parts[1].size();
    float[] values = new float[size * length];
    int[] labels = new int[size];
    int at = 0;
    for (Dataset part : parts) {
      for (int i = 0; i < part.size(); i++) {
        part.read(i, values, at * length);
        labels[at++] = part.label(i);
      }
    }
    return ArrayDataset.of(values, parts[0].sampleShape(), labels);
  }

  /** The trained classifier of {@code mnist} or {@code fashion-mnist}. */
  LeNet classifier(String name) throws IOException {
    return LeNetFile.read(resources.resolve("classifiers/lenet-" + name + ".safetensors"));
  }
}
