package io.github.gan4j.bench.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoresTest {

  @TempDir
  Path folder;

  private final StringWriter errors = new StringWriter();

  private int run(String... args) {
    return Scores.commandLine().setErr(new PrintWriter(errors, true)).execute(args);
  }

  private List<Row> rows() throws IOException {
    return Results.open(folder.resolve("scores.jsonl")).rows();
  }

  // an epoch has 1,000 steps
  @Test
  void runsWhatIsNotDoneYet() throws IOException {
    String out = "--out=" + folder;
    assertEquals(0, run("ring", "--packings=1,4", "--epochs=0.001", out));
    List<Row> first = rows();
    assertEquals(
        List.of("true points", "GAN", "PacGAN4"),
        first.stream().map(Row::variant).toList());
    assertEquals(8, first.get(0).readings().get(0).scores().get("modes"));
    assertEquals(1, first.get(2).readings().get(0).step());
    assertTrue(Files.size(folder.resolve("ring-pacgan4-seed-1.png")) > 0);

    assertEquals(0, run("RING", "--packings=4,2", "--epochs=0.001", out));
    assertEquals(first, rows().subList(0, 3));
    assertEquals(List.of("PacGAN2"), rows().stream().skip(3).map(Row::variant).toList());
  }

  @Test
  void saysWhatIsWrong() {
    assertEquals(2, run("ring", "--seeds=0", "--out=" + folder));
    assertEquals(2, run("parzen", "--data=" + folder, "--out=" + folder));
    List<String> lines = errors.toString().lines().toList();
    assertEquals("scores: --seeds must be above 0, got 0.", lines.get(0));
    assertEquals(
        "scores: MNIST: not found in " + folder
            + ". Name the folder that holds a folder 'mnist' with its four files.",
        lines.get(1));
  }
}
