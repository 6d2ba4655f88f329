package io.github.gan4j.core.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files made to break a reader: the one exception with an exact text, quickly, and without a large allocation. */
class HostileFileTest {

  private static final long SLACK = 16 << 20;
  private static final String LENGTH = ". This is not a safetensors file, or it is damaged.";

  @TempDir
  Path directory;

  static Stream<Arguments> lengths() {
    return Stream.of(
        bytes(
            new byte[0], "the file has 0 bytes, expected at least 8 for the length of its header."),
        bytes(
            new byte[7], "the file has 7 bytes, expected at least 8 for the length of its header."),
        bytes(new byte[8], "the header's length is 0, expected 2 to 0" + LENGTH),
        claimed(1, "the header's length is 1, expected 2 to 2" + LENGTH),
        claimed(3, "the header's length is 3, expected 2 to 2" + LENGTH),
        claimed(1L << 31, "the header's length is 2147483648, expected 2 to 2" + LENGTH),
        claimed(1L << 32, "the header's length is 4294967296, expected 2 to 2" + LENGTH),
        claimed(
            Long.MAX_VALUE, "the header's length is 9223372036854775807, expected 2 to 2" + LENGTH),
        claimed(-1, "the header's length is 18446744073709551615, expected 2 to 2" + LENGTH));
  }

  static Stream<Arguments> syntax() {
    return Stream.of(
        header(" {}", "the header must start with '{'."),
        header("\ufeff{}", "the header must start with '{'."),
        header("[]", "the header must start with '{'."),
        invalid("{]", 1, "expected '\"' but found ']'"),
        invalid("{,}", 1, "expected '\"' but found ','"),
        invalid("{\"a\"}", 4, "expected ':' but found '}'"),
        invalid("{\"a\":1}", 5, "expected '{' but found '1'"),
        invalid("{\"a\":null}", 5, "expected '{' but found 'n'"),
        invalid("{\"a\":{}}", 6, "expected '\"' but found '}'"),
        invalid("{} x", 3, "expected the end but found 'x'"),
        invalid("{}\0", 2, "expected the end but found byte 0x00"),
        invalid("{\"a\nb\":", 3, "a string has an unescaped control character"),
        invalid("{\"a", 3, "expected the end of a string but found the end"),
        invalid("{\"a\\", 4, "expected the end of a string but found the end"),
        invalid("{\"\\x\"", 4, "a string has an unknown escape"),
        invalid("{\"\\u00g0\"", 6, "expected four hexadecimal digits but found 'g'"),
        invalid("{\"\\u00\u0660\"", 6, "expected four hexadecimal digits but found byte 0xd9"),
        invalid("{\"\\ud800\":", 9, "a string has half of a surrogate pair"),
        invalid("{".repeat(100_000), 1, "expected '\"' but found '{'"),
        invalid("{\"a\":".repeat(100_000), 10, "'a' has the unknown field 'a'"),
        invalid("{\"a\":{\"shape\":" + "[".repeat(100_000), 15, number("'['")),
        invalid("{\"__metadata__\":{\"a\":1}}", 21, "expected '\"' but found '1'"),
        invalid("{\"__metadata__\":{\"a\":{\"b\":\"c\"}}}", 21, "expected '\"' but found '{'"),
        invalid(
            "{\"__metadata__\":{\"a\":\"\",\"a\":\"\"}}",
            30,
            "the metadata key 'a' is there twice"),
        invalid(
            "{\"__metadata__\":{},\"__metadata__\":{}}",
            33,
            "the name '__metadata__' is there twice"),
        invalid("{" + tensor("a", "", 0, 4) + ",\"\\u0061\"", 61, "the name 'a' is there twice"));
  }

  static Stream<Arguments> fields() {
    return Stream.of(
        shape("-1", 31, number("'-'")),
        shape("NaN", 31, number("'N'")),
        shape("01", 31, number("'0'")),
        shape("", 31, number("']'")),
        shape("\"1\"", 31, number("'\"'")),
        shape("1.0", 32, "expected ',' or ']' but found '.'"),
        shape("1e0", 32, "expected ',' or ']' but found 'e'"),
        shape("9223372036854775808", 49, "a number is above 9223372036854775807"),
        shape(
            "2147483648", 41, "the shape of 'a' has more than 32 axes, or a size above 2147483647"),
        shape(
            "1,".repeat(32) + "1",
            94,
            "the shape of 'a' has more than 32 axes, or a size above 2147483647"),
        invalid("{\"a\":{\"dtype\":\"F32\"}}", 20, "'a' lacks dtype, shape or data_offsets"),
        invalid(
            "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\"", 33, "'a' has the field 'dtype' twice"),
        invalid("{\"a\":{\"class\":\"java.lang.Runtime\"", 14, "'a' has the unknown field 'class'"),
        header(
            "{" + tensor("a", "", 0, 4).replace("F32", "F16") + "}",
            "'a' has the dtype 'F16', expected 'F32'. Convert the file to float32 first."),
        header(
            "{" + tensor("a\\n\\u001b[2J", "", 0, 4).replace("F32", "\\u0000") + "}",
            "'a??[2J' has the dtype '?', expected 'F32'. Convert the file to float32 first."),
        header(
            "{" + tensor("n".repeat(1 << 20), "", 0, 4).replace("F32", "I8") + "}",
            "'" + "n".repeat(80)
                + "...' has the dtype 'I8', expected 'F32'. Convert the file to float32 first."));
  }

  static Stream<Arguments> layout() {
    return Stream.of(
        header(
            "{" + tensor("a", "2147483647,2147483647,2147483647", 0, 4) + "}",
            "the shape of 'a' is too large: shape: [2147483647, 2147483647, 2147483647] has more"
                + " elements than an array can hold (2147483639). Use a smaller batch or smaller"
                + " layers."),
        header(
            "{" + tensor("a", "2147483639", 0, 8589934556L) + "}",
            "the file is cut short: its tensors take 8589934556 bytes, but only 8 follow the header."),
        header(
            "{" + tensor("a", "2", 0, 4) + "}",
            "'a' has the data offsets [0, 4], but its shape [2] needs 8 bytes."),
        header(
            "{" + tensor("a", "1", 0, 5) + "}",
            "'a' has the data offsets [0, 5], but its shape [1] needs 4 bytes."),
        header(
            "{" + tensor("a", "0", 0, Long.MAX_VALUE) + "}",
            "'a' has the data offsets [0, 9223372036854775807], but its shape [0] needs 0 bytes."),
        header(
            "{" + tensor("a", "", 4, 0) + "}",
            "the data of 'a' follows a hole: it begins at byte 4, expected 0."),
        header(
            "{" + tensor("b", "", 4, 8) + "}",
            "the data of 'b' follows a hole: it begins at byte 4, expected 0."),
        header(
            "{" + tensor("a", "", 0, 4) + "," + tensor("b", "", 5, 9) + "}",
            "the data of 'b' follows a hole: it begins at byte 5, expected 4."),
        header(
            "{" + tensor("a", "2", 0, 8) + "," + tensor("b", "", 4, 8) + "}",
            "the data of 'b' overlaps the tensor before it: it begins at byte 4, expected 8."),
        header(
            "{" + tensor("a", "", 0, 4) + "," + tensor("b", "", 0, 4) + "}",
            "the data of 'b' overlaps the tensor before it: it begins at byte 0, expected 4."),
        header(
            "{" + tensor("a", "", 0, 4) + "}",
            "4 bytes follow the last tensor. Nothing may be there."),
        header("{}", "8 bytes follow the last tensor. Nothing may be there."));
  }

  @ParameterizedTest
  @MethodSource({"lengths", "syntax", "fields", "layout", "encodings", "masses", "checksums"})
  void isRefused(byte[] bytes, String problem) throws IOException {
    Path file = directory.resolve("x.safetensors");
    Files.write(file, bytes);
    assertThrows(TensorFileException.class, () -> Safetensors.read(file));

    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    long start = threads.getCurrentThreadCpuTime();
    TensorFileException e = assertThrows(TensorFileException.class, () -> Safetensors.read(file));
    long nanos = threads.getCurrentThreadCpuTime() - start;
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertEquals("safetensors " + file + ": " + problem, e.getMessage());
    assertTrue(allocated <= bytes.length + SLACK, allocated + " bytes allocated");
    assertTrue(nanos < 1_000_000_000L, nanos + " ns");
  }

  static Stream<Arguments> encodings() {
    return Stream.of(
        encoding((byte) 0xff),
        encoding((byte) 0xc0, (byte) 0xaf), // an overlong slash
        encoding((byte) 0xed, (byte) 0xa0, (byte) 0x80), // half of a surrogate pair
        encoding((byte) 0xe4, (byte) 0xbd)); // cut short
  }

  static Stream<Arguments> masses() {
    StringBuilder tensors = new StringBuilder("{");
    StringBuilder texts = new StringBuilder("{\"__metadata__\":{");
    for (int i = 0; i < 1_000_000; i++) {
      tensors.append(i == 0 ? "" : ",").append(tensor(String.format("%06d", i), "0", 0, 0));
      texts.append(i == 0 ? "" : ",").append(String.format("\"%06d\":\"\"", i));
    }
    String tooMany = "there are more than 32768 tensors and metadata texts";
    return Stream.of(
        invalid(tensors + "}", 1 + 32_769 * 58 - 1, tooMany),
        invalid(texts + "}}", 17 + 32_769 * 12 - 1, tooMany),
        invalid(
            "{\"a\":{\"shape\":[" + "1,".repeat(10_000_000),
            15 + 2 * 32 + 1,
            "the shape of 'a' has more than 32 axes, or a size above 2147483647"));
  }

  static Stream<Arguments> checksums() {
    String mismatch =
        " does not match. The file is damaged, or was changed by a tool that kept the old checksums.";
    String a = "," + tensor("a", "2", 0, 8) + "}";
    return Stream.of(
        header(
            "{\"__metadata__\":{\"checksums\":\"crc32c\"}" + a,
            "the checksum of the header" + mismatch),
        header(
            "{\"__metadata__\":{\"crc32c\":\"00000000\"}" + a,
            "the checksum of the header" + mismatch));
  }

  private static Arguments encoding(byte... wrong) {
    byte[] start = "{\"a".getBytes(StandardCharsets.UTF_8);
    byte[] end = "\":{}}".getBytes(StandardCharsets.UTF_8);
    byte[] header = new byte[start.length + wrong.length + end.length];
    System.arraycopy(start, 0, header, 0, start.length);
    System.arraycopy(wrong, 0, header, start.length, wrong.length);
    System.arraycopy(end, 0, header, start.length + wrong.length, end.length);
    return bytes(
        RawFile.of(header), "the header is not UTF-8: a string at byte 2 of it does not decode.");
  }

  private static String tensor(String name, String shape, long begin, long end) {
    return "\"" + name + "\":{\"dtype\":\"F32\",\"shape\":[" + shape + "],\"data_offsets\":["
        + begin + "," + end + "]}";
  }

  private static String number(String found) {
    return "expected a whole number of at least 0, without leading zeros but found " + found;
  }

  private static Arguments claimed(long length, String problem) {
    return bytes(RawFile.claiming(length, "{}"), problem);
  }

  /** A file with this header and two values. */
  private static Arguments header(String header, String problem) {
    return bytes(RawFile.of(header, 1, 2), problem);
  }

  private static Arguments invalid(String header, int at, String problem) {
    return header(header, "the header is not valid at byte " + at + " of it: " + problem + ".");
  }

  private static Arguments shape(String sizes, int at, String problem) {
    return invalid(
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1," + sizes + "],\"data_offsets\":[0,4]}}",
        at,
        problem);
  }

  private static Arguments bytes(byte[] bytes, String problem) {
    return Arguments.of(bytes, problem);
  }
}
