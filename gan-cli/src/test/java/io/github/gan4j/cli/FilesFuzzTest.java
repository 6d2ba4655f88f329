package io.github.gan4j.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import io.github.gan4j.core.io.Safetensors;
import io.github.gan4j.core.io.TensorFileException;
import io.github.gan4j.models.data.BadImages;
import io.github.gan4j.models.data.DataException;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.Datasets;
import io.github.gan4j.models.data.ReadOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a file holds, it is read or refused with the library's own exception, in bounded memory. A build tries the
 * inputs kept in {@code FilesFuzzTestInputs}; {@code tools/fuzz} looks for new ones.
 */
class FilesFuzzTest {

  /** For files of a few kilobytes, which gzip and zip may unpack to a thousand times their size. */
  private static final long MOST_BYTES = 64 << 20;

  /** An image may have 179 million pixels, as small as its file may be; the JVM's heap is the bound then. */
  private static final long NO_LIMIT = Long.MAX_VALUE;

  private static final String DURATION = "24h";

  private static final ReadOptions SKIPPING = ReadOptions.defaults().badImages(BadImages.SKIP);

  @TempDir
  static Path folder;

  private interface Reader {
    void read(Path file) throws IOException;
  }

  @FuzzTest(maxDuration = DURATION)
  void safetensors(byte[] bytes) throws IOException {
    bounded("a.safetensors", bytes, MOST_BYTES, file -> {
      try {
        Safetensors.read(file);
      } catch (TensorFileException refused) {
        assertNamed(refused, file);
      }
    });
  }

  @FuzzTest(maxDuration = DURATION)
  void idx(byte[] bytes) throws IOException {
    bounded("a-idx3-ubyte", bytes, MOST_BYTES, file -> open(file, ReadOptions.defaults()));
  }

  @FuzzTest(maxDuration = DURATION)
  void npy(byte[] bytes) throws IOException {
    bounded("a.npy", bytes, MOST_BYTES, file -> open(file, ReadOptions.defaults()));
  }

  @FuzzTest(maxDuration = DURATION)
  void npz(byte[] bytes) throws IOException {
    bounded("a.npz", bytes, MOST_BYTES, file -> open(file, ReadOptions.defaults()));
  }

  @FuzzTest(maxDuration = DURATION)
  void zipOfImages(byte[] bytes) throws IOException {
    bounded("a.zip", bytes, NO_LIMIT, file -> open(file, SKIPPING));
  }

  @FuzzTest(maxDuration = DURATION)
  void image(byte[] bytes) throws IOException {
    bounded("a.png", bytes, NO_LIMIT, file -> open(file, ReadOptions.defaults().side(8)));
  }

  @FuzzTest(maxDuration = DURATION)
  void runConfig(byte[] bytes) throws IOException {
    bounded("config.json", bytes, MOST_BYTES, file -> {
      try {
        RunConfig.read(new RunFolder(folder));
      } catch (UserException refused) {
        assertNamed(refused, file);
      }
    });
  }

  private static void open(Path file, ReadOptions options) {
    Dataset data;
    try {
      data = Datasets.open(file, options);
    } catch (DataException refused) {
      assertNamed(refused, file);
      return;
    }
    float[] sample = new float[data.sampleLength()];
    data.read(data.size() - 1, sample, 0);
  }

  private static void assertNamed(Exception refused, Path file) {
    assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
  }

  private static void bounded(String name, byte[] bytes, long most, Reader reader)
      throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    // the first time loads classes, which Jazzer's agent changes at great cost
    if (allocated(reader, file) > most) {
      long allocated = allocated(reader, file);
      assertTrue(allocated <= most, allocated + " bytes for a file of " + bytes.length);
    }
  }

  private static long allocated(Reader reader, Path file) throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    reader.read(file);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
