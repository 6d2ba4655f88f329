package io.github.gan4j.models.penalty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.io.Safetensors;
import io.github.gan4j.core.io.TensorFile;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.tensor.Tensor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Values that PyTorch computed in float64; {@code src/test/python/penalties.py} writes them. */
record Reference(String net) {

  private static final TensorFile FILE = read();

  private static TensorFile read() {
    try {
      return Safetensors.read(Path.of(
          Reference.class.getResource("/reference/penalties.safetensors").toURI()));
    } catch (IOException | URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  Tensor tensor(String part) {
    Tensor t = FILE.tensors().get(net + "/" + part);
    assertTrue(t != null, "the file has no " + net + "/" + part);
    return t;
  }

  void load(Params params) {
    params.parameters().forEach(p -> p.assign(tensor("param/" + p.path())));
  }

  /** Compares element by element, with a bound relative to the largest. */
  void check(String part, Tensor actual, double bound) {
    Tensor expected = tensor(part);
    assertArrayEquals(expected.shape(), actual.shape(), part);
    float[] e = expected.toArray();
    float[] a = actual.toArray();
    double largest = 0;
    double error = 0;
    for (int i = 0; i < e.length; i++) {
      largest = Math.max(largest, Math.abs(e[i]));
      error = Math.max(error, Math.abs((double) e[i] - a[i]));
    }
    assertTrue(
        error <= bound * largest,
        net + "/" + part + ": off by " + error + " where " + largest + " is the largest");
  }
}
