package io.github.gan4j.models.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.FileImageInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GifWriterTest {
  @TempDir
  Path folder;

  private final ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();

  @AfterEach
  void dispose() {
    reader.dispose();
  }

  private static BufferedImage solid(int rgb) {
    BufferedImage image = new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 12; i++) {
      image.setRGB(i % 4, i / 4, rgb);
    }
    return image;
  }

  private static List<BufferedImage> frames(int count) {
    List<BufferedImage> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      frames.add(solid(i));
    }
    return frames;
  }

  private IIOMetadataNode node(int frame, String name) throws IOException {
    IIOMetadataNode root =
        (IIOMetadataNode) reader.getImageMetadata(frame).getAsTree("javax_imageio_gif_image_1.0");
    return (IIOMetadataNode) root.getElementsByTagName(name).item(0);
  }

  private int blue(int frame) throws IOException {
    return reader.read(frame).getRGB(0, 0) & 0xff;
  }

  @Test
  void frames_loop_for_ever_and_the_last_stays_longer() throws IOException {
    Path file = folder.resolve("a.gif");
    GifWriter.writeImages(frames(3), 200, file);
    try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
      reader.setInput(in);
      assertEquals(3, reader.getNumImages(true));
      assertEquals("20", node(0, "GraphicControlExtension").getAttribute("delayTime"));
      assertEquals("20", node(1, "GraphicControlExtension").getAttribute("delayTime"));
      assertEquals("200", node(2, "GraphicControlExtension").getAttribute("delayTime"));
      IIOMetadataNode loop = node(0, "ApplicationExtension");
      assertEquals("NETSCAPE", loop.getAttribute("applicationID"));
      assertArrayEquals(new byte[] {1, 0, 0}, (byte[]) loop.getUserObject());
      for (int i = 0; i < 3; i++) {
        assertEquals(i, blue(i));
      }
    }
  }

  @Test
  void of_many_frames_a_hundred_are_used_with_the_first_and_the_last() throws IOException {
    Path file = folder.resolve("a.gif");
    GifWriter.writeImages(frames(250), 100, file);
    try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
      reader.setInput(in);
      assertEquals(100, reader.getNumImages(true));
      assertEquals(0, blue(0));
      assertEquals(249, blue(99));
    }
  }

  @Test
  void frames_can_be_files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      files.add(folder.resolve(i + ".png"));
      Png.write(solid(0xff0000 + i), files.get(i));
    }
    Path file = folder.resolve("a.gif");
    GifWriter.writeFiles(files, 100, file);
    try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
      reader.setInput(in);
      assertEquals(2, reader.getNumImages(true));
      assertEquals(0xffff0001, reader.read(1).getRGB(3, 2));
    }
  }

  @Test
  void unusable_frames_are_refused() throws IOException {
    Path file = folder.resolve("a.gif");
    assertEquals(
        "GifWriter: no frames. Give at least one.",
        assertThrows(
                IllegalArgumentException.class, () -> GifWriter.writeImages(List.of(), 100, file))
            .getMessage());
    Path text = Files.writeString(folder.resolve("a.png"), "text");
    assertEquals(
        text + " is not an image.",
        assertThrows(IOException.class, () -> GifWriter.writeFiles(List.of(text), 100, file))
            .getMessage());
  }
}
