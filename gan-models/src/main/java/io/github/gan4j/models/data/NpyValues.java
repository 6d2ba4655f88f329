package io.github.gan4j.models.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Turns the content of an npy file into samples or labels. */
final class NpyValues {
  private NpyValues() {}

  /** An empty {@code labels} means that there are none. */
  static Dataset samples(Bytes in, int[] labels, ReadOptions options) {
    NpyHeader header = NpyHeader.read(in);
    Labels checked =
        labels.length == 0 ? Labels.NONE : Labels.of(in.name(), labels, header.samples());
    return header.type() == NpyType.UINT8 && header.shape().length >= 3
        ? images(in, header, checked, options)
        : floats(in, header, checked);
  }

  /** Reads integers of shape [N] or [N, 1]. */
  static int[] labels(Bytes in) {
    NpyHeader header = NpyHeader.read(in);
    boolean column = header.shape().length == 2 && header.shape()[1] == 1;
    if (header.type().isFloat() || !(header.shape().length == 1 || column)) {
      throw new DataException("%s: labels must be integers of shape [N], got %s %s."
          .formatted(in.name(), header.type(), Arrays.toString(header.shape())));
    }
    int[] labels = new int[header.samples()];
    byte[] bytes = new byte[header.type().bytes()];
    for (int i = 0; i < labels.length; i++) {
      in.read(bytes);
      labels[i] = Labels.narrow(in.name(), integer(header.type(), bytes), i);
    }
    in.end();
    return labels;
  }

  private static long integer(NpyType type, byte[] bytes) {
    ByteBuffer buffer = littleEndian(bytes);
    return switch (type) {
      case UINT8 -> buffer.get() & 0xff;
      case INT32 -> buffer.getInt();
      case INT64 -> buffer.getLong();
      case FLOAT32, FLOAT64 -> throw new AssertionError(type);
    };
  }

  private static Dataset images(Bytes in, NpyHeader header, Labels labels, ReadOptions options) {
    int[] shape = header.shape();
    int channels = shape.length == 3 ? 1 : shape[3];
    if (shape.length > 4 || (channels != 1 && channels != 3)) {
      throw new DataException(
          "%s: images of bytes must be [N, H, W], [N, H, W, 1] or [N, H, W, 3], got %s."
              .formatted(in.name(), Arrays.toString(shape)));
    }
    Picture[] pictures = new Picture[header.samples()];
    for (int i = 0; i < pictures.length; i++) {
      byte[] pixels = new byte[header.sampleBytes(in.name())];
      in.read(pixels);
      pictures[i] = Picture.of(new Picture(shape[1], shape[2], channels, pixels), options);
    }
    in.end();
    return new ImageDataset(in.name(), pictures, labels, options.range(), 0);
  }

  private static Dataset floats(Bytes in, NpyHeader header, Labels labels) {
    float[][] samples = new float[header.samples()][];
    byte[] bytes = new byte[header.sampleBytes(in.name())];
    for (int i = 0; i < samples.length; i++) {
      in.read(bytes);
      samples[i] = numbers(in.name(), header.type(), bytes);
    }
    in.end();
    return new ArrayDataset(in.name(), samples, sampleShape(header), labels);
  }

  private static float[] numbers(String name, NpyType type, byte[] bytes) {
    float[] values = new float[bytes.length / type.bytes()];
    ByteBuffer buffer = littleEndian(bytes);
    for (int i = 0; i < values.length; i++) {
      values[i] = switch (type) {
        case FLOAT32 -> buffer.getFloat();
        case FLOAT64 -> (float) buffer.getDouble();
        case UINT8 -> buffer.get() & 0xff;
        case INT32, INT64 ->
          throw new DataException(
              name + ": samples must be float32, float64 or uint8, got " + type + ".");
      };
    }
    return values;
  }

  /** One sample; a table of one column may be saved as [N], grey images as [N, H, W]. */
  private static int[] sampleShape(NpyHeader header) {
    int[] shape = header.sampleShape();
    return switch (shape.length) {
      case 0 -> new int[] {1};
      case 2 -> new int[] {shape[0], shape[1], 1};
      default -> shape;
    };
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
