package io.github.gan4j.core.io;

import io.github.gan4j.core.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes files of named float32 tensors in the safetensors format, which PyTorch, JAX and NumPy read as well.
 *
 * <pre>
 * 8 bytes   N, little-endian
 * N bytes   JSON: {"__metadata__":{"key":"text"},"name":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}}
 * the rest  the values of the tensors, little-endian, one tensor after the other
 * </pre>
 *
 * <p>Beyond the format, files written here have checksums in their metadata, which are verified on reading, and replace
 * an older file in one step ({@link AtomicFile}). A file is never more than data: reading one runs no code from it and
 * reserves no more memory than its length allows.
 *
 * <p>Source: the format description in the README of github.com/huggingface/safetensors.
 */
public final class Safetensors {

  private Safetensors() {}

  /**
   * Writes the tensors in the order of the map. The same tensors, order and metadata give the same bytes. Values are
   * stored as they are, NaN and infinity too: whether a model is fit to be kept is for the caller to judge.
   *
   * @param file in the default file system; its directory must exist
   * @param tensors by name; they must not change meanwhile
   * @param metadata texts to store with them; stored sorted by key
   * @throws IllegalArgumentException if a name or metadata key is reserved or is not valid Unicode
   * @throws TensorFileException if the file cannot be written; an older one is then still whole
   */
  public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata)
      throws TensorFileException {
    write(Storage.disk(), file, tensors, metadata);
  }

  /** Writes the tensors to a file of a storage. */
  public static void write(
      Storage storage, Path file, Map<String, Tensor> tensors, Map<String, String> metadata)
      throws TensorFileException {
    String where = "safetensors " + file;
    checkNames(tensors, metadata);
    List<Header.Entry> entries = entries(tensors);
    Map<String, String> all = Checksums.added(metadata, entries, tensors.values());
    byte[] header = new HeaderWriter().bytes(new Header(all, entries));
    checkLimits(where, header, entries, all);
    try {
      AtomicFile.write(storage, file, out -> write(out, header, tensors));
    } catch (IOException e) {
      long bytes = Long.BYTES + header.length + dataBytes(entries);
      throw new TensorFileException(where, "writing its " + bytes + " bytes failed: " + e, e);
    }
  }

  /**
   * Reads a file and checks all of it.
   *
   * @param file in the default file system
   * @throws TensorFileException if the file is damaged, is not safetensors, or has a dtype other than F32
   * @throws IOException if the file is not there or cannot be read
   */
  public static TensorFile read(Path file) throws IOException {
    return new SafetensorsReader(file).read();
  }

  private static List<Header.Entry> entries(Map<String, Tensor> tensors) {
    List<Header.Entry> entries = new ArrayList<>();
    long at = 0;
    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
      long end = at + (long) Float.BYTES * tensor.getValue().size();
      entries.add(new Header.Entry(tensor.getKey(), tensor.getValue().shape(), at, end));
      at = end;
    }
    return entries;
  }

  private static long dataBytes(List<Header.Entry> entries) {
    return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).end;
  }

  private static void write(OutputStream out, byte[] header, Map<String, Tensor> tensors)
      throws IOException {
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.write(length.putLong(header.length).array());
    out.write(header);
    FloatChunks chunks = new FloatChunks();
    for (Tensor tensor : tensors.values()) {
      chunks.write(tensor, out);
    }
  }

  private static void checkNames(Map<String, Tensor> tensors, Map<String, String> metadata) {
    tensors.keySet().forEach(name -> check(name, name.equals(Header.METADATA)));
    metadata.forEach((key, text) -> {
      check(key, Checksums.isReserved(key));
      check(text, false);
    });
  }

  private static void check(String text, boolean isReserved) {
    if (isReserved || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException("safetensors: " + Names.quote(text)
          + (isReserved ? " is reserved. Use another name." : " is not valid Unicode."));
    }
  }

  private static void checkLimits(
      String where, byte[] header, List<Header.Entry> entries, Map<String, String> metadata)
      throws TensorFileException {
    if (header.length > Header.MAX_BYTES || entries.size() + metadata.size() > Header.MAX_ENTRIES) {
      throw new TensorFileException(
          where,
          "the header is too large: " + header.length
              + " bytes (at most " + Header.MAX_BYTES + "), " + (entries.size() + metadata.size())
              + " tensors and metadata texts (at most " + Header.MAX_ENTRIES + ").");
    }
    for (Header.Entry entry : entries) {
      if (entry.shape.length > Header.MAX_RANK) {
        throw new TensorFileException(
            where,
            Names.quote(entry.name) + " has " + entry.shape.length + " axes, at most "
                + Header.MAX_RANK + " are supported.");
      }
    }
  }
}
