package io.github.gan4j.models.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.models.OtherJvm;
import io.github.gan4j.models.gan.MemoryEstimate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The estimate beside what the heap of a process holds in the middle of a training. */
class MemoryEstimateTest {

  private static final double SHARE = 0.2;

  // The collector of the program. Java's default rounds large arrays up to regions.
  @ParameterizedTest
  @CsvSource({"dcgan-mini, 256", "dcgan-28, 256", "began-32, 32"})
  void isWithinAFifthOfWhatTheHeapHolds(String name, int batch) {
    OtherJvm jvm = OtherJvm.run(
        HeldMemory.class,
        List.of("-XX:+UseParallelGC", "--add-modules=jdk.incubator.vector"),
        name,
        Integer.toString(batch));
    String[] said = jvm.out().strip().split(" ", -1);
    double ratio = Double.parseDouble(said[0]) / Double.parseDouble(said[1]);
    String what = "%s, batch %d: estimated %s, held %s".formatted(name, batch, said[0], said[1]);
    assertTrue(ratio > 1 - SHARE && ratio < 1 + SHARE, what);
  }

  @Test
  void theLargestBatchIsWhatFits() {
    MemoryEstimate estimate = new MemoryEstimate(1000, 10);
    assertEquals(1050, estimate.bytes(5));
    assertEquals(5, estimate.largestBatch(1059));
    assertEquals(0, estimate.largestBatch(999));
  }
}
