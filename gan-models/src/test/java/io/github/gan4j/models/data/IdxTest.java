package io.github.gan4j.models.data;

import static io.github.gan4j.models.data.TestFiles.bytes;
import static io.github.gan4j.models.data.TestFiles.failure;
import static io.github.gan4j.models.data.TestFiles.gzip;
import static io.github.gan4j.models.data.TestFiles.ints;
import static io.github.gan4j.models.data.TestFiles.join;
import static io.github.gan4j.models.data.TestFiles.pixels;
import static io.github.gan4j.models.data.TestFiles.sample;
import static io.github.gan4j.models.data.TestFiles.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
  private static final byte[] IMAGES =
      join(ints(0x803, 3, 2, 2), bytes(0, 51, 102, 255, 1, 2, 3, 4, 5, 6, 7, 8));
  private static final byte[] LABELS = join(ints(0x801, 3), bytes(7, 0, 2));
  private static final ReadOptions UNIT = ReadOptions.defaults().range(PixelRange.UNIT);

  @TempDir
  Path folder;

  @Test
  void gives_exact_pixels_and_labels() throws IOException {
    Path images = write(folder.resolve("a"), IMAGES);
    ImageDataset data = Idx.read(images, write(folder.resolve("b"), LABELS), UNIT);
    assertEquals(3, data.size());
    assertArrayEquals(new int[] {2, 2, 1}, data.sampleShape());
    assertArrayEquals(new float[] {0f, 0.2f, 0.4f, 1f}, sample(data, 0));
    assertArrayEquals(new int[] {5, 6, 7, 8}, pixels(data, 2));
    assertArrayEquals(new int[] {7, 0, 2}, new int[] {data.label(0), data.label(1), data.label(2)});
    assertEquals(8, data.classes());
    assertEquals(images.toString(), data.source());
  }

  @Test
  void symmetric_range_maps_black_to_minus_one_and_white_to_one() throws IOException {
    Path images = write(folder.resolve("a"), IMAGES);
    float[] values = sample(Idx.read(images, ReadOptions.defaults()), 0);
    assertEquals(-1f, values[0]);
    assertEquals(1f, values[3]);
  }

  @Test
  void reads_gzip_and_finds_the_labels_beside_packed_or_not() throws IOException {
    Path images = write(folder.resolve("train-images-idx3-ubyte.gz"), gzip(IMAGES));
    assertEquals(0, Idx.read(images, UNIT).classes());
    assertThrows(IllegalStateException.class, () -> Idx.read(images, UNIT).label(0));
    write(folder.resolve("train-labels-idx1-ubyte"), LABELS);
    assertEquals(2, Idx.read(images, UNIT).label(2));
  }

  @Test
  void a_folder_holds_a_training_and_a_test_part() throws IOException {
    write(folder.resolve("train-images-idx3-ubyte.gz"), gzip(IMAGES));
    write(folder.resolve("t10k-images-idx3-ubyte"), join(ints(0x803, 1, 1, 1), bytes(9)));
    assertEquals(3, Datasets.open(folder).size());
    assertEquals(1, Datasets.open(folder, UNIT.split(Split.TEST)).size());
  }

  @Test
  void a_constant_image_stays_exact_when_resized_either_way() throws IOException {
    byte[] grey = new byte[7 * 7];
    Arrays.fill(grey, (byte) 201);
    Path images = write(folder.resolve("a"), join(ints(0x803, 1, 7, 7), grey));
    for (int side : new int[] {1, 3, 5, 7, 10, 32}) {
      int[] expected = new int[side * side * 3];
      Arrays.fill(expected, 201);
      ImageDataset data = Idx.read(images, UNIT.side(side).channels(Channels.RGB));
      assertArrayEquals(expected, pixels(data, 0));
    }
  }

  @Test
  void labels_file_in_place_of_images_is_named_as_such() throws IOException {
    Path file = write(folder.resolve("fashion.gz"), gzip(LABELS));
    assertEquals(
        file
            + ": not an IDX image file: magic number 0x00000801 (labels), expected 0x00000803."
            + " Give the images file, or its folder.",
        failure(() -> Idx.read(file, UNIT)));
  }

  @Test
  void images_file_in_place_of_labels_is_named_as_such() throws IOException {
    Path file = write(folder.resolve("a"), IMAGES);
    assertEquals(
        file
            + ": not an IDX label file: magic number 0x00000803 (images), expected 0x00000801."
            + " Give the labels file.",
        failure(() -> Idx.read(file, file, UNIT)));
  }

  @Test
  void every_truncation_is_reported_with_both_lengths() throws IOException {
    for (int length = 16; length < IMAGES.length; length++) {
      Path file = write(folder.resolve("a"), Arrays.copyOf(IMAGES, length));
      assertEquals(
          file + ": truncated: 28 bytes expected (header and 3 images of 2x2), " + length
              + " found.",
          failure(() -> Idx.read(file, UNIT)));
      Path packed = write(folder.resolve("a.gz"), gzip(Arrays.copyOf(IMAGES, length)));
      assertEquals(
          packed
              + ": truncated: 28 bytes expected (header and 3 images of 2x2), "
              + length
              + " found.",
          failure(() -> Idx.read(packed, UNIT)));
    }
  }

  @Test
  void a_header_cut_short_is_reported() throws IOException {
    for (int length = 0; length < 16; length++) {
      Path file = write(folder.resolve("a"), Arrays.copyOf(IMAGES, length));
      assertEquals(
          file + ": truncated: " + (length / 4 * 4 + 4) + " bytes expected (a header), " + length
              + " found.",
          failure(() -> Idx.read(file, UNIT)));
    }
  }

  @Test
  void a_gzip_file_cut_anywhere_is_reported() throws IOException {
    byte[] packed = gzip(IMAGES);
    for (int length = 2; length < packed.length; length++) {
      Path file = write(folder.resolve("a.gz"), Arrays.copyOf(packed, length));
      String message = failure(() -> Idx.read(file, UNIT));
      assertTrue(message.startsWith(file + ": "), message);
    }
  }

  @Test
  void a_damaged_gzip_file_is_reported() throws IOException {
    byte[] packed = gzip(IMAGES);
    packed[packed.length - 5] ^= 1;
    Path file = write(folder.resolve("a.gz"), packed);
    assertEquals(
        file + ": damaged after byte 28: Corrupt GZIP trailer.",
        failure(() -> Idx.read(file, UNIT)));
  }

  @Test
  void bytes_left_over_are_reported() throws IOException {
    byte[] longer = Arrays.copyOf(IMAGES, IMAGES.length + 1);
    String text = ": has bytes left over after the 28 expected (header and 3 images of 2x2).";
    Path file = write(folder.resolve("a"), longer);
    assertEquals(file + text, failure(() -> Idx.read(file, UNIT)));
    Path packed = write(folder.resolve("a.gz"), gzip(longer));
    assertEquals(packed + text, failure(() -> Idx.read(packed, UNIT)));
  }

  @Test
  void sizes_beyond_the_file_are_refused_before_memory_is_reserved() throws IOException {
    Path file = write(folder.resolve("a"), ints(0x803, 2_000_000_000, 1000, 1000));
    assertEquals(
        file
            + ": truncated: 2000000000000016 bytes expected"
            + " (header and 2000000000 images of 1000x1000), 16 found.",
        failure(() -> Idx.read(file, UNIT)));
    Path packed = write(folder.resolve("a.gz"), gzip(ints(0x803, 2_000_000_000, 1, 1)));
    String message = failure(() -> Idx.read(packed, UNIT));
    assertTrue(message.contains(": truncated: 2000000016 bytes expected"), message);
    assertTrue(message.contains(", at most "), message);
  }

  @Test
  void sizes_that_overflow_are_refused() throws IOException {
    for (int[] size : new int[][] {{65536, 65536}, {46341, 46341}, {65536, 32768}}) {
      Path file = write(folder.resolve("a"), ints(0x803, 1, size[0], size[1]));
      assertEquals(
          file + ": shape " + Arrays.toString(size)
              + " has more than 2147483639 values in one sample.",
          failure(() -> Idx.read(file, UNIT)));
    }
  }

  @Test
  void empty_and_negative_sizes_are_refused() throws IOException {
    Path empty = write(folder.resolve("a"), ints(0x803, 0, 28, 28));
    assertEquals(
        empty + ": shape [0] is empty. Every size must be positive.",
        failure(() -> Idx.read(empty, UNIT)));
    Path negative = write(folder.resolve("b"), ints(0x803, 1, -28, 28));
    assertEquals(
        negative + ": shape [-28, 28] is empty. Every size must be positive.",
        failure(() -> Idx.read(negative, UNIT)));
  }

  @Test
  void labels_must_be_as_many_as_images() throws IOException {
    Path images = write(folder.resolve("a"), IMAGES);
    Path labels = write(folder.resolve("b"), join(ints(0x801, 2), bytes(1, 2)));
    assertEquals(
        labels + ": 2 labels for 3 samples. Give one for each.",
        failure(() -> Idx.read(images, labels, UNIT)));
  }

  @Test
  void reads_streams_and_closes_them() {
    ByteArrayInputStream images = stream(IMAGES);
    ImageDataset data = Idx.read("built-in", images, stream(LABELS), UNIT);
    assertEquals("built-in", data.source());
    assertArrayEquals(new int[] {5, 6, 7, 8}, pixels(data, 2));
    assertEquals(7, data.label(0));
    assertEquals(2, closed);
    assertEquals(
        "built-in (labels): truncated: 11 bytes expected (header and 3 labels), 10 found.",
        failure(
            () -> Idx.read("built-in", stream(IMAGES), stream(Arrays.copyOf(LABELS, 10)), UNIT)));
    assertEquals(4, closed);
  }

  private int closed;

  private ByteArrayInputStream stream(byte[] content) {
    return new ByteArrayInputStream(content) {
      @Override
      public void close() {
        closed++;
      }
    };
  }
}
