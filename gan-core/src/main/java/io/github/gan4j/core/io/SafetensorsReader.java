package io.github.gan4j.core.io;

import io.github.gan4j.core.tensor.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a safetensors file that nothing is known about. Memory is reserved only after the sizes have been checked against
 * the length of the file.
 */
final class SafetensorsReader {

  private final Path path;
  private final String where;

  SafetensorsReader(Path path) {
    this.path = path;
    this.where = "safetensors " + path;
  }

  TensorFile read() throws IOException {
    // Not a channel: an interrupt would close it.
    try (RandomAccessFile in = new RandomAccessFile(path.toFile(), "r")) {
      byte[] bytes = headerBytes(in);
      long dataBytes = in.length() - in.getFilePointer();
      Header header = new HeaderParser(where, bytes).parse().inDataOrder(where, dataBytes);
      Checksums.checkHeader(where, header);
      return new TensorFile(path, tensors(in, header), Checksums.removed(header.metadata()));
    } catch (EOFException e) {
      throw new TensorFileException(where, "the file became shorter while it was read.", e);
    }
  }

  private byte[] headerBytes(RandomAccessFile in) throws IOException {
    if (in.length() < Long.BYTES) {
      throw new TensorFileException(
          where,
          "the file has " + in.length()
              + " bytes, expected at least 8 for the length of its header.");
    }
    long length = Long.reverseBytes(in.readLong());
    long most = Math.min(Header.MAX_BYTES, in.length() - Long.BYTES);
    if (length < 2 || length > most) {
      throw new TensorFileException(
          where,
          "the header's length is " + Long.toUnsignedString(length) + ", expected 2 to " + most
              + ". This is not a safetensors file, or it is damaged.");
    }
    byte[] bytes = new byte[(int) length];
    in.readFully(bytes);
    if (bytes[0] != '{') {
      throw new TensorFileException(where, "the header must start with '{'.");
    }
    return bytes;
  }

  private Map<String, Tensor> tensors(RandomAccessFile in, Header header) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    FloatChunks chunks = new FloatChunks();
    for (Header.Entry entry : header.entries()) {
      float[] values = new float[(int) ((entry.end - entry.begin) / Float.BYTES)];
      int crc = chunks.read(in, values);
      Checksums.checkTensor(where, header, entry.name, crc);
      tensors.put(entry.name, Tensor.wrap(values, entry.shape));
    }
    return tensors;
  }
}
