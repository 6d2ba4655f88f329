package io.github.gan4j.bench.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.gan.Gan;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ContestTest {

  private static final Inputs INPUTS = new Inputs(Path.of("../gan-cli/src/main/resources"), null);

  private static Contest contest() throws Exception {
    return new Contest(
        "test", range -> INPUTS.fashion(range).take(400), INPUTS.classifier("fashion-mnist"), 2);
  }

  @Test
  void scoresWhatItTrained() throws Exception {
    Trial trial =
        contest().trials(List.of(Contender.of("a", "acgan", "features=4")), 1).get(0);
    assertEquals(200, trial.samples());
    assertEquals("acgan features=4; 2 steps of 64", trial.config());
    Trial.Outcome outcome = trial.work().run();
    assertEquals(
        List.of(1L, 2L), outcome.readings().stream().map(Trial.Reading::step).toList());
    Map<String, Double> scores = outcome.readings().get(1).scores();
    Set<String> expected =
        Set.of("fid", "precision", "classes", "class_accuracy", "border", "ms_per_step");
    assertTrue(scores.keySet().containsAll(expected), scores.keySet()::toString);
    assertTrue(scores.get("first_g_grad_norm") > 0);
    BufferedImage picture = Objects.requireNonNull(outcome.picture());
    double sides = (double) picture.getWidth() / picture.getHeight();
    assertEquals(10.0 / 2, sides, 0.1, "ten across, two down");
  }

  @Test
  void equalSeedsGiveEqualScores() throws Exception {
    List<Contender> one = List.of(Contender.of("cgan-mlp", "cgan-mlp").longer(2));
    Trial trial = contest().trials(one, 7).get(0);
    assertEquals("cgan-mlp; 4 steps of 64", trial.config());
    assertEquals(
        fid(trial.work().run()), fid(contest().trials(one, 7).get(0).work().run()));
  }

  private static double fid(Trial.Outcome outcome) {
    return outcome.readings().get(1).scores().get("fid");
  }

  static Stream<Contender> all() {
    return Stream.of(
            Losses.contenders(), Losses.learningRates(), Claims.contenders(), Hacks.contenders())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyContenderMakesImages(Contender contender) {
    Gan gan = contender.factory().apply(Rng.of(1));
    assertEquals(List.of(3, 28, 28, 1), boxed(gan.sample(3, Rng.of(1)).shape()));
  }

  private static List<Integer> boxed(int[] shape) {
    return Arrays.stream(shape).boxed().toList();
  }

  @Test
  void borderIsTheOutermostPixels() {
    float[] image = {1, 1, 1, 1, -1, 1, 1, 1, 1};
    Dataset images = ArrayDataset.of(image, new int[] {3, 3, 1}, new int[0]);
    assertEquals(1, Border.brightness(images, PixelRange.SYMMETRIC));
    float[] other = {-1, -1, -1, -1, 1, -1, -1, -1, 1};
    images = ArrayDataset.of(other, new int[] {3, 3, 1}, new int[0]);
    assertEquals(1 / 8.0, Border.brightness(images, PixelRange.SYMMETRIC), 1e-6);
  }
}
