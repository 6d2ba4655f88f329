package io.github.gan4j.models.data;

import static io.github.gan4j.models.data.TestFiles.allocated;
import static io.github.gan4j.models.data.TestFiles.bytes;
import static io.github.gan4j.models.data.TestFiles.failure;
import static io.github.gan4j.models.data.TestFiles.npy;
import static io.github.gan4j.models.data.TestFiles.png;
import static io.github.gan4j.models.data.TestFiles.write;
import static io.github.gan4j.models.data.TestFiles.zip;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives whose directory lies about what is in them: they are refused, or read up to a limit, in little memory. */
class ZipBombTest {

  private static final long MOST_BYTES = 32 << 20;
  private static final ReadOptions SKIPPING = ReadOptions.defaults().badImages(BadImages.SKIP);

  // Places in an entry of the central directory.
  private static final int ENTRY = 0x02014b50;
  private static final int PACKED = 20;
  private static final int UNPACKED = 24;
  private static final int NAME_LENGTH = 28;
  private static final int EXTRA_LENGTH = 30;
  private static final int NAME = 46;
  private static final int END = 0x06054b50;

  @TempDir
  Path folder;

  /** An archive of 1.1 GB in 10 KB: many names for the same bytes (D. Fifield, A better zip bomb, 2019). */
  @Test
  void manyNamesForTheSameBytesAreAddedUp() throws IOException {
    byte[] one = zip(Map.of("000.png", new byte[10 << 20]));
    Path file = write(folder.resolve("a.zip"), repeated(one, 110));
    assertTrue(Files.size(file) < 20_000);
    long allocated = allocated(() -> assertEquals(
        file + ": images unpack to more than 1073741824 bytes, the limit for this archive.",
        failure(() -> ImageZip.read(file, SKIPPING))));
    assertTrue(allocated < MOST_BYTES, allocated + " bytes");
  }

  @Test
  void noMoreIsUnpackedThanWasAnnounced() throws IOException {
    byte[] bomb = zip(Map.of("a.png", new byte[100 << 20]));
    sized(bomb, UNPACKED, 1000);
    Path file = write(folder.resolve("a.zip"), bomb);
    long allocated = allocated(() -> assertEquals(
        file + ", a.png: not an image: it begins like none of the known formats.",
        failure(() -> ImageZip.read(file, ReadOptions.defaults()))));
    assertTrue(allocated < MOST_BYTES, allocated + " bytes");
  }

  @Test
  void whatIsAnnouncedAndNotThereNeedsNoMemory() throws IOException {
    byte[] liar = zip(Map.of("a.png", png(1, 1, 0)));
    sized(liar, UNPACKED, 256 << 20);
    Path file = write(folder.resolve("a.zip"), liar);
    long allocated = allocated(
        () -> assertEquals(1, ImageZip.read(file, ReadOptions.defaults()).size()));
    assertTrue(allocated < MOST_BYTES, allocated + " bytes");
  }

  /** What Java does not refuse itself, as its later versions do, must not make room for others in the sum. */
  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 62, 0xffff_ffffL})
  void aSizeThatCannotBeIsRefused(long size) throws IOException {
    byte[] one = longSized(zip(Map.of("000.png", new byte[10 << 20])), size);
    Path file = write(folder.resolve("a.zip"), repeated(one, 3));
    long allocated = allocated(() -> {
      String message = failure(() -> ImageZip.read(file, ReadOptions.defaults()));
      assertTrue(message.startsWith(file.toString()), message);
    });
    assertTrue(allocated < MOST_BYTES, allocated + " bytes");
  }

  @Test
  void aSymbolicLinkIsAFileLikeAnyOther() throws IOException {
    byte[] link = zip(Map.of("a.png", "/etc/passwd".getBytes(StandardCharsets.UTF_8)));
    ByteBuffer buffer = littleEndian(link);
    buffer.put(entry(buffer) + 5, (byte) 3); // made on Unix
    buffer.putInt(entry(buffer) + 38, 0xa1ff << 16); // lrwxrwxrwx
    Path file = write(folder.resolve("a.zip"), link);
    assertEquals(
        file + ", a.png: not an image: it begins like none of the known formats.",
        failure(() -> ImageZip.read(file, ReadOptions.defaults())));
  }

  @Test
  void anArchiveOfArraysCannotClaimMoreThanItIsLong() throws IOException {
    byte[] array = npy("<f4", "(500000000,)", bytes(0, 0, 0, 0));
    byte[] liar = zip(Map.of("x.npy", array));
    sized(liar, PACKED, Integer.MAX_VALUE);
    sized(liar, UNPACKED, array.length - 4 + 2_000_000_000);
    Path file = write(folder.resolve("a.npz"), liar);
    long allocated = allocated(() -> {
      String message = failure(() -> Npz.read(file, ReadOptions.defaults()));
      assertTrue(message.startsWith(file + ", x.npy: truncated: "), message);
    });
    assertTrue(allocated < MOST_BYTES, allocated + " bytes");
  }

  @Test
  void anArchiveOfArraysWritesNothing() throws IOException {
    Path file = write(
        folder.resolve("a.npz"), zip(Map.of("../x.npy", npy("<f4", "(1,)", bytes(0, 0, 0, 0)))));
    assertEquals(
        file + ": no array of samples among [../x.npy]. Save them as 'images' or 'x'.",
        failure(() -> Npz.read(file, ReadOptions.defaults())));
    try (Stream<Path> files = Files.walk(folder)) {
      assertArrayEquals(new Path[] {folder, file}, files.toArray());
    }
  }

  private static ByteBuffer littleEndian(byte[] zip) {
    return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int entry(ByteBuffer zip) {
    return find(zip, ENTRY);
  }

  private static int find(ByteBuffer zip, int signature) {
    int at = zip.capacity() - 4;
    while (zip.getInt(at) != signature) {
      at--;
    }
    return at;
  }

  private static void sized(byte[] zip, int place, int size) {
    ByteBuffer buffer = littleEndian(zip);
    buffer.putInt(entry(buffer) + place, size);
  }

  /** The same archive with its only entry listed so many times, named 000.png, 001.png ... */
  private static byte[] repeated(byte[] zip, int times) {
    ByteBuffer buffer = littleEndian(zip);
    int from = entry(buffer);
    int end = find(buffer, END);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(zip, 0, from);
    for (int i = 0; i < times; i++) {
      byte[] one = Arrays.copyOfRange(zip, from, end);
      System.arraycopy("%03d".formatted(i).getBytes(StandardCharsets.US_ASCII), 0, one, NAME, 3);
      all.writeBytes(one);
    }
    byte[] last = Arrays.copyOfRange(zip, end, zip.length);
    littleEndian(last)
        .putShort(8, (short) times)
        .putShort(10, (short) times)
        .putInt(12, times * (end - from));
    all.writeBytes(last);
    return all.toByteArray();
  }

  /** The same archive with the size of its only entry as 64 bits, as archives of more than 4 GB have it. */
  private static byte[] longSized(byte[] zip, long size) {
    ByteBuffer buffer = littleEndian(zip);
    int from = entry(buffer);
    int end = find(buffer, END);
    buffer.putInt(from + UNPACKED, -1).putShort(from + EXTRA_LENGTH, (short) 12);
    byte[] extra = new byte[12];
    littleEndian(extra).putShort((short) 1).putShort((short) 8).putLong(size);
    int names = from + NAME + buffer.getShort(from + NAME_LENGTH);
    byte[] longer = TestFiles.join(
        Arrays.copyOf(zip, names), extra, Arrays.copyOfRange(zip, names, zip.length));
    littleEndian(longer).putInt(end + extra.length + 12, end + extra.length - from);
    return longer;
  }
}
