package io.github.gan4j.models.data;

import static io.github.gan4j.models.data.TestFiles.allocated;
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

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images and names that programs rarely meet. */
class OddImagesTest {

  private static final long MOST_BYTES = 32 << 20;

  @TempDir
  Path folder;

  private ImageDataset read() {
    return ImageFolder.read(folder, ReadOptions.defaults());
  }

  @Test
  void theCanvasOfAnAnimationIsNeverMade() throws IOException {
    byte[] gif = encode(solid(2, 2, 0x0a0b0c), "gif");
    // the canvas becomes 65535 x 65535; the frame keeps its size
    Arrays.fill(gif, 6, 10, (byte) 0xff);
    write(folder.resolve("a.gif"), gif);
    long allocated = allocated(() -> assertArrayEquals(new int[] {10, 11, 12}, pixel(read())));
    assertTrue(allocated < MOST_BYTES, allocated + " bytes");
  }

  // ---- what no image can be

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
  void anImageWithoutPixelsIsRefused(String format) throws IOException {
    byte[] whole = encode(solid(4, 4, 0x0a0b0c), format);
    int[] sizes = switch (format) {
      case "png" -> new int[] {16, 24};
      case "jpg" -> new int[] {frameOfJpeg(whole) + 5, frameOfJpeg(whole) + 9};
      case "gif" -> new int[] {frameOfGif(whole) + 5, frameOfGif(whole) + 9};
      default -> new int[] {18, 26};
    };
    Arrays.fill(whole, sizes[0], sizes[1], (byte) 0);
    write(folder.resolve("a." + format), format.equals("png") ? withPngChecksum(whole) : whole);
    isRefused();
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
  void anImageThatIsCutAnywhereIsRefused(String format) throws IOException {
    byte[] whole = encode(noise(16), format);
    // Decoders do without the last bytes of some formats: those of the end marks.
    for (int length = 1; length < whole.length * 3 / 4; length += 1 + whole.length / 40) {
      write(folder.resolve("a." + format), Arrays.copyOf(whole, length));
      isRefused();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "gif"})
  void aFrameOverTheLimitIsRefused(String format) throws IOException {
    byte[] image = encode(solid(4, 4, 0), format);
    int at = format.equals("gif") ? frameOfGif(image) : frameOfJpeg(image);
    Arrays.fill(
        image, at + 5, at + 9, (byte) 0xfe); // below Java's own limit for a side of JPEG, 65500
    write(folder.resolve("a." + format), image);
    String said = isRefused();
    assertTrue(said.contains("of 65278x65278 pixels is over the limit"), said);
  }

  private String isRefused() {
    String[] said = {""};
    long allocated = allocated(() -> said[0] = failure(this::read));
    assertTrue(said[0].startsWith(folder.resolve("a.").toString()), said[0]);
    assertTrue(allocated < MOST_BYTES, allocated + " bytes");
    return said[0];
  }

  // ---- inks and depths

  /** Newer Javas read them, others refuse. Adobe's programs store paper without ink as 255. */
  @ParameterizedTest
  @ValueSource(ints = {0, 255})
  void inksAreReadRightOrRefused(int stored) throws IOException {
    Path file = write(folder.resolve("a.jpg"), inks(stored));
    long allocated = allocated(() -> {
      try {
        assertArrayEquals(new int[] {stored, stored, stored}, pixel(read()));
      } catch (DataException e) {
        assertEquals(file + ": image cannot be read: Unsupported Image Type.", e.getMessage());
      }
    });
    assertTrue(allocated < MOST_BYTES, allocated + " bytes");
  }

  /** A JPEG of cyan, magenta, yellow and black, with the mark that Adobe's programs leave. */
  private static byte[] inks(int stored) throws IOException {
    WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 8, 8, 4, null);
    for (int i = 0; i < 64; i++) {
      raster.setPixel(i % 8, i / 8, new int[] {stored, stored, stored, stored});
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(raster, null, null), null);
    } finally {
      writer.dispose();
    }
    byte[] jpeg = out.toByteArray();
    byte[] mark = bytes(0xff, 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0);
    return join(Arrays.copyOf(jpeg, 2), mark, Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  private static int[] pixel(ImageDataset data) {
    return Arrays.copyOf(pixels(data, 0), 3);
  }

  private static BufferedImage noise(int side) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int i = 0; i < side * side; i++) {
      image.setRGB(i % side, i / side, random.nextInt());
    }
    return image;
  }

  /** Where the frame begins that holds height and width at 5. */
  private static int frameOfJpeg(byte[] jpeg) {
    int at = 0;
    while ((jpeg[at] & 0xff) != 0xff || (jpeg[at + 1] & 0xff) != 0xc0) {
      at++;
    }
    return at;
  }

  /** Where the frame begins that holds width and height at 5: after the header, and a table of colours. */
  private static int frameOfGif(byte[] gif) {
    int at = 13 + 3 * (2 << (gif[10] & 7));
    while (gif[at] == 0x21) { // an extension, of blocks that begin with their length
      at += 2;
      while (gif[at] != 0) {
        at += 1 + (gif[at] & 0xff);
      }
      at++;
    }
    return at;
  }

  private static byte[] withPngChecksum(byte[] png) {
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    System.arraycopy(ints((int) crc.getValue()), 0, png, 29, 4);
    return png;
  }

  // ---- names

  @Test
  @DisabledOnOs(OS.WINDOWS) // which forbids most of these names
  void oddNamesAreReadAndWhatIsNoFileIsPassedOver() throws IOException {
    Charset ofNames = Charset.forName(System.getProperty("sun.jnu.encoding"));
    List<String> names = Stream.of("-rf", "a b", "a\nb", "%s$HOME`", "CON", "'\"", "\u00e4\u65e5")
        .filter(name -> ofNames.newEncoder().canEncode(name))
        .toList();
    for (String name : names) {
      write(folder.resolve(name + ".png"), png(1, 1, 0));
    }
    Files.createDirectory(folder.resolve("folder.png"));
    Files.createSymbolicLink(folder.resolve("dangling.png"), Path.of("nothing"));
    assertEquals(names.size(), read().size());
  }
}
