package io.github.gan4j.models.feature;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An ONNX network in ONNX Runtime. The only class that knows ONNX Runtime, which may be missing. */
final class OnnxNetwork implements AutoCloseable {

  /** Images at a time where the network takes any number: the copy it reads stays small. */
  private static final int MOST = 16;

  private final OrtSession session;
  private final String inputName;
  private final OnnxInput input;
  private final String output;
  private final int batch;
  private final FloatBuffer buffer;
  private final int dimension;

  private OnnxNetwork(OrtSession session, OnnxOptions options) throws OrtException {
    this.session = session;
    Map<String, NodeInfo> inputs = session.getInputInfo();
    if (inputs.size() != 1) {
      throw new IllegalArgumentException(
          "%s: the network has the inputs %s, but must take images and nothing else. Use another."
              .formatted(options.name(), inputs.keySet()));
    }
    inputName = inputs.keySet().iterator().next();
    String where = options.name() + ": input '" + inputName + "'";
    input = OnnxInput.of(where, floats(where, inputs.get(inputName)), options);
    output = output(session.getOutputInfo(), options);
    floats(options.name() + ": output '" + output + "'", session.getOutputInfo().get(output));
    batch = input.batch() == 0 ? MOST : input.batch();
    int bytes = Math.multiplyExact(Math.multiplyExact(batch, input.length()), Float.BYTES);
    buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
    dimension = outputs(batch).remaining() / batch;
  }

  /**
   * Opens a file.
   *
   * @throws IOException if it is no network that ONNX Runtime can run
   * @throws IllegalArgumentException if the network does not take images, or not as the options say
   */
  static OnnxNetwork open(Path file, OnnxOptions options) throws IOException {
    try (OrtSession.SessionOptions settings = new OrtSession.SessionOptions()) {
      settings.setIntraOpNumThreads(Workers.current().size());
      settings.setDeterministicCompute(true);
      OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString(), settings);
      return open(session, options);
    } catch (OrtException e) {
      throw new IOException(
          "onnx " + file + ": ONNX Runtime cannot use this file: " + e.getMessage(), e);
    }
  }

  private static OnnxNetwork open(OrtSession session, OnnxOptions options) throws OrtException {
    try {
      return new OnnxNetwork(session, options);
    } catch (OrtException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static String output(Map<String, NodeInfo> all, OnnxOptions options) {
    String wanted = options.output();
    if (wanted == null ? all.size() != 1 : !all.containsKey(wanted)) {
      throw new IllegalArgumentException(
          "%s: wanted %s, but the network has the outputs %s. Name one of them."
              .formatted(
                  options.name(),
                  wanted == null ? "the only output" : "the output '" + wanted + "'",
                  all.keySet()));
    }
    return wanted == null ? all.keySet().iterator().next() : wanted;
  }

  private static long[] floats(String what, @Nullable NodeInfo node) {
    if (node != null
        && node.getInfo() instanceof TensorInfo tensor
        && tensor.type == OnnxJavaType.FLOAT) {
      return tensor.getShape();
    }
    throw new IllegalArgumentException("%s is %s, but must be a tensor of float32. %s"
        .formatted(what, node == null ? "none" : node.getInfo(), "Export the network in float32."));
  }

  OnnxInput input() {
    return input;
  }

  /** Features of an image. */
  int dimension() {
    return dimension;
  }

  /** The features of images [N,H,W,C] of any size, one row an image. */
  float[] rows(Tensor x) {
    int count = x.size(0);
    float[] rows = new float[Math.multiplyExact(count, dimension)];
    try {
      for (int from = 0; from < count; from += batch) {
        int used = Math.min(batch, count - from);
        input.write(x, from, from + used, buffer);
        outputs(input.batch() == 0 ? used : batch).get(rows, from * dimension, used * dimension);
      }
    } catch (OrtException e) {
      throw new IllegalStateException(input.name() + ": the network failed: " + e.getMessage(), e);
    }
    return rows;
  }

  private FloatBuffer outputs(int count) throws OrtException {
    FloatBuffer images = buffer.duplicate().limit(count * input.length());
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OnnxTensor x = OnnxTensor.createTensor(environment, images, input.shape(count));
        OrtSession.Result result = session.run(Map.of(inputName, x), Set.of(output))) {
      OnnxTensor rows = (OnnxTensor) result.get(0);
      long[] shape = rows.getInfo().getShape();
      if (shape.length < 2 || shape[0] != count) {
        throw new ShapeException(
            "%s: the output '%s' for %d images is %s. Name an output with a row for each image."
                .formatted(input.name(), output, count, Arrays.toString(shape)));
      }
      return rows.getFloatBuffer();
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(input.name() + ": closing failed: " + e.getMessage(), e);
    }
  }
}
