package io.github.gan4j.core.golden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.io.Safetensors;
import io.github.gan4j.core.io.TensorFile;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.Slot;
import io.github.gan4j.core.tensor.Gradients;
import io.github.gan4j.core.tensor.Tensor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * Values that PyTorch computed in float64; {@code src/test/python/golden.py} writes them.
 *
 * <p>A whole net is compared element by element with a bound relative to the largest element of the tensor. Each float
 * operation of a net of depth d rounds to 6e-8 of what it adds up, and a backward pass, or a second one, multiplies the
 * depth: {@link #FORWARD} leaves room for some 30 such roundings, {@link #GRADIENT} for some 100. PyTorch's own bound
 * for one float32 operation is 1.3e-6 relative plus 1e-5.
 */
record Golden(String name) {

  static final double FORWARD = 2e-6;
  static final double GRADIENT = 6e-6;

  private static final TensorFile FILE = read();

  private static TensorFile read() {
    try {
      return Safetensors.read(
          Path.of(Golden.class.getResource("/golden/golden.safetensors").toURI()));
    } catch (IOException | URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  Tensor tensor(String part) {
    Tensor t = FILE.tensors().get(name + "/" + part);
    assertTrue(t != null, "the golden file has no " + name + "/" + part);
    return t;
  }

  /** Gives a net the stored parameters. */
  void load(Params params) {
    params.parameters().forEach(p -> p.assign(tensor("param/" + p.path())));
  }

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
        name + "/" + part + ": off by " + error + " where " + largest + " is the largest: "
            + error / largest + " > " + bound);
  }

  /** The gradient of every parameter. */
  void checkGradients(Params params, Gradients gradients) {
    params.parameters().forEach(p -> check("grad/" + p.path(), gradients.get(p.value()), GRADIENT));
  }

  /** Parameters or buffers after some steps. */
  void checkSlots(String part, Iterable<? extends Slot> slots, double bound) {
    slots.forEach(s -> check(part + s.path(), s.value(), bound));
  }
}
