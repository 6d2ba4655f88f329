package io.github.gan4j.models.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of an npy file: the type of its numbers and its shape. Format: NumPy, "The .npy file
 * format", versions 1.0 to 3.0.
 */
@SuppressWarnings("ArrayRecordComponent") // Headers are not compared.
record NpyHeader(NpyType type, int[] shape) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** NumPy's own limit for headers from outside. */
  private static final int MAX_LENGTH = 10_000;

  private static final Pattern TYPE = Pattern.compile("'descr': *'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order': *(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([0-9, ]*)\\)");

  /** Reads the header and checks that the announced data can follow. */
  static NpyHeader read(Bytes in) {
    String name = in.name();
    byte[] start = new byte[8];
    in.read(start);
    if (!Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length))) {
      throw new DataException(name + ": not an npy file: it does not start with \\x93NUMPY.");
    }
    byte[] lengthBytes = new byte[start[6] == 1 ? 2 : 4];
    in.read(lengthBytes);
    long length = littleEndian(lengthBytes);
    if (length > MAX_LENGTH) {
      throw new DataException(
          name + ": header of " + length + " bytes is over the limit of " + MAX_LENGTH + ".");
    }
    byte[] text = new byte[(int) length];
    in.read(text);
    NpyHeader header = parse(name, new String(text, StandardCharsets.UTF_8));
    long total = start.length + lengthBytes.length + length + header.dataBytes(name);
    in.expect(total, header.type + " " + Arrays.toString(header.shape));
    return header;
  }

  private static long littleEndian(byte[] bytes) {
    long value = 0;
    for (int i = bytes.length - 1; i >= 0; i--) {
      value = (value << 8) | (bytes[i] & 0xff);
    }
    return value;
  }

  private static NpyHeader parse(String name, String text) {
    String type = find(name, text, "descr", TYPE);
    if (find(name, text, "fortran_order", ORDER).equals("True")) {
      throw new DataException(
          name + ": Fortran order is not read. Save numpy.ascontiguousarray(a) instead.");
    }
    String[] sizes = find(name, text, "shape", SHAPE).strip().split("[, ]+");
    return new NpyHeader(typeOf(name, type), shapeOf(name, sizes));
  }

  private static String find(String name, String text, String key, Pattern pattern) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new DataException(name + ": npy header has no readable '" + key + "': " + text.strip());
    }
    return matcher.group(1);
  }

  private static NpyType typeOf(String name, String code) {
    return Arrays.stream(NpyType.values())
        .filter(type -> type.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new DataException(
            "%s: type '%s' is not read. Save float32, float64, uint8, int32 or int64, little endian."
                .formatted(name, code)));
  }

  private static int[] shapeOf(String name, String[] sizes) {
    try {
      return Arrays.stream(sizes)
          .filter(s -> !s.isEmpty())
          .mapToInt(Integer::parseInt)
          .toArray();
    } catch (NumberFormatException e) {
      throw new DataException(
          name + ": shape (" + String.join(", ", sizes) + ") has a size over 2147483647.", e);
    }
  }

  /** Number of samples: the first axis. */
  int samples() {
    return shape[0];
  }

  /** Shape of one sample: all but the first axis. */
  int[] sampleShape() {
    return Arrays.copyOfRange(shape, 1, shape.length);
  }

  /** Bytes of one sample. */
  int sampleBytes(String name) {
    int length = Sizes.product(name, sampleShape());
    if ((long) length * type.bytes() > Sizes.MAX_ARRAY) {
      throw new DataException(
          name + ": one sample of shape " + Arrays.toString(sampleShape()) + " is over 2 GB.");
    }
    return length * type.bytes();
  }

  private long dataBytes(String name) {
    if (shape.length == 0) {
      throw new DataException(name + ": holds a single number. Save an array of samples.");
    }
    Sizes.product(name, samples());
    return (long) samples() * sampleBytes(name);
  }
}
