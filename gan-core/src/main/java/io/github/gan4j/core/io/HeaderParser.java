package io.github.gan4j.core.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header of a safetensors file. Only what the format allows is accepted: unknown fields, a field or name given
 * twice, other number formats are errors, so that no two readers can see different things in one file.
 */
final class HeaderParser {

  private final String where;
  private final JsonReader json;
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final List<Header.Entry> entries = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final int[] sizes = new int[Header.MAX_RANK];

  HeaderParser(String where, byte[] header) {
    this.where = where;
    this.json = new JsonReader(where, header);
  }

  Header parse() throws TensorFileException {
    json.expect('{');
    if (!json.skip('}')) {
      do {
        member();
      } while (json.more('}'));
    }
    json.end();
    return new Header(metadata, entries);
  }

  private void member() throws TensorFileException {
    String name = json.string();
    if (!names.add(name)) {
      throw json.error("the name " + Names.quote(name) + " is there twice");
    }
    json.expect(':');
    json.expect('{');
    if (name.equals(Header.METADATA)) {
      metadata();
    } else {
      entries.add(entry(name));
    }
    limitEntries();
  }

  private void metadata() throws TensorFileException {
    if (json.skip('}')) {
      return;
    }
    do {
      String key = json.string();
      json.expect(':');
      if (metadata.put(key, json.string()) != null) {
        throw json.error("the metadata key " + Names.quote(key) + " is there twice");
      }
      limitEntries();
    } while (json.more('}'));
  }

  private void limitEntries() throws TensorFileException {
    if (entries.size() + metadata.size() > Header.MAX_ENTRIES) {
      throw json.error("there are more than " + Header.MAX_ENTRIES + " tensors and metadata texts");
    }
  }

  private Header.Entry entry(String name) throws TensorFileException {
    String dtype = null;
    int[] shape = null;
    long[] offsets = null;
    do {
      String field = json.string();
      json.expect(':');
      switch (field) {
        case "dtype" -> dtype = once(dtype, json.string(), name, field);
        case "shape" -> shape = once(shape, shape(name), name, field);
        case "data_offsets" -> offsets = once(offsets, offsets(), name, field);
        default ->
          throw json.error(Names.quote(name) + " has the unknown field " + Names.quote(field));
      }
    } while (json.more('}'));
    if (dtype == null || shape == null || offsets == null) {
      throw json.error(Names.quote(name) + " lacks dtype, shape or data_offsets");
    }
    if (!dtype.equals(Header.FLOAT32)) {
      throw new TensorFileException(
          where,
          Names.quote(name) + " has the dtype " + Names.quote(dtype)
              + ", expected 'F32'. Convert the file to float32 first.");
    }
    return new Header.Entry(name, shape, offsets[0], offsets[1]);
  }

  private <T> T once(@Nullable T old, T value, String name, String field)
      throws TensorFileException {
    if (old != null) {
      throw json.error(Names.quote(name) + " has the field '" + field + "' twice");
    }
    return value;
  }

  private int[] shape(String name) throws TensorFileException {
    json.expect('[');
    int rank = 0;
    if (json.skip(']')) {
      return new int[0];
    }
    do {
      long size = json.number();
      if (rank == sizes.length || size > Integer.MAX_VALUE) {
        throw json.error("the shape of " + Names.quote(name) + " has more than " + sizes.length
            + " axes, or a size above " + Integer.MAX_VALUE);
      }
      sizes[rank++] = (int) size;
    } while (json.more(']'));
    return Arrays.copyOf(sizes, rank);
  }

  private long[] offsets() throws TensorFileException {
    json.expect('[');
    long begin = json.number();
    json.expect(',');
    long end = json.number();
    json.expect(']');
    return new long[] {begin, end};
  }
}
