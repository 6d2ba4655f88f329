package io.github.gan4j.bench.peers;

import io.github.gan4j.bench.peers.Setup.Peer;
import io.github.gan4j.bench.workload.Side;
import java.util.Arrays;

/** Whether two sides compute the same: their losses of the first steps. */
final class Agreement {

  private static final double FIRST_STEP = 1e-4;

  // The generator's first loss follows an update, and DL4J's Adam has its epsilon in another place.
  private static final double FIRST_STEP_DL4J = 1e-3;

  // After two updates that begin as the signs of gradients, some of which are near 0.
  private static final double ALL_STEPS = 5e-3;

  private Agreement() {}

  /**
   * Compares the losses of the first steps, one after the other.
   *
   * @return the largest difference in the first step, relative where a loss is above 1
   * @throws IllegalStateException if it is too large, there or later
   */
  static double require(String net, Peer peer, double[] ours, double[] theirs) {
    int first = ours.length / Side.COMPARED_STEPS;
    double difference = Stats.difference(Arrays.copyOf(ours, first), Arrays.copyOf(theirs, first));
    double limit = peer == Peer.DL4J ? FIRST_STEP_DL4J : FIRST_STEP;
    if (!(difference <= limit && Stats.difference(ours, theirs) <= ALL_STEPS)) {
      throw new IllegalStateException(
          net + ": gan4j and " + peer + " do not compute the same. Losses of the first "
              + Side.COMPARED_STEPS + " steps: gan4j " + Arrays.toString(ours) + ", " + peer + " "
              + Arrays.toString(theirs) + ".");
    }
    return difference;
  }
}
