package io.github.gan4j.models.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTest {

  @ParameterizedTest
  @CsvSource({"10000, 10k", "2500, 2500", "50000, 50k", "1000, 1k", "999, 999", "10001, 10001"})
  void aNameSaysWhatWasMeasuredByWhatOnHowMany(int count, String suffix) {
    assertEquals(
        "fid_lenet-mnist_" + suffix,
        new Score("fid", Direction.LOWER, "lenet-mnist", count, 1.5).name());
  }
}
