package io.github.gan4j.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.gan4j.core.io.ParamsFile;
import io.github.gan4j.core.io.Safetensors;
import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.Idx;
import io.github.gan4j.models.data.ReadOptions;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.Plan;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
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
    Path images = images();
    Workers.current(); // the shared workers live as long as the JVM
    round(images, 0);
    Map<String, Long> before = inUse();
    for (int i = 1; i <= ROUNDS; i++) {
      round(images, i);
    }
    Map<String, Long> after = inUse();
    // a closed thread may take a moment to end
    for (int i = 0; i < WAIT_MILLIS && !after.equals(before); i += 50) {
      Thread.sleep(50);
      after = inUse();
    }
    assertEquals(before, after);
  }

  /** Everything that takes hold of something: a file of data, workers, a reading thread, a file of parameters. */
  private void round(Path images, long seed) throws IOException {
    Dataset data = Idx.read(images, ReadOptions.defaults());
    try (Workers workers = Workers.of(3)) {
      Workers.use(workers);
      Gan gan = SmallGans.gan(0, seed);
      new GanTrainer(Plan.steps(1).batch(4).seed(seed)).fit(gan, data);
      Path file = folder.resolve("g.safetensors");
      ParamsFile.write(file, gan.generator().params(), Map.of());
      ParamsFile.assign(Safetensors.read(file), gan.generator().params());
    } finally {
      Workers.use(null);
    }
  }

  private static Map<String, Long> inUse() {
    Map<String, Long> inUse = new TreeMap<>();
    inUse.put("threads", (long) Thread.getAllStackTraces().size());
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean os) {
      inUse.put("open files", os.getOpenFileDescriptorCount());
    }
    for (BufferPoolMXBean pool :
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
      inUse.put(pool.getName() + " buffers", pool.getMemoryUsed());
    }
    return inUse;
  }

  private Path images() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(16 + 8 * 28 * 28);
    bytes.putInt(0x803).putInt(8).putInt(28).putInt(28);
    return Files.write(folder.resolve("t-images-idx3-ubyte"), bytes.array());
  }
}
