package io.github.gan4j.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gan4j.bench.peers.Setup.Peer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SetupTest {

  @Test
  void aChangeKeepsTheRest() {
    Setup setup = Peer.LIBTORCH.first().channelsLast();
    assertEquals(Map.of("OMP_NUM_THREADS", "2", "OMP_WAIT_POLICY", "PASSIVE"), setup.environment());
    assertEquals(Map.of("OMP_NUM_THREADS", "1"), setup.single().environment());
    assertEquals("libtorch nhwc, 1 thread", setup.single().toString());
  }
}
