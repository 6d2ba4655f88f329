package io.github.gan4j.models.data;

import java.util.Locale;

/** The number types that are read from npy files, all little endian. */
enum NpyType {
  FLOAT32("<f4", 4),
  FLOAT64("<f8", 8),
  UINT8("|u1", 1),
  INT32("<i4", 4),
  INT64("<i8", 8);

  private final String code;
  private final int bytes;

  NpyType(String code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** The name of the type in a header. */
  String code() {
    return code;
  }

  int bytes() {
    return bytes;
  }

  boolean isFloat() {
    return this == FLOAT32 || this == FLOAT64;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
