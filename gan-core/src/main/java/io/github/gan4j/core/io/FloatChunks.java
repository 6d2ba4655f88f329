package io.github.gan4j.core.io;

import io.github.gan4j.core.tensor.Tensor;
import java.io.DataInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Moves values between float arrays and little-endian bytes, through one small buffer. Buffers copy in bulk, which keeps
 * every bit, also of the NaNs.
 */
final class FloatChunks {

  private static final int FLOATS = 1 << 14;

  private final ByteBuffer chunk =
      ByteBuffer.allocate(FLOATS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);

  void write(Tensor tensor, OutputStream out) throws IOException {
    for (int done = 0; done < tensor.size(); done += FLOATS) {
      out.write(chunk.array(), 0, fill(tensor, done));
    }
  }

  /** The checksum of the bytes that {@link #write} writes. */
  int crc32c(Tensor tensor) {
    CRC32C crc = new CRC32C();
    for (int done = 0; done < tensor.size(); done += FLOATS) {
      crc.update(chunk.array(), 0, fill(tensor, done));
    }
    return (int) crc.getValue();
  }

  private int fill(Tensor tensor, int from) {
    int count = Math.min(FLOATS, tensor.size() - from);
    chunk.asFloatBuffer().put(tensor.data(), tensor.offset() + from, count);
    return count * Float.BYTES;
  }

  /** Fills the array and returns the checksum of the bytes. */
  int read(DataInput in, float[] values) throws IOException {
    CRC32C crc = new CRC32C();
    for (int done = 0; done < values.length; done += FLOATS) {
      int count = Math.min(FLOATS, values.length - done);
      in.readFully(chunk.array(), 0, count * Float.BYTES);
      crc.update(chunk.array(), 0, count * Float.BYTES);
      chunk.asFloatBuffer().get(values, done, count);
    }
    return (int) crc.getValue();
  }
}
