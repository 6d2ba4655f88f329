package io.github.gan4j.models.data;

import static io.github.gan4j.models.data.TestFiles.bytes;
import static io.github.gan4j.models.data.TestFiles.failure;
import static io.github.gan4j.models.data.TestFiles.pixels;
import static io.github.gan4j.models.data.TestFiles.png;
import static io.github.gan4j.models.data.TestFiles.write;
import static io.github.gan4j.models.data.TestFiles.zip;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageZipTest {
  private static final ReadOptions OPTIONS = ReadOptions.defaults();

  @TempDir
  Path folder;

  private Path archive(Map<String, byte[]> entries) throws IOException {
    return write(folder.resolve("a.zip"), zip(entries));
  }

  @Test
  void reads_images_in_the_order_of_names_with_folders_as_classes() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("set/", new byte[0]);
    entries.put("set/dogs/1.png", png(1, 1, 2));
    entries.put("set/cats/1.png", png(1, 1, 1));
    entries.put("__MACOSX/set/cats/._1.png", bytes(1));
    entries.put("set/.hidden.png", bytes(1));
    entries.put("set/readme.txt", bytes(1));
    ImageDataset data = (ImageDataset) Datasets.open(archive(entries));
    assertEquals(2, data.size());
    assertArrayEquals(new int[] {0, 0, 1}, pixels(data, 0));
    assertEquals(0, data.label(0));
    assertEquals(1, data.label(1));
  }

  @Test
  void entries_that_point_outside_are_refused() throws IOException {
    for (String name :
        new String[] {"../evil.png", "/evil.png", "C:\\evil.png", "a/../../b.png", "a\\..\\b"}) {
      Path file = archive(Map.of(name, png(1, 1, 0)));
      assertEquals(
          file + ": entry '" + name + "' points outside the archive.",
          failure(() -> ImageZip.read(file, OPTIONS)));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void dots_within_a_name_are_harmless() throws IOException {
    assertEquals(
        1, ImageZip.read(archive(Map.of("a..b/c...png", png(1, 1, 0))), OPTIONS).size());
  }

  @Test
  void a_bad_image_is_named_with_its_archive() throws IOException {
    Path file = archive(Map.of("x/a.png", bytes(1)));
    assertEquals(
        file + ", x/a.png: not an image: it begins like none of the known formats.",
        failure(() -> ImageZip.read(file, OPTIONS)));
  }

  @Test
  void a_damaged_archive_is_reported() throws IOException {
    byte[] whole = zip(Map.of("a.png", png(1, 1, 0)));
    Path file = write(folder.resolve("a.zip"), Arrays.copyOf(whole, whole.length - 10));
    assertEquals(
        file + ": cannot be read: zip END header not found.", failure(() -> Datasets.open(file)));
  }

  @Test
  void an_archive_that_unpacks_to_far_more_than_its_size_is_refused() throws IOException {
    byte[] bomb = zip(Map.of("a.png", png(1, 1, 0)));
    setAnnouncedSize(bomb, 2_000_000_000);
    Path file = write(folder.resolve("a.zip"), bomb);
    assertEquals(
        file + ": images unpack to more than 1073741824 bytes, the limit for this archive.",
        failure(() -> ImageZip.read(file, OPTIONS)));
  }

  @Test
  void a_huge_entry_is_refused() throws IOException {
    byte[] bomb = zip(Map.of("a.png", png(1, 1, 0)));
    setAnnouncedSize(bomb, 300_000_000);
    Path file = write(folder.resolve("a.zip"), bomb);
    assertEquals(
        file + ", a.png: cannot be read: 300000000 bytes are not within the limit of 268435456.",
        failure(() -> ImageZip.read(file, OPTIONS)));
  }

  /** Changes the unpacked size in the entry of the central directory. */
  private static void setAnnouncedSize(byte[] zip, int size) {
    ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    while (buffer.getInt(at) != 0x02014b50) {
      at++;
    }
    buffer.putInt(at + 24, size);
  }
}
