package io.github.gan4j.bench.peers;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A way to run a peer.
 *
 * @param waitPolicy what OpenMP's threads do between two loops: {@code PASSIVE}, or {@code default}
 * @param layout of images: {@code nchw}, or {@code nhwc} which PyTorch calls channels last
 * @param coreType the processor that OpenBLAS takes this one for, or {@code default}
 */
record Setup(Peer peer, int threads, String waitPolicy, String layout, String coreType) {

  /** Another library. */
  enum Peer {
    LIBTORCH("libtorch"),
    DL4J("DL4J");

    private final String label;

    Peer(String label) {
      this.label = label;
    }

    /** What suffers least when other programs want the processor too. */
    Setup first() {
      return new Setup(this, 2, PASSIVE, NCHW, DEFAULT);
    }

    @Override
    public String toString() {
      return label;
    }
  }

  private static final String DEFAULT = "default";
  private static final String PASSIVE = "PASSIVE";
  private static final String NCHW = "nchw";
  private static final String NHWC = "nhwc";

  Setup channelsLast() {
    return new Setup(peer, threads, waitPolicy, NHWC, coreType);
  }

  Setup coreType(String type) {
    return new Setup(peer, threads, waitPolicy, layout, type);
  }

  /** Threads that wait spin for a while, OpenMP's default. */
  Setup spinning() {
    return new Setup(peer, threads, DEFAULT, layout, coreType);
  }

  /** With one thread nobody waits. */
  Setup single() {
    return new Setup(peer, 1, DEFAULT, layout, coreType);
  }

  /** The variables that the process needs. */
  Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("OMP_NUM_THREADS", Integer.toString(threads));
    if (!waitPolicy.equals(DEFAULT)) {
      variables.put("OMP_WAIT_POLICY", waitPolicy);
    }
    if (!coreType.equals(DEFAULT)) {
      variables.put("OPENBLAS_CORETYPE", coreType);
    }
    return variables;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(peer + " " + layout + ", " + threads);
    text.append(threads == 1 ? " thread" : " threads");
    environment().forEach((name, value) -> {
      if (!name.equals("OMP_NUM_THREADS")) {
        text.append(", ").append(name).append('=').append(value);
      }
    });
    return text.toString();
  }
}
