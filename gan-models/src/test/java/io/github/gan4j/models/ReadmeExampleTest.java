package io.github.gan4j.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.tensor.Rng;
import java.awt.image.BufferedImage;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java example of the README, as it stands there: it compiles, runs and draws its picture. */
class ReadmeExampleTest {

  private static final int IMAGES = 64;
  private static final int SIDE = 28;

  @TempDir
  Path folder;

  @Test
  void compilesAndDraws() throws Exception {
    String readme = Files.readString(Path.of("..", "README.md"));
    int start = readme.indexOf("```java") + "```java".length();
    String code = readme.substring(start, readme.indexOf("```", start));
    Files.writeString(folder.resolve("TrainGarments.java"), code);
    writeImages(folder.resolve("images-idx3-ubyte"));

    run("javac", "TrainGarments.java");
    run("java", "TrainGarments", "images-idx3-ubyte", "2");

    BufferedImage picture = ImageIO.read(folder.resolve("garments.png").toFile());
    assertTrue(picture.getWidth() >= 8 * SIDE && picture.getHeight() >= 8 * SIDE, "a grid of 64");
  }

  private void run(String program, String... arguments) throws IOException, InterruptedException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new java.util.ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", program).toString(),
        "-cp",
        "." + java.io.File.pathSeparator + classPath));
    command.addAll(List.of(arguments));
    Path output = folder.resolve(program + ".txt");
    Process process = new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    assertEquals(0, process.waitFor(), () -> read(output));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void writeImages(Path file) throws IOException {
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      for (int word : new int[] {0x803, IMAGES, SIDE, SIDE}) {
        out.writeInt(word);
      }
      Rng rng = Rng.of(4);
      for (int i = 0; i < IMAGES * SIDE * SIDE; i++) {
        out.writeByte(rng.below(256));
      }
    }
  }
}
