package io.github.gan4j.models.feature;

import io.github.gan4j.core.io.ParamsFile;
import io.github.gan4j.core.io.Safetensors;
import io.github.gan4j.core.io.TensorFile;
import io.github.gan4j.core.io.TensorFileException;
import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.tensor.Rng;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A trained {@link LeNet} as a safetensors file with checksums. Its metadata holds the name, the shape
 * of the images, the number of classes, and what else the writer has to say.
 */
public final class LeNetFile {

  private static final String NAME = "classifier";

  private LeNetFile() {}

  /**
   * Writes the net, in place of an older file.
   *
   * @param notes what else to keep, such as the accuracy and how the net was trained
   * @throws IOException if it cannot be written; an older file is then still whole
   */
  public static void write(Path file, LeNet net, Map<String, String> notes) throws IOException {
    Map<String, String> metadata = new HashMap<>(notes);
    metadata.put(NAME, net.name());
    metadata.put("sample_shape", Shapes.format(net.sampleShape()));
    metadata.put("classes", Integer.toString(net.classes()));
    ParamsFile.write(file, net.params(), metadata);
  }

  /**
   * Makes the net that was written.
   *
   * @throws IOException if there is no such file, it is damaged, or it holds something else
   */
  public static LeNet read(Path file) throws IOException {
    TensorFile tensors = Safetensors.read(file);
    String name = tensors.metadata().get(NAME);
    if (name == null) {
      throw new TensorFileException(
          "classifier " + file,
          "the file names no classifier in its metadata. Give the file of a trained LeNet.");
    }
    int channels = size(tensors.shape("conv1.weight"), 2);
    int classes = size(tensors.shape("output.weight"), 1);
    LeNet net = new LeNet(name, channels, classes, Rng.of(0));
    ParamsFile.require(tensors, net.params());
    ParamsFile.assign(tensors, net.params());
    return net;
  }

  /** The size of an axis; 1 where a wrong file has none, which the check of all shapes will tell. */
  private static int size(int[] shape, int axis) {
    return axis < shape.length ? Math.max(1, shape[axis]) : 1;
  }
}
