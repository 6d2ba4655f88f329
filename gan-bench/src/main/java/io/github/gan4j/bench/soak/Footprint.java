package io.github.gan4j.bench.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/**
 * What the process holds after a garbage collection.
 *
 * @param heap bytes
 * @param files open descriptors; -1 where the system does not say
 * @param buffers bytes of direct and mapped buffers
 */
record Footprint(long step, long heap, int threads, long files, long buffers) {

  static final String TITLE = "    step       heap KB  threads  files  buffers KB";

  static Footprint at(long step) {
    // the second one gets what the first has only found to be unreachable
    System.gc();
    System.gc();
    return new Footprint(
        step,
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        openFiles(),
        bufferBytes());
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean os
        ? os.getOpenFileDescriptorCount()
        : -1;
  }

  private static long bufferBytes() {
    long bytes = 0;
    for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
      bytes += pool.getMemoryUsed();
    }
    return bytes;
  }

  /** Bytes that the heap grows by in a step: the slope of the straight line that fits best. */
  static double growth(List<Footprint> all) {
    double step = all.stream().mapToLong(Footprint::step).average().orElseThrow();
    double heap = all.stream().mapToLong(Footprint::heap).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (Footprint f : all) {
      products += (f.step - step) * (f.heap - heap);
      squares += (f.step - step) * (f.step - step);
    }
    return products / squares;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,8d  %,12d  %7d  %5d  %,10d",
        step,
        heap >> 10,
        threads,
        files,
        buffers >> 10);
  }
}
