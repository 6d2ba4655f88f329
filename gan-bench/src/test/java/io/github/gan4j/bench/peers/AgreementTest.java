package io.github.gan4j.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.bench.peers.Setup.Peer;
import org.junit.jupiter.api.Test;

class AgreementTest {

  private static double require(double... theirs) {
    return Agreement.require("mlp", Peer.LIBTORCH, new double[] {1, 0.5, 1, 0.5}, theirs);
  }

  @Test
  void toleratesRoundingInTheFirstStepAndSomeMoreLater() {
    assertEquals(5e-5, require(1, 0.50005, 1.001, 0.5), 1e-12);
  }

  @Test
  void aMismatchSaysWhere() {
    String message = assertThrows(IllegalStateException.class, () -> require(1.001, 0.5, 1, 0.5))
        .getMessage();
    assertTrue(message.contains("mlp: gan4j and libtorch do not compute the same"), message);
    assertThrows(IllegalStateException.class, () -> require(1, 0.5, 1, 0.6));
    assertThrows(IllegalStateException.class, () -> require(1, 0.5, 1, Double.NaN));
  }
}
