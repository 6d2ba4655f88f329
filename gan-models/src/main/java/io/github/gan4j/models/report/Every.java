package io.github.gan4j.models.report;

/** Says when something that is done every so often is due. */
final class Every {
  private final long nanos;
  private long last = System.nanoTime();

  private Every(long nanos) {
    this.nanos = nanos;
  }

  static Every seconds(double seconds) {
    return new Every((long) (seconds * 1e9));
  }

  /** True if the time has passed since this was true, or since it was made. */
  boolean isDue() {
    long now = System.nanoTime();
    if (now - last < nanos) {
      return false;
    }
    last = now;
    return true;
  }
}
