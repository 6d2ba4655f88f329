package io.github.gan4j.core.io;

import io.github.gan4j.core.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * The checksums that the format itself lacks, kept as texts in its metadata, where other readers ignore them:
 *
 * <pre>
 * "checksums": "crc32c"              says that the others must be there
 * "crc32c": "0f1e2d3c"               of the metadata, names and shapes
 * "crc32c.up1.weight": "a1b2c3d4"    of the bytes of the tensor 'up1.weight'
 * </pre>
 *
 * <p>The first text is needed because a damaged key would otherwise turn a file with checksums into one without.
 *
 * <p>The header's checksum is one of its meaning and not of its bytes: a tool that rewrites the file with the same
 * tensors and metadata in another order leaves it valid. The only single flipped bit that goes unnoticed changes nothing:
 * the case of a hexadecimal digit in the escape of a rare control character.
 */
final class Checksums {

  private static final String SWITCH = "checksums";
  private static final String ALGORITHM = "crc32c";
  private static final String TENSOR = ALGORITHM + ".";

  private Checksums() {}

  /** True for the metadata keys that are taken by checksums. */
  static boolean isReserved(String key) {
    return key.equals(SWITCH) || key.equals(ALGORITHM) || key.startsWith(TENSOR);
  }

  /** The metadata with the checksums, sorted by key. */
  static Map<String, String> added(
      Map<String, String> metadata, List<Header.Entry> entries, Collection<Tensor> tensors) {
    Map<String, String> all = new TreeMap<>(metadata);
    FloatChunks chunks = new FloatChunks();
    int i = 0;
    for (Tensor tensor : tensors) {
      all.put(TENSOR + entries.get(i++).name, hex(chunks.crc32c(tensor)));
    }
    all.put(SWITCH, ALGORITHM);
    all.put(ALGORITHM, hex(ofHeader(new Header(all, entries))));
    return all;
  }

  /** The metadata without the checksums. */
  static Map<String, String> removed(Map<String, String> metadata) {
    if (!arePresent(metadata)) {
      return metadata;
    }
    Map<String, String> rest = new TreeMap<>(metadata);
    rest.keySet().removeIf(Checksums::isReserved);
    return rest;
  }

  /** Compares the header with its checksum, if the file has checksums. */
  static void checkHeader(String where, Header header) throws TensorFileException {
    if (arePresent(header.metadata())
        && !hex(ofHeader(header)).equals(header.metadata().get(ALGORITHM))) {
      throw mismatch(where, "the header");
    }
  }

  /** Compares the checksum of a tensor's bytes with the stored one, if the file has checksums. */
  static void checkTensor(String where, Header header, String name, int actual)
      throws TensorFileException {
    if (arePresent(header.metadata())
        && !hex(actual).equals(header.metadata().get(TENSOR + name))) {
      throw mismatch(where, "tensor " + Names.quote(name));
    }
  }

  private static TensorFileException mismatch(String where, String what) {
    return new TensorFileException(
        where,
        "the checksum of " + what
            + " does not match. The file is damaged, or was changed by a tool that kept the old checksums.");
  }

  private static boolean arePresent(Map<String, String> metadata) {
    return ALGORITHM.equals(metadata.get(SWITCH)) || metadata.containsKey(ALGORITHM);
  }

  private static int ofHeader(Header header) {
    CRC32C crc = new CRC32C();
    for (Map.Entry<String, String> text : new TreeMap<>(header.metadata()).entrySet()) {
      if (!text.getKey().equals(ALGORITHM)) {
        update(crc, text.getKey());
        update(crc, text.getValue());
      }
    }
    List<Header.Entry> entries = new ArrayList<>(header.entries());
    entries.sort(Comparator.comparing(entry -> entry.name));
    for (Header.Entry entry : entries) {
      update(crc, entry.name);
      for (int size : entry.shape) {
        update(crc, size);
      }
      update(crc, entry.shape.length);
    }
    return (int) crc.getValue();
  }

  private static void update(CRC32C crc, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    update(crc, bytes.length);
    crc.update(bytes);
  }

  private static void update(CRC32C crc, int number) {
    crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
  }

  private static String hex(int crc) {
    return String.format("%08x", crc);
  }
}
