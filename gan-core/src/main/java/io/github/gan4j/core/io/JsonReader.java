package io.github.gan4j.core.io;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the few JSON tokens of a safetensors header, one after the other. It never recurses, so a deeply nested file
 * cannot exhaust the stack, and it keeps nothing but the position.
 */
final class JsonReader {

  private static final char REPLACEMENT = '\uFFFD';

  private final String where;
  private final byte[] bytes;
  private int at;

  JsonReader(String where, byte[] bytes) {
    this.where = where;
    this.bytes = bytes;
  }

  /** Reads the given punctuation mark. */
  void expect(char mark) throws TensorFileException {
    if (!skip(mark)) {
      throw unexpected("'" + mark + "'");
    }
  }

  /** Reads the given punctuation mark if it comes next. */
  boolean skip(char mark) {
    skipSpace();
    boolean found = at < bytes.length && bytes[at] == mark;
    at += found ? 1 : 0;
    return found;
  }

  /** After a member: true at a comma, false at the closing bracket. */
  boolean more(char close) throws TensorFileException {
    if (skip(',')) {
      return true;
    }
    if (skip(close)) {
      return false;
    }
    throw unexpected("',' or '" + close + "'");
  }

  /** Requires that only white space is left. */
  void end() throws TensorFileException {
    skipSpace();
    if (at < bytes.length) {
      throw unexpected("the end");
    }
  }

  /** Reads a whole number: digits only, without a sign, fraction, exponent or leading zero. */
  long number() throws TensorFileException {
    skipSpace();
    int from = at;
    long value = 0;
    while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
      int digit = bytes[at] - '0';
      if (value > (Long.MAX_VALUE - digit) / 10) {
        throw error("a number is above " + Long.MAX_VALUE);
      }
      value = 10 * value + digit;
      at++;
    }
    if (at == from || (at - from > 1 && bytes[from] == '0')) {
      at = from;
      throw unexpected("a whole number of at least 0, without leading zeros");
    }
    return value;
  }

  /** Reads a string. */
  String string() throws TensorFileException {
    expect('"');
    int from = at;
    while (byteOfString() != '"' && bytes[at] != '\\') {
      at++;
    }
    String start = decode(from, at);
    if (bytes[at] == '"') {
      at++;
      return start;
    }
    return withEscapes(start);
  }

  private String withEscapes(String start) throws TensorFileException {
    StringBuilder text = new StringBuilder(start);
    while (byteOfString() != '"') {
      if (bytes[at] == '\\') {
        at++;
        text.append(escape());
      } else {
        int from = at;
        while (byteOfString() != '"' && bytes[at] != '\\') {
          at++;
        }
        text.append(decode(from, at));
      }
    }
    at++;
    String value = text.toString();
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
      throw error("a string has half of a surrogate pair");
    }
    return value;
  }

  private byte byteOfString() throws TensorFileException {
    if (at == bytes.length) {
      throw unexpected("the end of a string");
    }
    if (bytes[at] >= 0 && bytes[at] < ' ') {
      throw error("a string has an unescaped control character");
    }
    return bytes[at];
  }

  private char escape() throws TensorFileException {
    char c = (char) byteOfString();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hexadecimal();
      default -> throw error("a string has an unknown escape");
    };
  }

  private char hexadecimal() throws TensorFileException {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      // Not of the cast alone: Character.digit also knows digits outside ASCII.
      int digit = Character.digit((char) (byteOfString() & 0x7F), 16);
      if (digit < 0 || bytes[at] < 0) {
        throw unexpected("four hexadecimal digits");
      }
      value = 16 * value + digit;
      at++;
    }
    return (char) value;
  }

  private String decode(int from, int to) throws TensorFileException {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      // Either the file has this character, or the bytes were wrong: only the strict decoder tells.
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
      } catch (CharacterCodingException e) {
        throw new TensorFileException(
            where,
            "the header is not UTF-8: a string at byte " + from + " of it does not decode.",
            e);
      }
    }
    return text;
  }

  private void skipSpace() {
    while (at < bytes.length && " \t\n\r".indexOf(bytes[at]) >= 0) {
      at++;
    }
  }

  private TensorFileException unexpected(String expected) {
    String found = at == bytes.length
        ? "the end"
        : bytes[at] > ' ' && bytes[at] < 127
            ? "'" + (char) bytes[at] + "'"
            : String.format("byte 0x%02x", bytes[at]);
    return error("expected " + expected + " but found " + found);
  }

  /** An error at the current position. */
  TensorFileException error(String problem) {
    return new TensorFileException(
        where, "the header is not valid at byte " + at + " of it: " + problem + ".");
  }
}
