package io.github.gan4j.models.data;

import static io.github.gan4j.models.data.TestFiles.failure;
import static io.github.gan4j.models.data.TestFiles.gzip;
import static io.github.gan4j.models.data.TestFiles.join;
import static io.github.gan4j.models.data.TestFiles.pixels;
import static io.github.gan4j.models.data.TestFiles.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10Test {
  private static final ReadOptions OPTIONS = ReadOptions.defaults();

  @TempDir
  Path folder;

  /** A record whose red plane counts up, green is constant, blue is the label. */
  private static byte[] record(int label) {
    byte[] record = new byte[3073];
    record[0] = (byte) label;
    for (int i = 0; i < 1024; i++) {
      record[1 + i] = (byte) i;
    }
    Arrays.fill(record, 1025, 2049, (byte) 77);
    Arrays.fill(record, 2049, 3073, (byte) label);
    return record;
  }

  @Test
  void planes_become_interleaved_channels() throws IOException {
    Path file = write(folder.resolve("a.bin"), join(record(3), record(9)));
    ImageDataset data = Cifar10.read(List.of(file), OPTIONS);
    assertArrayEquals(new int[] {32, 32, 3}, data.sampleShape());
    int[] pixels = pixels(data, 1);
    for (int i = 0; i < 1024; i++) {
      assertArrayEquals(new int[] {i & 0xff, 77, 9}, Arrays.copyOfRange(pixels, 3 * i, 3 * i + 3));
    }
    assertEquals(10, data.classes());
    assertEquals(3, data.label(0));
    assertEquals(9, data.label(1));
  }

  @Test
  void a_folder_gives_the_files_of_one_part_in_order() throws IOException {
    write(folder.resolve("data_batch_1.bin"), record(1));
    write(folder.resolve("data_batch_2.bin.gz"), gzip(join(record(2), record(3))));
    write(folder.resolve("test_batch.bin.gz"), gzip(record(4)));
    Dataset train = Datasets.open(folder);
    assertEquals(3, train.size());
    assertEquals(3, train.label(2));
    assertEquals(folder.resolve("data_batch_1.bin") + " and 1 more", train.source());
    assertEquals(4, Datasets.open(folder, OPTIONS.split(Split.TEST)).label(0));
  }

  @Test
  void a_record_cut_short_is_reported() throws IOException {
    Path file = write(folder.resolve("a.bin"), Arrays.copyOf(join(record(1), record(2)), 4000));
    assertEquals(
        file + ": truncated: 6146 bytes expected (whole records of 3073 bytes), 4000 found.",
        failure(() -> Datasets.open(file)));
  }

  @Test
  void a_label_out_of_range_is_reported() throws IOException {
    Path file = write(folder.resolve("a.bin"), join(record(1), record(10)));
    assertEquals(
        file + ": label 10 of sample 1 is outside 0..9. Is this a CIFAR-10 binary file?",
        failure(() -> Datasets.open(file)));
  }

  @Test
  void an_empty_file_is_reported() throws IOException {
    Path file = write(folder.resolve("a.bin"), new byte[0]);
    assertEquals(
        file + ": no images. Give data_batch_1.bin or its folder.",
        failure(() -> Datasets.open(file)));
  }
}
