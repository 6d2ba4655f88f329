package io.github.gan4j.models.feature;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes ONNX files of a few nodes: messages of onnx.proto3, encoded as protocol buffers. */
final class TinyOnnx {
  private static final int FLOAT = 1;
  static final int INT64 = 7;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private TinyOnnx() {}

  /** A message of the graph's nodes, initializers, inputs and outputs. */
  static TinyOnnx graph() {
    return new TinyOnnx().text(2, "graph");
  }

  TinyOnnx node(String operator, List<String> inputs, String output) {
    TinyOnnx node = new TinyOnnx();
    inputs.forEach(input -> node.text(1, input));
    return message(1, node.text(2, output).text(4, operator));
  }

  /** A constant tensor. */
  TinyOnnx constant(String name, float[] values, int... shape) {
    ByteBuffer raw =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    TinyOnnx tensor = new TinyOnnx();
    for (int size : shape) {
      tensor.number(1, size);
    }
    return message(5, tensor.number(2, FLOAT).text(8, name).block(9, raw.array()));
  }

  /** An input of float32; a size of -1 stands for any. */
  TinyOnnx input(String name, int... shape) {
    return input(FLOAT, name, shape);
  }

  TinyOnnx input(int type, String name, int... shape) {
    return message(11, value(type, name, shape));
  }

  TinyOnnx output(String name, int... shape) {
    return message(12, value(FLOAT, name, shape));
  }

  private static TinyOnnx value(int type, String name, int... shape) {
    TinyOnnx sizes = new TinyOnnx();
    for (int i = 0; i < shape.length; i++) {
      TinyOnnx size = new TinyOnnx();
      sizes.message(1, shape[i] < 0 ? size.text(2, "axis" + i) : size.number(1, shape[i]));
    }
    TinyOnnx tensor = new TinyOnnx().number(1, type).message(2, sizes);
    return new TinyOnnx().text(1, name).message(2, new TinyOnnx().message(1, tensor));
  }

  /** The graph as a model of opset 13. */
  Path write(Path file) throws IOException {
    TinyOnnx opset = new TinyOnnx().text(1, "").number(2, 13);
    TinyOnnx model = new TinyOnnx().number(1, 8).message(8, opset).message(7, this);
    return Files.write(file, model.bytes.toByteArray());
  }

  private TinyOnnx message(int field, TinyOnnx content) {
    return block(field, content.bytes.toByteArray());
  }

  private TinyOnnx text(int field, String content) {
    return block(field, content.getBytes(StandardCharsets.UTF_8));
  }

  private TinyOnnx block(int field, byte[] content) {
    varint((field << 3) | 2);
    varint(content.length);
    bytes.writeBytes(content);
    return this;
  }

  private TinyOnnx number(int field, long value) {
    varint(field << 3);
    varint(value);
    return this;
  }

  private void varint(long value) {
    long rest = value;
    for (; rest > 127; rest >>>= 7) {
      bytes.write((int) ((rest & 127) | 128));
    }
    bytes.write((int) rest);
  }
}
