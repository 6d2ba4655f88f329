package io.github.gan4j.models;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.io.Safetensors;
import io.github.gan4j.core.io.TensorFile;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;

/** One case of what numpy, scipy and scikit-learn say; {@code src/test/python/sample_metrics.py} writes it. */
public record SampleReference(String name) {
  private static final TensorFile FILE = read();

  private static TensorFile read() {
    try {
      return Safetensors.read(Path.of(SampleReference.class
          .getResource("/reference/sample_metrics.safetensors")
          .toURI()));
    } catch (IOException | URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  public Tensor tensor(String part) {
    Tensor t = FILE.tensors().get(name + "/" + part);
    assertTrue(t != null, "the reference has no " + name + "/" + part);
    return t;
  }

  public float[] values(String part) {
    return tensor(part).toArray();
  }

  public float value(String part) {
    return tensor(part).item();
  }

  /** The samples of a part, one for each index along its first axis. */
  public Dataset samples(String part) {
    int[] shape = tensor(part).shape();
    return ArrayDataset.of(values(part), Arrays.copyOfRange(shape, 1, shape.length), new int[0]);
  }
}
