package io.github.gan4j.models.data;

import static io.github.gan4j.models.data.TestFiles.encode;
import static io.github.gan4j.models.data.TestFiles.png;
import static io.github.gan4j.models.data.TestFiles.solid;
import static io.github.gan4j.models.data.TestFiles.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Images and names that programs rarely meet. */
class OddImagesTest {

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
    read(); // loads the decoder's classes
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertArrayEquals(new int[] {2, 2, 3}, read().sampleShape());
    assertTrue(threads.getCurrentThreadAllocatedBytes() - before < 32 << 20);
  }

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
