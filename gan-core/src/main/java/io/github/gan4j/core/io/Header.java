package io.github.gan4j.core.io;

import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What the header of a safetensors file says.
 *
 * @param metadata the texts under {@value #METADATA}, with the checksums
 * @param entries the tensors
 */
record Header(Map<String, String> metadata, List<Entry> entries) {

  static final String METADATA = "__metadata__";
  static final String FLOAT32 = "F32";

  /** The limit of the format's reference implementation. */
  static final int MAX_BYTES = 100_000_000;

  /** Bounds the memory that a file of nothing but tiny entries can claim; far more than any model has. */
  static final int MAX_ENTRIES = 32_768;

  static final int MAX_RANK = 32;

  /** One tensor: its bytes lie from {@code begin} (inclusive) to {@code end} (exclusive), after the header. */
  static final class Entry {
    final String name;
    final int[] shape;
    final long begin;
    final long end;

    Entry(String name, int[] shape, long begin, long end) {
      this.name = name;
      this.shape = shape;
      this.begin = begin;
      this.end = end;
    }
  }

  /**
   * The header with its entries in the order of their data.
   *
   * @throws TensorFileException if the entries do not fill the data exactly, each with the bytes its shape needs
   */
  Header inDataOrder(String where, long dataBytes) throws TensorFileException {
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.<Entry>comparingLong(e -> e.begin).thenComparingLong(e -> e.end));
    long end = 0;
    for (Entry entry : sorted) {
      checkPlace(where, entry, end);
      checkSize(where, entry);
      end = entry.end;
    }
    if (end > dataBytes) {
      throw new TensorFileException(
          where,
          "the file is cut short: its tensors take " + end + " bytes, but only " + dataBytes
              + " follow the header.");
    }
    if (end < dataBytes) {
      throw new TensorFileException(
          where, (dataBytes - end) + " bytes follow the last tensor. Nothing may be there.");
    }
    return new Header(metadata, sorted);
  }

  private static void checkPlace(String where, Entry entry, long previousEnd)
      throws TensorFileException {
    if (entry.begin != previousEnd) {
      String what = entry.begin < previousEnd ? "overlaps the tensor before it" : "follows a hole";
      throw new TensorFileException(
          where,
          "the data of " + Names.quote(entry.name) + " " + what + ": it begins at byte "
              + entry.begin + ", expected " + previousEnd + ".");
    }
  }

  private static void checkSize(String where, Entry entry) throws TensorFileException {
    long needed;
    try {
      needed = 4L * Shapes.size(entry.shape);
    } catch (ShapeException e) {
      throw new TensorFileException(
          where, "the shape of " + Names.quote(entry.name) + " is too large: " + e.getMessage(), e);
    }
    if (entry.end - entry.begin != needed) {
      throw new TensorFileException(
          where,
          Names.quote(entry.name) + " has the data offsets ["
              + entry.begin + ", " + entry.end + "], but its shape " + Shapes.format(entry.shape)
              + " needs " + needed + " bytes.");
    }
  }
}
