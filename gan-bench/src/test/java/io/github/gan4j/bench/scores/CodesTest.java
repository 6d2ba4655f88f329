package io.github.gan4j.bench.scores;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.net.Discriminator;
import io.github.gan4j.models.zoo.Zoo;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodesTest {

  private static final Tensor IMAGES = Rng.of(3).uniform(0, 1, 4, 28, 28, 1);
  private static final Dataset DATA =
      ArrayDataset.of(IMAGES.toArray(), new int[] {28, 28, 1}, new int[4]);

  @TempDir
  Path folder;

  private static Gan infoGan(String q) {
    return Zoo.find("infogan-mlp").choose(Map.of("q", q, "width", "4")).create(Rng.of(1));
  }

  @Test
  void aSharedQIsTheSecondHead() {
    Gan gan = infoGan("shared");
    Tensor second =
        gan.discriminator().judge(IMAGES, Condition.none(), Pass.evaluation()).required();
    assertCategories(second, new QClassifier(gan, DATA).logits(IMAGES));
  }

  @Test
  void aSeparateQIsANet() {
    Gan gan = infoGan("separate");
    Discriminator q = gan.nets().stream()
        .filter(net -> net.name().equals("q"))
        .map(Discriminator.class::cast)
        .findFirst()
        .orElseThrow();
    Tensor guesses = q.scores(IMAGES, Condition.none(), Pass.evaluation());
    assertCategories(guesses, new QClassifier(gan, DATA).logits(IMAGES));
  }

  /** The first ten of twelve numbers a row: two are of the continuous codes. */
  private static void assertCategories(Tensor guesses, Tensor logits) {
    assertArrayEquals(new int[] {4, 12}, guesses.shape());
    assertArrayEquals(new int[] {4, 10}, logits.shape());
    assertArrayEquals(guesses.slice(1, 0, 10).toArray(), logits.toArray());
  }

  @Test
  void needsCodes() {
    Gan gan = Zoo.find("gan").choose(Map.of()).create(Rng.of(1));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new QClassifier(gan, DATA));
    assertEquals("'gan' has no codes. Give runs of InfoGANs.", e.getMessage());
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertEquals(
        "codes: " + folder + ": has no config.json. Give folders that 'gan train' wrote.",
        error(folder.toString()));
    Files.writeString(folder.resolve("config.json"), """
        {"model": "dcgan-28", "settings": {}}""");
    assertEquals(
        "codes: MNIST: not found in " + folder
            + ". Name the folder that holds a folder 'mnist' with its four files.",
        error(folder.toString(), "--data=" + folder));
  }

  private static String error(String... args) {
    StringWriter errors = new StringWriter();
    assertEquals(2, Codes.commandLine().setErr(new PrintWriter(errors, true)).execute(args));
    return List.of(errors.toString().split("\n")).get(0).strip();
  }
}
