package io.github.gan4j.bench.peers;

/**
 * A way to run libtorch.
 *
 * @param waitPolicy what OpenMP's threads do between two loops: {@code PASSIVE}, or {@code default}
 * @param layout {@code nchw}, or {@code nhwc} which PyTorch calls channels last
 */
record Setup(int threads, String waitPolicy, String layout) {

  static final String DEFAULT = "default";
  static final String PASSIVE = "PASSIVE";
  static final String NCHW = "nchw";
  static final String NHWC = "nhwc";

  /** What suffers least when other programs want the processor too. */
  static Setup first() {
    return new Setup(2, PASSIVE, NCHW);
  }

  Setup channelsLast() {
    return new Setup(threads, waitPolicy, NHWC);
  }

  /** Threads that wait spin for a while, OpenMP's default. */
  Setup spinning() {
    return new Setup(threads, DEFAULT, layout);
  }

  /** With one thread nobody waits. */
  Setup single() {
    return new Setup(1, DEFAULT, layout);
  }

  @Override
  public String toString() {
    String text = "libtorch " + layout + ", " + threads + (threads == 1 ? " thread" : " threads");
    return waitPolicy.equals(DEFAULT) ? text : text + ", OMP_WAIT_POLICY=" + waitPolicy;
  }
}
