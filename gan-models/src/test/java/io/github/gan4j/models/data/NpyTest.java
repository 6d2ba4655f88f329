package io.github.gan4j.models.data;

import static io.github.gan4j.models.data.TestFiles.bytes;
import static io.github.gan4j.models.data.TestFiles.failure;
import static io.github.gan4j.models.data.TestFiles.join;
import static io.github.gan4j.models.data.TestFiles.npy;
import static io.github.gan4j.models.data.TestFiles.npyWithHeader;
import static io.github.gan4j.models.data.TestFiles.pixels;
import static io.github.gan4j.models.data.TestFiles.sample;
import static io.github.gan4j.models.data.TestFiles.write;
import static io.github.gan4j.models.data.TestFiles.zip;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyTest {
  private static final ReadOptions OPTIONS = ReadOptions.defaults();

  @TempDir
  Path folder;

  private Path file(byte[] content) throws IOException {
    return write(folder.resolve("a.npy"), content);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] floats(float... values) {
    byte[] bytes = new byte[4 * values.length];
    littleEndian(bytes).asFloatBuffer().put(values);
    return bytes;
  }

  private static byte[] doubles(double... values) {
    byte[] bytes = new byte[8 * values.length];
    littleEndian(bytes).asDoubleBuffer().put(values);
    return bytes;
  }

  private static byte[] longs(long... values) {
    byte[] bytes = new byte[8 * values.length];
    littleEndian(bytes).asLongBuffer().put(values);
    return bytes;
  }

  private static byte[] ints(int... values) {
    byte[] bytes = new byte[4 * values.length];
    littleEndian(bytes).asIntBuffer().put(values);
    return bytes;
  }

  @Test
  void reads_float32() throws IOException {
    Dataset data = Datasets.open(file(npy("<f4", "(2, 3)", floats(1, 2, 3, -4, 5.5f, 6))));
    assertEquals(2, data.size());
    assertArrayEquals(new int[] {3}, data.sampleShape());
    assertArrayEquals(new float[] {-4, 5.5f, 6}, sample(data, 1));
    assertEquals(0, data.classes());
  }

  @Test
  void reads_float64() throws IOException {
    Dataset data = Datasets.open(file(npy("<f8", "(1, 2)", doubles(0.1, -2))));
    assertArrayEquals(new float[] {0.1f, -2}, sample(data, 0));
  }

  @Test
  void bytes_of_three_or_four_axes_are_images() throws IOException {
    ImageDataset grey =
        (ImageDataset) Datasets.open(file(npy("|u1", "(2, 1, 2)", bytes(0, 255, 7, 8))));
    assertArrayEquals(new int[] {1, 2, 1}, grey.sampleShape());
    assertArrayEquals(new float[] {-1, 1}, sample(grey, 0));
    ImageDataset colour =
        (ImageDataset) Datasets.open(file(npy("|u1", "(1, 1, 1, 3)", bytes(1, 2, 3))));
    assertArrayEquals(new int[] {1, 2, 3}, pixels(colour, 0));
  }

  @Test
  void other_bytes_are_numbers() throws IOException {
    Dataset data = Datasets.open(file(npy("|u1", "(2, 2)", bytes(0, 255, 7, 8))));
    assertArrayEquals(new float[] {0, 255}, sample(data, 0));
  }

  @Test
  void float_images_without_channels_get_one_and_a_plain_list_is_a_column() throws IOException {
    assertArrayEquals(
        new int[] {1, 2, 1},
        Datasets.open(file(npy("<f4", "(1, 1, 2)", floats(1, 2)))).sampleShape());
    assertArrayEquals(
        new int[] {1}, Datasets.open(file(npy("<f4", "(2,)", floats(1, 2)))).sampleShape());
  }

  @Test
  void reads_version_two() throws IOException {
    byte[] one = npy("<f4", "(1, 1)", floats(3));
    byte[] two = join(
        Arrays.copyOf(one, 6),
        bytes(2, 0, one[8], one[9], 0, 0),
        Arrays.copyOfRange(one, 10, one.length));
    assertArrayEquals(new float[] {3}, sample(Datasets.open(file(two)), 0));
  }

  @Test
  void labels_come_from_a_second_file() throws IOException {
    Path samples = file(npy("<f4", "(3, 1)", floats(1, 2, 3)));
    byte[][] files = {
      npy("<i4", "(3,)", ints(2, 0, 1)),
      npy("<i8", "(3, 1)", longs(2, 0, 1)),
      npy("|u1", "(3,)", bytes(2, 0, 1))
    };
    for (byte[] labels : files) {
      Dataset data = Npy.read(samples, write(folder.resolve("b.npy"), labels), OPTIONS);
      assertEquals(3, data.classes());
      assertEquals(2, data.label(0));
      assertEquals(1, data.label(2));
    }
  }

  @Test
  void labels_out_of_range_are_reported() throws IOException {
    Path samples = file(npy("<f4", "(2, 1)", floats(1, 2)));
    for (long label : new long[] {-1, Integer.MAX_VALUE, Long.MIN_VALUE}) {
      Path labels = write(folder.resolve("b.npy"), npy("<i8", "(2,)", longs(0, label)));
      assertEquals(
          labels + ": label " + label + " of sample 1 is outside 0..1048575.",
          failure(() -> Npy.read(samples, labels, OPTIONS)));
    }
  }

  @Test
  void labels_must_be_a_list_of_integers() throws IOException {
    Path samples = file(npy("<f4", "(2, 1)", floats(1, 2)));
    assertEquals(
        samples + ": labels must be integers of shape [N], got float32 [2, 1].",
        failure(() -> Npy.read(samples, samples, OPTIONS)));
  }

  @Test
  void nan_and_infinity_are_reported_with_the_sample() throws IOException {
    for (int bad = 0; bad < 3; bad++) {
      float[] values = new float[6];
      values[2 * bad + 1] = Float.NaN;
      Path file = file(npy("<f4", "(3, 2)", floats(values)));
      assertEquals(
          file + ": sample " + bad + " has the value NaN at position 1. Remove or replace it.",
          failure(() -> Datasets.open(file)));
    }
    Path large = file(npy("<f8", "(1,)", doubles(1e300)));
    assertEquals(
        large + ": sample 0 has the value Infinity at position 0. Remove or replace it.",
        failure(() -> Datasets.open(large)));
  }

  @Test
  void every_truncation_is_reported() throws IOException {
    byte[] whole = npy("<f4", "(2, 3)", floats(1, 2, 3, 4, 5, 6));
    for (int length = 6; length < whole.length; length++) {
      Path file = file(Arrays.copyOf(whole, length));
      String message = failure(() -> Npy.read(file, OPTIONS));
      assertTrue(message.startsWith(file + ": truncated: "), message);
      assertTrue(message.endsWith(", " + length + " found."), message);
    }
    Path file = file(Arrays.copyOf(whole, whole.length - 1));
    assertEquals(
        "%s: truncated: %d bytes expected (float32 [2, 3]), %d found."
            .formatted(file, whole.length, whole.length - 1),
        failure(() -> Npy.read(file, OPTIONS)));
  }

  @Test
  void other_types_and_orders_are_refused() throws IOException {
    for (String type : new String[] {">f4", "|O", "<f2", "<c8", "|b1"}) {
      Path file = file(npy(type, "(1,)", new byte[8]));
      assertEquals(
          file
              + ": type '"
              + type
              + "' is not read. Save float32, float64, uint8, int32 or int64, little endian.",
          failure(() -> Datasets.open(file)));
    }
    Path fortran = file(
        npyWithHeader("{'descr': '<f4', 'fortran_order': True, 'shape': (1, 1), }", new byte[4]));
    assertEquals(
        fortran + ": Fortran order is not read. Save numpy.ascontiguousarray(a) instead.",
        failure(() -> Datasets.open(fortran)));
    Path whole = file(npy("<i4", "(1,)", new byte[4]));
    assertEquals(
        whole + ": samples must be float32, float64 or uint8, got int32.",
        failure(() -> Datasets.open(whole)));
  }

  @Test
  void images_of_bytes_with_channels_first_are_refused() throws IOException {
    Path file = file(npy("|u1", "(1, 3, 2, 2)", new byte[12]));
    assertEquals(
        file
            + ": images of bytes must be [N, H, W], [N, H, W, 1] or [N, H, W, 3],"
            + " got [1, 3, 2, 2].",
        failure(() -> Datasets.open(file)));
  }

  @Test
  void odd_headers_are_refused() throws IOException {
    Path noShape = file(npyWithHeader("{'descr': '<f4', 'fortran_order': False}", new byte[4]));
    assertEquals(
        noShape + ": npy header has no readable 'shape': {'descr': '<f4', 'fortran_order': False}",
        failure(() -> Datasets.open(noShape)));
    Path scalar = file(npy("<f4", "()", new byte[4]));
    assertEquals(
        scalar + ": holds a single number. Save an array of samples.",
        failure(() -> Datasets.open(scalar)));
    Path empty = file(npy("<f4", "(0, 3)", new byte[0]));
    assertEquals(
        empty + ": shape [0] is empty. Every size must be positive.",
        failure(() -> Datasets.open(empty)));
    Path long1 = file(join(bytes(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 0xff, 0xff), new byte[9]));
    assertEquals(
        long1 + ": header of 65535 bytes is over the limit of 10000.",
        failure(() -> Datasets.open(long1)));
    Path other = file(bytes(1, 2, 3, 4, 5, 6, 7, 8));
    assertEquals(
        other + ": not an npy file: it does not start with \\x93NUMPY.",
        failure(() -> Npy.read(other, OPTIONS)));
  }

  @Test
  void huge_shapes_are_refused_before_memory_is_reserved() throws IOException {
    Path overflow = file(npy("<f4", "(1, 65536, 65536)", new byte[4]));
    assertEquals(
        overflow + ": shape [65536, 65536] has more than 2147483639 values in one sample.",
        failure(() -> Datasets.open(overflow)));
    Path wide = file(npy("<f8", "(1, 2000000000)", new byte[4]));
    assertEquals(
        wide + ": one sample of shape [2000000000] is over 2 GB.",
        failure(() -> Datasets.open(wide)));
    Path tall = file(npy("<f4", "(2000000000, 1)", new byte[4]));
    assertTrue(failure(() -> Datasets.open(tall)).contains(": truncated: 80000000"));
    Path beyond = file(npy("<f4", "(99999999999, 1)", new byte[4]));
    assertEquals(
        beyond + ": shape (99999999999, 1) has a size over 2147483647.",
        failure(() -> Datasets.open(beyond)));
  }

  @Test
  void an_archive_gives_samples_and_labels_by_name_and_part() throws IOException {
    Path file = write(
        folder.resolve("a.npz"),
        zip(Map.of(
            "x_train.npy", npy("<f4", "(2, 1)", floats(1, 2)),
            "y_train.npy", npy("<i8", "(2,)", longs(1, 0)),
            "x_test.npy", npy("<f4", "(1, 1)", floats(3)))));
    Dataset train = Datasets.open(file);
    assertEquals(2, train.size());
    assertEquals(1, train.label(0));
    Dataset test = Datasets.open(file, OPTIONS.split(Split.TEST));
    assertArrayEquals(new float[] {3}, sample(test, 0));
    assertEquals(0, test.classes());
  }

  @Test
  void an_archive_without_samples_lists_what_it_has() throws IOException {
    Path file =
        write(folder.resolve("a.npz"), zip(Map.of("weights.npy", npy("<f4", "(1,)", floats(1)))));
    assertEquals(
        file + ": no array of samples among [weights.npy]. Save them as 'images' or 'x'.",
        failure(() -> Datasets.open(file)));
  }

  @Test
  void a_path_of_no_known_kind_is_refused() throws IOException {
    Path file = write(folder.resolve("a.txt"), bytes('h', 'i'));
    assertEquals(
        file
            + ": unknown kind of data. IDX, CIFAR-10 .bin, npy, npz, zip and image files are read.",
        failure(() -> Datasets.open(file)));
    Path missing = folder.resolve("b");
    assertEquals(missing + ": no such file or folder.", failure(() -> Datasets.open(missing)));
  }
}
