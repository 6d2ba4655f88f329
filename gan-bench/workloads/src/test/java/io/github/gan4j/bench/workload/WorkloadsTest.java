package io.github.gan4j.bench.workload;

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
  void anUnknownNameListsTheOthers() {
    String message = assertThrows(IllegalArgumentException.class, () -> Workloads.named("dcgan"))
        .getMessage();
    assertTrue(message.contains("'dcgan'") && message.contains("dcgan64-f64"), message);
  }
}
