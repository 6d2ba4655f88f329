package io.github.gan4j.core.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of safetensors files put together by hand, right or wrong. */
final class RawFile {

  private RawFile() {}

  static byte[] of(String header, float... values) {
    return of(header.getBytes(StandardCharsets.UTF_8), values);
  }

  static byte[] of(byte[] header, float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + 4 * values.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).put(header);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }

  /** A file that claims a header of the given length and goes on with the bytes of the text. */
  static byte[] claiming(long headerLength, String rest) {
    byte[] text = rest.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + text.length).order(ByteOrder.LITTLE_ENDIAN);
    return bytes.putLong(headerLength).put(text).array();
  }

  static String header(byte[] file) {
    int length = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return new String(file, 8, length, StandardCharsets.UTF_8);
  }
}
