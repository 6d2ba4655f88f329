package io.github.gan4j.models.feature;

import io.github.gan4j.core.tensor.Tensor;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The output of any ONNX network as features: an Inception network that the user has as a file, for
 * example. It runs in ONNX Runtime, which the program must have on its class path
 * ({@code com.microsoft.onnxruntime:onnxruntime}).
 *
 * <p>Images of any size are resized to the network's ({@code bilinear, half-pixel}, not averaged where
 * they shrink), grey ones are repeated for each channel. All axes of the output but the first make up
 * the features. No gradient flows through. Only one thread at a time may use it.
 */
public final class OnnxExtractor implements FeatureExtractor, AutoCloseable {

  private final String name;
  private final OnnxNetwork network;

  private OnnxExtractor(String name, OnnxNetwork network) {
    this.name = name;
    this.network = network;
  }

  /**
   * Opens a network.
   *
   * @throws IOException if there is no such file, or it is no network that ONNX Runtime can run
   * @throws IllegalArgumentException if the network does not take images, or not as the options say
   * @throws IllegalStateException if ONNX Runtime is missing or does not run on this machine
   */
  public static OnnxExtractor open(Path file, OnnxOptions options) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileNotFoundException("onnx " + file + ": there is no such file.");
    }
    try {
      return new OnnxExtractor(options.name(), OnnxNetwork.open(file, options));
    } catch (LinkageError e) {
      throw new IllegalStateException(
          "OnnxExtractor: ONNX Runtime is not on the class path or does not run here: " + e
              + ". Add the dependency com.microsoft.onnxruntime:onnxruntime.",
          e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int[] sampleShape() {
    OnnxInput input = network.input();
    return new int[] {input.height(), input.width(), input.channels()};
  }

  @Override
  public int dimension() {
    return network.dimension();
  }

  /** The features [N, dimension] of images [N, H, W, C] of any size with values in [-1, 1]. */
  @Override
  public Tensor features(Tensor x) {
    network.input().require(x.shape());
    return Tensor.wrap(network.rows(x), x.size(0), network.dimension());
  }

  @Override
  public void close() {
    network.close();
  }
}
