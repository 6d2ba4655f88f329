package io.github.gan4j.bench.gan4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gan4j.bench.workload.Workload;
import io.github.gan4j.bench.workload.Workloads;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetsTest {

  @ParameterizedTest
  @CsvSource({
    "mlp, 2503984, 2384401",
    "dcgan64-f64, 3576704, 2765568",
    "snresnet32-b16, 4276739, 1053824",
    "snresnet32-b64, 4276739, 1053824"
  })
  void netsHaveThePublishedNumbersOfParameters(String name, int generator, int discriminator) {
    Workload w = Workloads.named(name);
    assertEquals(generator, Nets.filled("generator", w.generator()).params().count());
    assertEquals(
        discriminator, Nets.filled("discriminator", w.discriminator()).params().count());
  }
}
