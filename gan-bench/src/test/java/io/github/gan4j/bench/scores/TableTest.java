package io.github.gan4j.bench.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void averagesTheLastReadingsOverSeeds() {
    String table = Table.of(List.of(
        ResultsTest.row("GAN", 1, 2, 5),
        ResultsTest.row("PacGAN2", 1, 8),
        ResultsTest.row("GAN", 2, 8, 7)));
    List<String> lines = table.lines().toList();
    assertEquals("ring", lines.get(0));
    assertEquals(
        "| variant | data | config | samples | seeds | modes | CPU hours a seed |", lines.get(2));
    assertEquals("| GAN | points | 10 steps | 2,500 | 2 | 6.000 ± 1.0 | 0.250 |", lines.get(4));
    assertEquals("| PacGAN2 | points | 10 steps | 2,500 | 1 | 8.000 | 0.250 |", lines.get(5));
    assertEquals(6, lines.size());
  }

  // deviation of 1, 2, 3, 4 with divisor 3: sqrt(5 / 3); over sqrt(4)
  @Test
  void theErrorIsThatOfTheMean() {
    MeanError error = MeanError.of(List.of(1.0, 2.0, 3.0, 4.0));
    assertEquals(2.5, error.mean());
    assertEquals(Math.sqrt(5.0 / 3) / 2, error.error(), 1e-12);
  }
}
