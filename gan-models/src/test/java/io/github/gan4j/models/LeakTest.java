package io.github.gan4j.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.gan4j.core.io.ParamsFile;
import io.github.gan4j.core.io.Safetensors;
import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.Npy;
import io.github.gan4j.models.data.ReadOptions;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.Plan;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What builds, trains, saves and closes leave behind: nothing. */
class LeakTest {

  private static final int ROUNDS = 100;
  private static final int WAIT_MILLIS = 20_000;

  @TempDir
  Path folder;

  @Test
  void threadsFilesAndBuffersAreBackToTheStartAfterAHundredTrainings() throws Exception {
    Path points = points();
    int shared = Workers.current().size() - 1; // they live as long as the JVM
    round(points, 0);
    Map<String, Long> before = inUse();
    before.put("threads", (long) shared);
    for (int i = 1; i <= ROUNDS; i++) {
      round(points, i);
    }
    assertEquals(before, settled(before));
  }

  /** Everything that takes hold of something: a file of data, workers, a reading thread, a file of parameters. */
  private void round(Path points, long seed) throws IOException {
    Dataset data = Npy.read(points, ReadOptions.defaults());
    try (Workers workers = Workers.of(3)) {
      Workers.use(workers);
      Gan gan = SmallGans.gan(SmallGans.POINTS, seed);
      new GanTrainer(Plan.steps(2).batch(4).seed(seed)).fit(gan, data);
      Path file = folder.resolve("g.safetensors");
      ParamsFile.write(file, gan.generator().params(), Map.of());
      ParamsFile.assign(Safetensors.read(file), gan.generator().params());
    } finally {
      Workers.use(null);
    }
  }

  /** What is in use once it is what is expected, or after a while: a closed thread may take a moment to end. */
  private static Map<String, Long> settled(Map<String, Long> expected) throws InterruptedException {
    Map<String, Long> inUse = inUse();
    for (int i = 0; i < WAIT_MILLIS && !inUse.equals(expected); i += 50) {
      Thread.sleep(50);
      inUse = inUse();
    }
    return inUse;
  }

  private static Map<String, Long> inUse() {
    Map<String, Long> inUse = new TreeMap<>();
    inUse.put("threads", threads());
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean os) {
      inUse.put("open files", os.getOpenFileDescriptorCount());
    }
    for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
      inUse.put(pool.getName() + " buffers", pool.getMemoryUsed());
    }
    return inUse;
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("gan4j-"))
        .count();
  }

  private Path points() throws IOException {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (8, 2), }";
    ByteBuffer bytes = ByteBuffer.allocate(10 + header.length() + 8 * 2 * Float.BYTES);
    bytes.put((byte) 0x93).put("NUMPY\1\0".getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) header.length()).put((byte) 0);
    bytes.put(header.getBytes(StandardCharsets.US_ASCII));
    return Files.write(folder.resolve("points.npy"), bytes.array());
  }
}
