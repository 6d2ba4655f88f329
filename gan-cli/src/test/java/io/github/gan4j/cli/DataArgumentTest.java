package io.github.gan4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.models.data.DataException;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.zoo.Zoo;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataArgumentTest {
  @TempDir
  Path folder;

  private final Map<String, String> environment = new HashMap<>();

  private Dataset open(String text) {
    Session session = new Session("gan", System.out, System.err, false, environment, folder);
    return new DataArgument(session, Zoo.find("dcgan-mini").choose(Map.of()).format()).open(text);
  }

  @Test
  void nothing_means_the_images_in_the_program() {
    Dataset data = open(null);
    assertEquals(10_000, data.size());
    assertArrayEquals(new int[] {28, 28, 1}, data.sampleShape());
    assertEquals(10, data.classes());
    int[] perClass = new int[10];
    for (int i = 0; i < data.size(); i++) {
      perClass[data.label(i)]++;
    }
    for (int count : perClass) {
      assertEquals(1000, count);
    }
  }

  @Test
  void a_name_is_looked_for_where_the_user_says_and_then_in_the_cache() throws IOException {
    environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    Program.data(folder.resolve("cache/gan4j/mnist"));
    String cached = folder.resolve("cache/gan4j/mnist/train-images-idx3-ubyte").toString();
    assertEquals(cached, open("mnist").source());
    environment.put("GAN4J_DATA", "sets");
    assertEquals(cached, open("mnist").source());
    Program.data(folder.resolve("sets/mnist"));
    assertEquals(
        folder.resolve("sets/mnist/train-images-idx3-ubyte").toString(),
        open("mnist").source());
  }

  @Test
  void cifar_10_is_found_by_its_own_files() throws IOException {
    Path cached = Files.createDirectories(folder.resolve("cache/gan4j/cifar-10"));
    environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    Files.write(cached.resolve("data_batch_1.bin"), new byte[2 * 3073]);
    assertEquals(2, open("cifar-10").size());
    Files.delete(cached.resolve("data_batch_1.bin"));
    String message = assertThrows(DataException.class, () -> open("cifar-10")).getMessage();
    assertTrue(message.contains("'gan data get cifar-10', or put data_batch_1.bin.gz"), message);
  }

  @Test
  void images_are_made_to_fit_the_model() throws IOException {
    Path images = Files.createDirectory(folder.resolve("photos"));
    BufferedImage image = new BufferedImage(100, 60, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(image, "png", images.resolve("a.png").toFile());
    Dataset data = open("photos");
    assertArrayEquals(new int[] {28, 28, 1}, data.sampleShape());
    assertEquals(1, data.size());
  }
}
