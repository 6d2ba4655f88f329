package io.github.gan4j.models.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The content of a data file, unpacked if it is gzip, with errors that name the file and the bytes
 * found. What a header claims is held against the file's size before memory is reserved for it.
 */
final class Bytes implements Closeable {
  /** Deflate cannot pack more bytes than this into one. */
  private static final long MAX_RATIO = 1032;

  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int BUFFER = 1 << 16;

  private final String name;
  private final InputStream in;
  private final long limit;
  private final boolean exact;
  private long found;
  private long expected;
  private String content = "a header";
  private boolean cutShort;

  /**
   * Content of {@code limit} bytes, or of at most so many if not {@code exact}; {@code name} is for
   * error texts.
   */
  Bytes(String name, InputStream in, long limit, boolean exact) {
    this.name = name;
    this.in = in;
    this.limit = limit;
    this.exact = exact;
  }

  static Bytes open(Path file) {
    String name = file.toString();
    try {
      long size = Files.size(file);
      return open(name, new BufferedInputStream(Files.newInputStream(file), BUFFER), size);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /** The whole of a stream, which is closed. */
  static Bytes of(String name, InputStream stream) {
    try (stream) {
      byte[] all = stream.readAllBytes();
      return open(name, new ByteArrayInputStream(all), all.length);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static Bytes open(String name, InputStream raw, long size) throws IOException {
    raw.mark(2);
    boolean gzip = ((raw.read() << 8) | raw.read()) == GZIP_MAGIC;
    raw.reset();
    return gzip
        ? new Bytes(name, unzip(name, raw), unpackedLimit(size), false)
        : new Bytes(name, raw, size, true);
  }

  private static InputStream unzip(String name, InputStream raw) throws IOException {
    try {
      return new GZIPInputStream(raw, BUFFER);
    } catch (IOException e) {
      raw.close();
      throw new DataException(name + ": damaged gzip header.", e);
    }
  }

  /** {@code file} or the same with {@code .gz} added, whichever exists. */
  static Optional<Path> plainOrGzip(Path file) {
    return Stream.of(file, file.resolveSibling(file.getFileName() + ".gz"))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** The most bytes that {@code packedSize} bytes can unpack to. */
  static long unpackedLimit(long packedSize) {
    return MAX_RATIO * packedSize;
  }

  static DataException unreadable(String name, Exception cause) {
    // The message of a FileSystemException is the file's name; its kind says why.
    boolean noText = cause.getMessage() == null || cause instanceof FileSystemException;
    String why = noText ? cause.getClass().getSimpleName() : cause.getMessage();
    return new DataException(name + ": cannot be read: " + why + ".", cause);
  }

  String name() {
    return name;
  }

  /** Fails unless the content, which is {@code what}, can be {@code total} bytes long. */
  void expect(long total, String what) {
    expected = total;
    content = what;
    if (exact && total < limit) {
      throw tooLong();
    }
    if (total > limit) {
      throw truncated((exact ? "" : "at most ") + limit);
    }
  }

  /** Fills {@code into}, or fails. */
  void read(byte[] into) {
    long total = found + into.length;
    if (fill(into) < into.length) {
      expected = Math.max(expected, total);
      throw truncated("" + found);
    }
  }

  /** As {@link #read} in content that is {@code what}, but false if it ends before the first byte. */
  boolean readUnlessEnded(byte[] into, String what) {
    content = what;
    long total = found + into.length;
    int filled = fill(into);
    if (cutShort || (filled > 0 && filled < into.length)) {
      expected = Math.max(expected, total);
      throw truncated("" + found);
    }
    return filled > 0;
  }

  /** The next bytes, fewer than {@code most} if the content ends. */
  byte[] readUpTo(int most) {
    byte[] bytes = new byte[most];
    return Arrays.copyOf(bytes, fill(bytes));
  }

  /** Fails unless all bytes have been read; for gzip this also checks the checksum. */
  void end() {
    if (fill(new byte[1]) > 0) {
      throw tooLong();
    }
    if (cutShort) {
      throw new DataException(name + ": truncated: the gzip checksum at its end is missing.");
    }
  }

  private int fill(byte[] into) {
    int filled = 0;
    try {
      while (filled < into.length) {
        int count = in.read(into, filled, into.length - filled);
        if (count < 0) {
          break;
        }
        filled += count;
      }
    } catch (EOFException e) {
      cutShort = true;
    } catch (IOException e) {
      throw new DataException(
          name + ": damaged after byte " + (found + filled) + ": " + e.getMessage() + ".", e);
    }
    found += filled;
    return filled;
  }

  private DataException truncated(String have) {
    return new DataException("%s: truncated: %d bytes expected (%s), %s found."
        .formatted(name, expected, content, have));
  }

  private DataException tooLong() {
    return new DataException(
        "%s: has bytes left over after the %d expected (%s).".formatted(name, expected, content));
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }
}
