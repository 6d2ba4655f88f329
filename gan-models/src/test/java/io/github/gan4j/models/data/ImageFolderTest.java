package io.github.gan4j.models.data;

import static io.github.gan4j.models.data.TestFiles.bytes;
import static io.github.gan4j.models.data.TestFiles.encode;
import static io.github.gan4j.models.data.TestFiles.failure;
import static io.github.gan4j.models.data.TestFiles.ints;
import static io.github.gan4j.models.data.TestFiles.join;
import static io.github.gan4j.models.data.TestFiles.pixels;
import static io.github.gan4j.models.data.TestFiles.png;
import static io.github.gan4j.models.data.TestFiles.solid;
import static io.github.gan4j.models.data.TestFiles.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
  private static final ReadOptions OPTIONS = ReadOptions.defaults();

  @TempDir
  Path folder;

  private ImageDataset read() {
    return ImageFolder.read(folder, OPTIONS);
  }

  private int[] only(byte[] file, String name) throws IOException {
    write(folder.resolve(name), file);
    return pixels(read(), 0);
  }

  @Test
  void reads_in_the_order_of_names_whatever_the_format() throws IOException {
    write(folder.resolve("c.PNG"), png(2, 2, 0x000003));
    write(folder.resolve("b.bmp"), encode(solid(2, 2, 0x010203), "bmp"));
    write(folder.resolve("a.gif"), encode(solid(2, 2, 0x0a0b0c), "gif"));
    write(folder.resolve("d.jpg"), encode(solid(2, 2, 0x808080), "jpg"));
    ImageDataset data = read();
    assertEquals(4, data.size());
    assertArrayEquals(new int[] {2, 2, 3}, data.sampleShape());
    assertArrayEquals(new int[] {10, 11, 12}, Arrays.copyOf(pixels(data, 0), 3));
    assertArrayEquals(new int[] {1, 2, 3}, Arrays.copyOf(pixels(data, 1), 3));
    assertArrayEquals(new int[] {0, 0, 3}, Arrays.copyOf(pixels(data, 2), 3));
    assertArrayEquals(new int[] {128, 128, 128}, Arrays.copyOf(pixels(data, 3), 3));
    assertEquals(0, data.classes());
  }

  @Test
  void rows_and_columns_keep_their_places() throws IOException {
    BufferedImage image = solid(3, 2, 0);
    image.setRGB(2, 0, 0xff0000);
    image.setRGB(0, 1, 0x0000ff);
    assertArrayEquals(
        new int[] {0, 0, 0, 0, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0},
        only(encode(image, "png"), "a.png"));
  }

  @Test
  void subfolders_are_classes() throws IOException {
    write(folder.resolve("set/dogs/1.png"), png(1, 1, 2));
    write(folder.resolve("set/cats/b/1.png"), png(1, 1, 0));
    write(folder.resolve("set/cats/2.png"), png(1, 1, 1));
    ImageDataset data = read();
    assertEquals(2, data.classes());
    assertEquals(0, data.label(0));
    assertEquals(0, data.label(1));
    assertEquals(1, data.label(2));
  }

  @Test
  void an_image_beside_the_subfolders_means_that_there_are_no_classes() throws IOException {
    write(folder.resolve("dogs/1.png"), png(1, 1, 2));
    write(folder.resolve("cats/1.png"), png(1, 1, 0));
    write(folder.resolve("1.png"), png(1, 1, 1));
    assertEquals(0, read().classes());
  }

  @Test
  void hidden_files_and_other_files_are_passed_over() throws IOException {
    write(folder.resolve("a.png"), png(1, 1, 0));
    write(folder.resolve(".b.png"), bytes(1));
    write(folder.resolve(".git/b.png"), bytes(1));
    write(folder.resolve("__MACOSX/b.png"), bytes(1));
    write(folder.resolve("notes.txt"), bytes(1));
    assertEquals(1, read().size());
  }

  @Test
  void a_loop_of_links_ends() throws IOException {
    write(folder.resolve("a.png"), png(1, 1, 0));
    Files.createSymbolicLink(folder.resolve("again"), folder);
    assertEquals(1, read().size());
  }

  @Test
  void a_part_is_read_from_the_folder_of_its_name() throws IOException {
    write(folder.resolve("train/a.png"), png(1, 1, 0));
    write(folder.resolve("train/b.png"), png(1, 1, 0));
    write(folder.resolve("test/a.png"), png(1, 1, 0));
    assertEquals(2, Datasets.open(folder).size());
    assertEquals(1, Datasets.open(folder, OPTIONS.split(Split.TEST)).size());
  }

  @Test
  void one_image_is_a_data_set_of_one() throws IOException {
    assertEquals(1, Datasets.open(write(folder.resolve("a.png"), png(1, 1, 0))).size());
  }

  @Test
  void transparent_parts_become_white() throws IOException {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x80000000);
    image.setRGB(1, 0, 0x00123456);
    image.setRGB(2, 0, 0x33ff0064);
    // 255 - 128 = 127; all white; 255 - 0.2 (255 - v) for v = 255, 0, 100.
    assertArrayEquals(
        new int[] {127, 127, 127, 255, 255, 255, 255, 204, 224},
        only(encode(image, "png"), "a.png"));
  }

  @Test
  void grey_images_keep_their_stored_values() throws IOException {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSamples(0, 0, 3, 1, 0, new int[] {0, 100, 200});
    assertArrayEquals(
        new int[] {0, 0, 0, 100, 100, 100, 200, 200, 200}, only(encode(image, "png"), "a.png"));
  }

  @Test
  void sixteen_bit_grey_is_scaled_to_eight() throws IOException {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSamples(0, 0, 3, 1, 0, new int[] {0, 0x8080, 0xffff});
    assertArrayEquals(
        new int[] {0, 0, 0, 128, 128, 128, 255, 255, 255}, only(encode(image, "png"), "a.png"));
  }

  @Test
  void sixteen_bit_colour_is_scaled_to_eight() throws IOException {
    ComponentColorModel model = new ComponentColorModel(
        ColorSpace.getInstance(ColorSpace.CS_sRGB),
        false,
        false,
        BufferedImage.OPAQUE,
        DataBuffer.TYPE_USHORT);
    WritableRaster raster = model.createCompatibleWritableRaster(1, 1);
    raster.setPixel(0, 0, new int[] {0x1010, 0x8080, 0xffff});
    BufferedImage image = new BufferedImage(model, raster, false, null);
    assertArrayEquals(new int[] {16, 128, 255}, only(encode(image, "png"), "a.png"));
  }

  @Test
  void grey_is_the_weighted_mean_of_the_colours() throws IOException {
    write(folder.resolve("a.png"), png(1, 1, 0xff0000));
    write(folder.resolve("b.png"), png(1, 1, 0x4d4d4d));
    ImageDataset data = ImageFolder.read(folder, OPTIONS.channels(Channels.GREY));
    assertArrayEquals(new int[] {1, 1, 1}, data.sampleShape());
    assertArrayEquals(new int[] {76}, pixels(data, 0));
    assertArrayEquals(new int[] {0x4d}, pixels(data, 1));
  }

  @Test
  void shrinking_takes_the_mean_of_the_area() throws IOException {
    BufferedImage board = solid(6, 6, 0);
    for (int y = 0; y < 6; y++) {
      for (int x = 0; x < 6; x++) {
        board.setRGB(x, y, (x + y) % 2 == 0 ? 0xffffff : 0);
      }
    }
    write(folder.resolve("a.png"), encode(board, "png"));
    ImageDataset half = ImageFolder.read(folder, OPTIONS.side(3));
    int[] grey = new int[27];
    Arrays.fill(grey, 128);
    assertArrayEquals(grey, pixels(half, 0));
  }

  @Test
  void shrinking_by_a_fraction_shares_pixels_between_targets() throws IOException {
    BufferedImage image = solid(3, 3, 0);
    image.setRGB(1, 0, 0xffffff);
    write(folder.resolve("a.png"), encode(image, "png"));
    ImageDataset data = ImageFolder.read(folder, OPTIONS.side(2).channels(Channels.GREY));
    // A target covers 1.5 x 1.5 pixels; half of the white one falls to each side.
    int shared = Math.round(255 * 0.5f / 2.25f);
    assertArrayEquals(new int[] {shared, shared, 0, 0}, pixels(data, 0));
  }

  @Test
  void growing_interpolates() throws IOException {
    BufferedImage image = solid(2, 2, 0);
    image.setRGB(1, 0, 0xffffff);
    image.setRGB(1, 1, 0xffffff);
    write(folder.resolve("a.png"), encode(image, "png"));
    ImageDataset data = ImageFolder.read(folder, OPTIONS.side(4).channels(Channels.GREY));
    assertArrayEquals(new int[] {0, 64, 191, 255}, Arrays.copyOf(pixels(data, 0), 4));
  }

  @Test
  void resizing_cuts_to_the_central_square_or_stretches() throws IOException {
    BufferedImage image = solid(4, 2, 0xffffff);
    for (int y = 0; y < 2; y++) {
      image.setRGB(1, y, 0x000000);
      image.setRGB(2, y, 0x646464);
    }
    write(folder.resolve("a.png"), encode(image, "png"));
    ReadOptions two = OPTIONS.side(2).channels(Channels.GREY);
    assertArrayEquals(new int[] {0, 100, 0, 100}, pixels(ImageFolder.read(folder, two), 0));
    assertArrayEquals(
        new int[] {128, 178, 128, 178}, pixels(ImageFolder.read(folder, two.crop(false)), 0));
  }

  @Test
  void images_of_several_sizes_need_a_side() throws IOException {
    write(folder.resolve("a.png"), png(2, 3, 0));
    Path other = write(folder.resolve("b.png"), png(3, 3, 0));
    assertEquals(
        other + ": image is 3x3 but a.png is 2x3. Give a side to resize all images.",
        failure(this::read));
    assertEquals(2, ImageFolder.read(folder, OPTIONS.side(2)).size());
  }

  @Test
  void a_folder_without_images_is_an_error() {
    assertEquals(
        folder + ": no image found. PNG, JPEG, BMP and GIF files are read.", failure(this::read));
  }

  @Test
  void a_file_that_is_no_image_is_named() throws IOException {
    Path file = write(folder.resolve("a.png"), bytes(1, 2, 3));
    assertEquals(
        file + ": not an image: it begins like none of the known formats.", failure(this::read));
  }

  @Test
  void bad_images_are_skipped_and_counted_if_wanted() throws IOException {
    for (int i = 0; i < 100; i++) {
      write(folder.resolve("%02d.png".formatted(i)), i == 40 ? bytes(1) : png(1, 1, i));
    }
    ImageDataset data = ImageFolder.read(folder, OPTIONS.badImages(BadImages.SKIP));
    assertEquals(99, data.size());
    assertEquals(1, data.skipped());
    assertArrayEquals(new int[] {0, 0, 41}, pixels(data, 40));
  }

  @Test
  void only_bad_images_are_an_error_even_when_skipped() throws IOException {
    write(folder.resolve("a.png"), bytes(1));
    assertEquals(
        folder + ": none of 1 images can be read. PNG, JPEG, BMP and GIF files are read.",
        failure(() -> ImageFolder.read(folder, OPTIONS.badImages(BadImages.SKIP))));
  }

  @Test
  void an_image_cut_short_is_reported() throws IOException {
    for (String format : new String[] {"png", "jpg", "gif", "bmp"}) {
      BufferedImage image = solid(64, 64, 0x123456);
      for (int i = 0; i < 64 * 64; i++) {
        image.setRGB(i % 64, i / 64, i * 2654435);
      }
      byte[] whole = encode(image, format);
      Path file = folder.resolve("a." + format);
      for (int part = 1; part < 8; part++) {
        write(file, Arrays.copyOf(whole, whole.length * part / 8));
        String message = failure(() -> ImageFolder.read(file, OPTIONS));
        assertTrue(message.startsWith(file + ": image cannot be read: "), message);
      }
    }
  }

  @Test
  void a_huge_image_is_refused_before_it_is_decoded() throws IOException {
    Path file = write(folder.resolve("bomb.png"), pngHeader(50_000, 50_000));
    failure(this::read); // Load the decoder's classes first.
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertEquals(
        file + ": image of 50000x50000 pixels is over the limit of 178956970 pixels.",
        failure(this::read));
    assertTrue(threads.getCurrentThreadAllocatedBytes() - before < 32 << 20);
  }

  @Test
  void an_empty_image_is_refused() throws IOException {
    Path file = write(folder.resolve("a.png"), pngHeader(0, 0));
    String message = failure(this::read);
    assertTrue(message.startsWith(file + ": image cannot be read: "), message);
  }

  /** A PNG of 100 KB that claims the size given. */
  private static byte[] pngHeader(int width, int height) {
    byte[] header = join(ints(width, height), bytes(8, 2, 0, 0, 0));
    return join(
        bytes(0x89, 'P', 'N', 'G', 13, 10, 26, 10),
        chunk("IHDR", header),
        chunk("IDAT", new byte[100_000]));
  }

  private static byte[] chunk(String type, byte[] content) {
    byte[] body = join(type.getBytes(StandardCharsets.US_ASCII), content);
    CRC32 crc = new CRC32();
    crc.update(body);
    return join(ints(content.length), body, ints((int) crc.getValue()));
  }
}
