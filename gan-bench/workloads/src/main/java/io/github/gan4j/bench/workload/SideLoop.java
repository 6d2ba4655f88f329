package io.github.gan4j.bench.workload;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.StringJoiner;

/**
 * How a side in a process of its own is driven: a command per line on standard input, an answer per line, marked so that
 * a library's own output does not matter. While no command runs the process only waits.
 *
 * <pre>
 *   losses N   the losses of the next N steps
 *   step N     the milliseconds of the next N steps
 *   rss        the peak of resident memory in MiB
 *   quit
 * </pre>
 */
public final class SideLoop {

  /** The start of every answer. */
  public static final String MARK = "side> ";

  private final Side side;
  private final PrintStream out;

  public SideLoop(Side side, PrintStream out) {
    this.side = side;
    this.out = out;
  }

  /** Answers until {@code quit} or the end of the input. */
  public void run(BufferedReader in) throws IOException {
    answer(side.describe());
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.trim().split(" ", -1);
      if (words[0].equals("quit")) {
        return;
      }
      answer(execute(words));
    }
  }

  private void answer(String text) {
    out.println(MARK + text);
    out.flush();
  }

  private String execute(String... words) {
    return switch (words[0]) {
      case "losses" -> losses(Integer.parseInt(words[1]));
      case "step" -> times(Integer.parseInt(words[1]));
      case "rss" -> Long.toString(Memory.peakMebibytes());
      default -> throw new IllegalArgumentException("unknown command: " + words[0]);
    };
  }

  private String losses(int steps) {
    StringJoiner text = new StringJoiner(" ");
    for (int i = 0; i < steps; i++) {
      for (float loss : side.step()) {
        text.add(Float.toString(loss));
      }
    }
    return text.toString();
  }

  private String times(int steps) {
    StringJoiner text = new StringJoiner(" ");
    for (int i = 0; i < steps; i++) {
      long start = System.nanoTime();
      side.step();
      text.add(Double.toString((System.nanoTime() - start) / 1e6));
    }
    return text.toString();
  }
}
