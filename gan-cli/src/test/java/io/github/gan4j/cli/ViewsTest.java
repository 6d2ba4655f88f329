package io.github.gan4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conditional models, models with codes, and points of the plane. */
class ViewsTest {
  private static final int CELL = 3 * 28 + 2;

  @TempDir
  Path folder;

  private Program program;

  @BeforeEach
  void setUp() {
    program = new Program(folder);
  }

  private void train(String... model) {
    String[] command = new String[model.length + 9];
    command[0] = "train";
    System.arraycopy(model, 0, command, 1, model.length);
    String[] rest = {"--steps", "1", "--out", "run", "--health", "off", "--eval-every", "0"};
    System.arraycopy(rest, 0, command, model.length + 1, rest.length);
    assertEquals(0, program.run(command).code, program.err);
  }

  private BufferedImage sample(String... options) throws IOException {
    String[] command = new String[options.length + 2];
    command[0] = "sample";
    command[1] = "run";
    System.arraycopy(options, 0, command, 2, options.length);
    assertEquals(0, program.run(command).code, program.err);
    return ImageIO.read(Path.of(program.out.strip()).toFile());
  }

  @Test
  void a_conditional_model_draws_a_row_for_each_class_or_one_class() throws IOException {
    train("cgan-mlp");
    BufferedImage grid =
        ImageIO.read(folder.resolve("run/samples/step-0000001.png").toFile());
    assertEquals(8 * CELL + 2, grid.getWidth());
    assertEquals(10 * CELL + 2, grid.getHeight());
    assertEquals(10 * CELL + 2, sample().getHeight());
    BufferedImage ones = sample("--class", "3", "--count", "6", "--columns", "3");
    assertEquals(2 * CELL + 2, ones.getHeight());
    assertTrue(Files.exists(folder.resolve("run/class-3-1.png")));
    fails("--class: 'cgan-mlp' has classes 0 to 9, got 10.", "--class", "10");
    fails("Showcase: 'cgan-mlp' has no code 1. Only InfoGANs have codes.", "--traverse", "1");
  }

  private void fails(String message, String... options) {
    String[] command = new String[options.length + 2];
    command[0] = "sample";
    command[1] = "run";
    System.arraycopy(options, 0, command, 2, options.length);
    assertEquals(2, program.run(command).code);
    assertEquals("gan: " + message + "\n", program.err);
  }

  @Test
  void codes_and_ways_between_latents_are_drawn() throws IOException {
    train("infogan-mlp");
    assertEquals(10 * CELL + 2, sample("--traverse", "0").getWidth());
    assertEquals(8 * CELL + 2, sample("--traverse", "2").getHeight());
    assertTrue(Files.exists(folder.resolve("run/traverse-2-1.png")));
    assertEquals(10 * CELL + 2, sample("--interpolate", "spherical").getWidth());
    fails("--class: 'infogan-mlp' has no classes to choose from, got 1.", "--class", "1");
    fails("--interpolate must be linear or spherical, got 'x'.", "--interpolate", "x");
    fails(
        "--out " + folder.resolve("a.png") + ": must be a file whose name ends in .gif.",
        "--walk",
        "--out",
        "a.png");
  }

  @Test
  void points_are_drawn_as_points() throws IOException {
    train("wgan-gp-toy", "--data", "grid", "--batch", "16");
    for (String file : new String[] {"reals.png", "samples/step-0000001.png"}) {
      assertEquals(480, ImageIO.read(folder.resolve("run/" + file).toFile()).getWidth());
    }
    assertEquals(480, sample().getWidth());
  }

  @Test
  void images_of_other_sizes_are_scored_by_the_same_classifier() throws IOException {
    assertEquals(
        0,
        program.run(
                "train",
                "dcgan-28",
                "--set",
                "image.side=16",
                "--set",
                "features=4",
                "--steps",
                "1",
                "--batch",
                "8",
                "--eval-every",
                "1",
                "--out",
                "run")
            .code,
        program.err);
    String metrics = Files.readString(folder.resolve("run/metrics.jsonl"));
    assertTrue(metrics.contains("fid_lenet-fashion-mnist-from-16x16x1"), metrics);
  }
}
