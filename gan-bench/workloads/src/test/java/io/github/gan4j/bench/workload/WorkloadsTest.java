package io.github.gan4j.bench.workload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WorkloadsTest {

  @Test
  void findsEachByItsName() {
    for (Workload w : Workloads.all()) {
      assertEquals(w.name(), Workloads.named(w.name()).name());
    }
  }

  @Test
  void findsDcgansOfAnySize() {
    Workload w = Workloads.named("dcgan128-f16-b4");
    assertArrayEquals(new int[] {4, 128, 128, 3}, w.batchShape());
    assertEquals(
        Workloads.named("dcgan64-f64").generator(), Workloads.dcgan(64, 64, 1).generator());
    assertEquals(
        Workloads.named("dcgan28-f16").discriminator(),
        Workloads.dcgan(28, 16, 512).discriminator());
    assertThrows(IllegalArgumentException.class, () -> Workloads.dcgan(48, 16, 1));
  }

  @Test
  void anUnknownNameListsTheOthers() {
    String message = assertThrows(IllegalArgumentException.class, () -> Workloads.named("dcgan"))
        .getMessage();
    assertTrue(message.contains("'dcgan'") && message.contains("dcgan64-f64"), message);
  }
}
