package io.github.gan4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gan4j.core.io.Safetensors;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  @TempDir
  Path folder;

  private Program program;

  @BeforeEach
  void setUp() {
    program = new Program(folder);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void writes_the_whole_run_folder_under_the_next_free_number() throws IOException {
    assertEquals(0, program.train().code, program.err);
    Path run = folder.resolve("runs/dcgan-mini-1");
    assertEquals(
        List.of(
            "checkpoint",
            "config.json",
            "health.json",
            "losses.png",
            "metrics.jsonl",
            "reals.png",
            "samples",
            "samples.gif"),
        names(run));
    assertTrue(program.out.contains("run folder  " + run + "\n"), program.out);
    assertTrue(program.err.contains("3/3 [==========] 100% d_loss "), program.err);

    assertEquals(
        List.of("step-0000000.png", "step-0000001.png", "step-0000002.png", "step-0000003.png"),
        names(run.resolve("samples")));
    BufferedImage grid = ImageIO.read(run.resolve("samples/step-0000003.png").toFile());
    assertEquals(8 * (3 * 28 + 2) + 2, grid.getWidth());
    assertEquals(grid.getWidth(), grid.getHeight());
    assertEquals(
        grid.getWidth(), ImageIO.read(run.resolve("reals.png").toFile()).getWidth());
    assertEquals(1000, ImageIO.read(run.resolve("losses.png").toFile()).getWidth());
    assertEquals(4, frames(run.resolve("samples.gif")));
    assertEquals(
        List.of(".lock", "step-0000000", "step-0000003"), names(run.resolve("checkpoint")));
    Path newest = run.resolve("checkpoint/step-0000003");
    assertEquals(
        List.of(
            "discriminator.safetensors",
            "generator.safetensors",
            "listener-health.safetensors",
            "listener-losses.safetensors",
            "listener-metrics.safetensors",
            "optimizer-d.discriminator.safetensors",
            "optimizer-g.generator.safetensors",
            "training.safetensors"),
        names(newest));
    assertEquals(
        "3",
        Safetensors.read(newest.resolve("generator.safetensors")).metadata().get("step"));

    assertEquals(0, program.train("--quiet").code);
    assertEquals(folder.resolve("runs/dcgan-mini-2") + "\n", program.out);
    assertEquals("", program.err);
  }

  private static int frames(Path gif) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
      reader.setInput(in);
      return reader.getNumImages(true);
    } finally {
      reader.dispose();
    }
  }

  @Test
  void the_config_says_what_the_run_was_made_from() throws IOException {
    program.train("--out", "here", "--seed", "7", "--threads", "2", "--set", "latent.size=8");
    JsonNode config = Json.MAPPER.readTree(folder.resolve("here/config.json").toFile());
    assertEquals("dcgan-mini", config.get("model").asText());
    assertEquals(12, config.get("settings").size());
    assertEquals("8", config.get("settings").get("latent.size").asText());
    assertEquals("bn-sn", config.get("settings").get("discriminator.norm").asText());
    assertEquals(142_208, config.get("parameters").get("discriminator").asInt());
    assertEquals(3, config.get("plan").get("steps").asInt());
    assertEquals(8, config.get("plan").get("batch").asInt());
    assertEquals(7, config.get("seed").asInt());
    assertEquals(40, config.get("data").get("samples").asInt());
    assertEquals(28, config.get("data").get("shape").get(0).asInt());
    assertEquals(2, config.get("environment").get("threads").asInt());
    assertEquals("train", config.get("command").get(0).asText());
  }

  @Test
  void metrics_are_one_json_object_a_step_whatever_the_language() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertEquals(0, program.train("--out", "a run").code, program.err);
    } finally {
      Locale.setDefault(before);
    }
    List<String> lines = Files.readAllLines(folder.resolve("a run/metrics.jsonl"));
    assertEquals(3, lines.size());
    for (int i = 0; i < 3; i++) {
      JsonNode line = Json.MAPPER.readTree(lines.get(i));
      assertEquals(i + 1, line.get("step").asInt());
      assertEquals(0, line.get("epoch").asInt());
      for (String name : List.of("d_loss", "g_loss", "d_real", "d_fake", "seconds")) {
        assertTrue(line.get(name).isNumber(), name);
      }
      assertTrue(line.has("images_per_second"));
    }
    assertTrue(Files.exists(folder.resolve("a run/samples/step-0000003.png")));
  }

  @Test
  void the_model_depends_on_the_seed_and_not_on_the_threads() throws IOException {
    program.train("--out", "one", "--threads", "1");
    program.train("--out", "two", "--threads", "2", "--sample-every", "1");
    program.train("--out", "other", "--threads", "2", "--seed", "2");
    String file = "checkpoint/step-0000003/generator.safetensors";
    byte[] one = Files.readAllBytes(folder.resolve("one").resolve(file));
    assertArrayEquals(one, Files.readAllBytes(folder.resolve("two").resolve(file)));
    assertFalse(Arrays.equals(one, Files.readAllBytes(folder.resolve("other").resolve(file))));
  }

  @Test
  void epochs_and_grids_every_so_many_steps() throws IOException {
    program.run(
        "train",
        "dcgan-mini",
        "--data",
        program.data().toString(),
        "--batch",
        "8",
        "--epochs",
        "1",
        "--sample-every",
        "4",
        "--out",
        "run");
    assertEquals(0, program.code, program.err);
    assertEquals(
        List.of("step-0000000.png", "step-0000004.png", "step-0000005.png"),
        names(folder.resolve("run/samples")));
    assertTrue(program.err.contains("epoch 1/1 ["), program.err);
  }

  @Test
  void a_dry_run_shows_what_would_happen_and_writes_nothing() {
    program.run("train", "dcgan-mini", "--dry-run", "--set", "discriminator.norm=sn");
    assertEquals(0, program.code, program.err);
    for (String part : List.of(
        "discriminator.norm=sn\n",
        "parameters  generator 172,608, discriminator 141,824\n",
        "train part: 9,000 samples 28x28x1, 10 classes\n",
        "plan        3,000 steps of 64 images, seed 1\n",
        "run folder  " + folder.resolve("runs/dcgan-mini-1"))) {
      assertTrue(program.out.contains(part), program.out);
    }
    assertFalse(Files.exists(folder.resolve("runs")));
  }

  @Test
  void a_folder_with_something_in_it_is_left_as_it_is() throws IOException {
    Path run = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(run.resolve("notes.txt"), "precious");
    assertEquals(2, program.train("--out", "mine").code);
    assertEquals(
        "gan: --out " + run
            + ": the folder is not empty, and a run is never overwritten. Name another, or delete it.\n",
        program.err);
    assertEquals(List.of("notes.txt"), names(run));
    Files.delete(run.resolve("notes.txt"));
    assertEquals(0, program.train("--out", "mine").code, "an empty folder is fine");
  }
}
