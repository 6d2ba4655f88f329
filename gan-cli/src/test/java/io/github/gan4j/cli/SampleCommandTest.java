package io.github.gan4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCommandTest {
  private static final int CELL = 3 * 28 + 2;

  @TempDir
  Path folder;

  private Program program;
  private Path run;

  @BeforeEach
  void setUp() throws IOException {
    program = new Program(folder);
    program.train("--out", "run", "--set", "ema=0.5");
    assertEquals(0, program.code, program.err);
    run = folder.resolve("run");
  }

  @Test
  void a_seed_gives_the_same_picture_every_time() throws IOException {
    assertEquals(0, program.run("sample", "run").code, program.err);
    Path first = run.resolve("sample-1.png");
    assertEquals(first + "\n", program.out);
    program.run("sample", "run", "--out", "again.png");
    program.run("sample", "run", "--seed", "2");
    byte[] bytes = Files.readAllBytes(first);
    assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("again.png")));
    assertFalse(Arrays.equals(bytes, Files.readAllBytes(run.resolve("sample-2.png"))));
  }

  @Test
  void more_samples_of_a_seed_begin_with_the_same_ones() throws IOException {
    program.run("sample", "run", "--count", "3", "--columns", "10", "--out", "few.png");
    program.run("sample", "run", "--count", "70", "--columns", "10", "--out", "many.png");
    BufferedImage few = ImageIO.read(folder.resolve("few.png").toFile());
    BufferedImage many = ImageIO.read(folder.resolve("many.png").toFile());
    assertEquals(3 * CELL + 2, few.getWidth());
    assertEquals(10 * CELL + 2, many.getWidth());
    assertEquals(7 * CELL + 2, many.getHeight());
    for (int x = 0; x < few.getWidth(); x++) {
      assertEquals(few.getRGB(x, 40), many.getRGB(x, 40));
    }
  }

  @Test
  void a_damaged_checkpoint_is_named() throws IOException {
    for (String state : List.of("step-0000003", "step-0000000")) {
      assertEquals(0, program.run("sample", "run").code, program.err);
      Path file = run.resolve("checkpoint").resolve(state).resolve("average.safetensors");
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length - 1] ^= 1;
      Files.write(file, bytes);
    }
    assertEquals(2, program.run("sample", "run").code);
    Path newest = run.resolve("checkpoint/step-0000003/average.safetensors");
    assertTrue(program.err.contains(newest.toString()), program.err);
    assertEquals(1, program.err.lines().count());
  }
}
