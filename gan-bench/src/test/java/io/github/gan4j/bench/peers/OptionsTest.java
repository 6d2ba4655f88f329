package io.github.gan4j.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.bench.workload.Workload;
import io.github.gan4j.bench.workload.Workloads;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

  private static List<String> names(Options options) {
    return options.workloads().stream().map(Workload::name).toList();
  }

  @Test
  void comparesEverythingUnlessNetsAreNamed() {
    Options all = Options.parse();
    assertEquals(Workloads.all().size(), all.workloads().size());
    assertTrue(all.dl4j());
    Options some = Options.parse("--net", "mlp,dcgan64-f64", "--no-dl4j");
    assertEquals(List.of("mlp", "dcgan64-f64"), names(some));
    assertFalse(some.dl4j());
  }

  @Test
  void aQuickRunLeavesOutTheSlowestNetUnlessItIsNamed() {
    assertFalse(names(Options.parse("--quick")).contains("snresnet32-b64"));
    assertEquals(
        List.of("snresnet32-b64"), names(Options.parse("--quick", "--net", "snresnet32-b64")));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThrows(IllegalArgumentException.class, () -> Options.parse("--fast"));
    assertThrows(IllegalArgumentException.class, () -> Options.parse("--net"));
    assertThrows(IllegalArgumentException.class, () -> Options.parse("--net", "gan"));
  }
}
