package io.github.gan4j.bench.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SideLoopTest {

  private static final class Counting implements Side {
    private int steps;

    @Override
    public float[] step() {
      steps++;
      return new float[] {steps, steps + 0.5f};
    }

    @Override
    public String describe() {
      return "counting";
    }
  }

  private static List<String> answers(Side side, String commands) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    new SideLoop(side, out).run(new BufferedReader(new StringReader(commands)));
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void answersOneLinePerCommand() throws IOException {
    Counting side = new Counting();
    List<String> lines = answers(side, "losses 2\nstep 3\nrss\nquit\nstep 9\n");
    assertEquals("side> counting", lines.get(0));
    assertEquals("side> 1.0 1.5 2.0 2.5", lines.get(1));
    assertEquals(4, lines.get(2).split(" ").length);
    assertTrue(lines.get(3).matches("side> \\d+"));
    assertEquals(4, lines.size());
    assertEquals(5, side.steps);
  }

  @Test
  void endsWithItsInput() throws IOException {
    assertEquals(1, answers(new Counting(), "").size());
  }
}
