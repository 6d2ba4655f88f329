package io.github.gan4j.models.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.PixelRange;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageGridTest {
  private static final int WHITE = 0xffffffff;
  private static final int BLACK = 0xff000000;

  @TempDir
  Path folder;

  @Test
  void large_images_keep_their_size_and_stand_two_pixels_apart() {
    int side = 100;
    float[] values = new float[3 * side * side];
    values[side * side + 1] = 1f;
    BufferedImage grid = ImageGrid.of(Tensor.of(values, 3, side, side, 1), PixelRange.UNIT);
    // Two columns and two rows, the last place empty.
    assertEquals(2 + 2 * 102, grid.getWidth());
    assertEquals(2 + 2 * 102, grid.getHeight());
    assertEquals(WHITE, grid.getRGB(1, 1));
    assertEquals(BLACK, grid.getRGB(2, 2));
    assertEquals(BLACK, grid.getRGB(101, 101));
    assertEquals(WHITE, grid.getRGB(102, 50));
    assertEquals(WHITE, grid.getRGB(103, 50));
    assertEquals(BLACK, grid.getRGB(104, 2));
    assertEquals(WHITE, grid.getRGB(105, 2));
    assertEquals(BLACK, grid.getRGB(106, 2));
    assertEquals(BLACK, grid.getRGB(104, 3));
    assertEquals(BLACK, grid.getRGB(2, 104));
    assertEquals(WHITE, grid.getRGB(104, 104));
  }

  @Test
  void small_images_are_enlarged_by_whole_pixels() {
    float[] values = new float[28 * 28];
    values[27] = 1f;
    BufferedImage grid = ImageGrid.of(Tensor.of(values, 1, 28, 28, 1), PixelRange.UNIT);
    assertEquals(2 + 3 * 28 + 2, grid.getWidth());
    for (int y = 0; y < 3; y++) {
      assertEquals(BLACK, grid.getRGB(2 + 80, 2 + y));
      for (int x = 81; x < 84; x++) {
        assertEquals(WHITE, grid.getRGB(2 + x, 2 + y));
      }
    }
    assertEquals(BLACK, grid.getRGB(2 + 83, 2 + 3));
  }

  @Test
  void colours_are_red_green_blue_in_the_range_given() {
    float[] values = {-1f, 0f, 1f};
    BufferedImage grid = ImageGrid.of(Tensor.of(values, 1, 1, 1, 3), PixelRange.SYMMETRIC);
    assertEquals(0xff0080ff, grid.getRGB(5, 5));
  }

  @Test
  void columns_can_be_chosen() {
    BufferedImage grid = ImageGrid.of(Tensor.zeros(6, 90, 80, 1), PixelRange.UNIT, 3);
    assertEquals(2 + 3 * 82, grid.getWidth());
    assertEquals(2 + 2 * 92, grid.getHeight());
  }

  @Test
  void other_shapes_are_refused() {
    assertEquals(
        "ImageGrid: images must be [N, H, W, 1] or [N, H, W, 3], got [1, 3, 4, 4].",
        assertThrows(
                ShapeException.class, () -> ImageGrid.of(Tensor.zeros(1, 3, 4, 4), PixelRange.UNIT))
            .getMessage());
    assertEquals(
        "ImageGrid: images must be [N, H, W, 1] or [N, H, W, 3], got [0, 4, 4, 1].",
        assertThrows(
                ShapeException.class, () -> ImageGrid.of(Tensor.zeros(0, 4, 4, 1), PixelRange.UNIT))
            .getMessage());
    assertEquals(
        "ImageGrid: columns must be positive, got 0.",
        assertThrows(
                IllegalArgumentException.class,
                () -> ImageGrid.of(Tensor.zeros(1, 4, 4, 1), PixelRange.UNIT, 0))
            .getMessage());
  }

  @Test
  void a_png_is_written_whole_and_replaces_the_one_before() throws IOException {
    Path file = folder.resolve("samples/grid.png");
    for (float value : new float[] {0f, 1f}) {
      Png.write(ImageGrid.of(Tensor.full(value, 1, 4, 4, 1), PixelRange.UNIT), file);
      int expected = value == 0f ? BLACK : WHITE;
      assertEquals(expected, ImageIO.read(file.toFile()).getRGB(5, 5));
    }
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void a_failed_write_leaves_the_old_file_and_nothing_else() throws IOException {
    Path file = Files.writeString(folder.resolve("a.png"), "old");
    assertThrows(
        IOException.class,
        () -> ImageOutput.write(file, out -> {
          out.writeBytes("half");
          throw new IOException("disk full");
        }));
    assertEquals("old", Files.readString(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }
}
