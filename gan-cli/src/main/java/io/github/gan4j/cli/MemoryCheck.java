package io.github.gan4j.cli;

import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.MemoryEstimate;
import java.util.Locale;

/**
 * Whether a training fits into the memory that Java may use, found out before it begins. It takes two small steps to know, so it
 * is done only where the training may be too large.
 */
final class MemoryCheck {
  /** Samples that the estimate needs. */
  private static final int LEAST = 16;

  /** No net of the zoo needs this many times the memory of its samples. */
  private static final long MANY = 400;

  /** Values, gradient, two moments and an average of each parameter, and some more. */
  private static final long PER_PARAMETER = 8;

  private MemoryCheck() {}

  /**
   * Fails if the training cannot fit.
   *
   * @throws UserException with what it needs, what there is, and what would fit
   */
  static void require(RunConfig config, Gan gan, Dataset data, int batch) {
    long most = Runtime.getRuntime().maxMemory();
    if (data.size() < Math.max(LEAST, batch / 4) || roughly(gan, data, batch) < most / 2) {
      return;
    }
    MemoryEstimate estimate = estimate(config, data, batch);
    long used = used();
    long free = most - used;
    if (estimate.bytes(batch) <= free) {
      return;
    }
    int fits = estimate.largestBatch(free);
    long enough = (estimate.bytes(batch) + used) * 5 / 4;
    throw new UserException(String.format(
        Locale.ROOT,
        "--batch %d: needs about %s, and of the %s that Java may use %s are free. Set GAN_OPTS=-Xmx%dm%s.",
        batch,
        text(estimate.bytes(batch)),
        text(most),
        text(free),
        (enough >> 20) + 1,
        fits >= LEAST ? ", or use --batch " + fits : ""));
  }

  /** What a training needs, in words. */
  static String describe(RunConfig config, Dataset data, int batch) {
    String most = " of " + text(Runtime.getRuntime().maxMemory()) + " that Java may use";
    return data.size() < Math.max(LEAST, batch / 4)
        ? "not known," + most
        : "about " + text(estimate(config, data, batch).bytes(batch)) + " besides the data," + most;
  }

  private static MemoryEstimate estimate(RunConfig config, Dataset data, int batch) {
    try {
      return MemoryEstimate.of(config::gan, data, batch);
    } catch (OutOfMemoryError e) {
      throw new UserException(
          "--batch %d: even a quarter of it needs more than the %s that Java may use. Set GAN_OPTS=-Xmx with four times that, or use a much smaller --batch."
              .formatted(batch, text(Runtime.getRuntime().maxMemory())),
          e);
    }
  }

  private static long roughly(Gan gan, Dataset data, int batch) {
    long parameters =
        RunConfig.parameters(gan).values().stream().mapToLong(count -> count).sum();
    return Float.BYTES * (PER_PARAMETER * parameters + MANY * batch * data.sampleLength());
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static String text(long bytes) {
    double mebi = bytes / (double) (1 << 20);
    return mebi < 1024
        ? String.format(Locale.ROOT, "%.0f MiB", mebi)
        : String.format(Locale.ROOT, "%.1f GiB", mebi / 1024);
  }
}
