package io.github.gan4j.models.zoo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.param.Parameter;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.Phase;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.net.Trainable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every ready-made GAN. */
class ZooTest {

  private static final int BATCH = 4;

  private static ZooChoice choose(String name, String... settings) {
    Map<String, String> changes = new LinkedHashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      changes.put(settings[i], settings[i + 1]);
    }
    return Zoo.find(name).choose(changes);
  }

  // ---- counts of the sources

  @ParameterizedTest
  @CsvSource({
    "gan,2503984,1231441",
    "gan-bn,2508784,1231441",
    "cgan,2413984,1224351",
    "cgan-mlp,115344,101889",
    "dcgan-64,18855040,17232768",
    "wgan-conv,3576704,2765568",
    "wgan-gp-28,1554177,1030145",
    "wgan-gp-resnet-32,1204483,1053825",
    "wgan-gp-toy,527874,527361",
    "infogan,6652481,6692173",
    "began-64,1716611,13405379",
    "sngan-32,3828739,2935873",
    "sngan-resnet-32,4276739,1053824"
  })
  void thePaperPresetHasTheSourcesParameterCounts(String name, int generator, int discriminator) {
    Gan gan = choose(name, "preset", "paper").create(Rng.of(1));
    assertEquals(generator, gan.generator().params().count(), "generator");
    assertEquals(discriminator, net(gan, "discriminator").params().count(), "discriminator");
  }

  @Test
  void settingsReachTheOtherCountsOfTheSources() {
    Gan four =
        choose("dcgan-64", "preset", "paper", "features", "64", "kernel", "4").create(Rng.of(1));
    assertEquals(3_576_704, four.generator().params().count());
    assertEquals(2_765_568, net(four, "discriminator").params().count());
    Gan labelled =
        choose("wgan-gp-resnet-32", "preset", "paper", "classes", "10").create(Rng.of(1));
    assertEquals(1_218_307, labelled.generator().params().count());
    assertEquals(1_055_115, net(labelled, "discriminator").params().count());
    Gan small = choose("began-32", "preset", "paper", "features", "64").create(Rng.of(1));
    assertEquals(489_539, small.generator().params().count());
    assertEquals(2_310_979, net(small, "discriminator").params().count());
    Gan plain = choose("cgan-mlp", "generator.batchNorm", "false").create(Rng.of(1));
    assertEquals(115_344, plain.generator().params().count());
  }

  /** A gain and a shift for each of the hidden layer, the projection and the first map. */
  @Test
  void convolutionalGeneratorsCanDoWithoutBatchNorm() {
    Gan plain =
        choose("infogan", "preset", "paper", "generator.batchNorm", "false").create(Rng.of(1));
    int norms = 2 * (1024 + 7 * 7 * 128 + 64);
    assertEquals(6_652_481 - norms, plain.generator().params().count());
  }

  private static Trainable net(Gan gan, String name) {
    return gan.nets().stream().filter(n -> n.name().equals(name)).findFirst().orElseThrow();
  }

  // ---- every model, with its default settings and some others

  static Stream<Arguments> variants() {
    Stream<Arguments> defaults =
        Zoo.models().stream().map(model -> Arguments.of(model.name(), model.choose(Map.of())));
    return Stream.concat(
        defaults,
        Stream.of(
                List.of("infogan-conv", "q", "separate"),
                List.of("wgan-gp-resnet-32", "classes", "10"),
                List.of("sngan-resnet-32", "classes", "10"),
                List.of("dcgan-64", "kernel", "5"),
                List.of("dcgan-28", "image.channels", "3"),
                List.of("dcgan-28", "image.side", "32"),
                List.of("dcgan-28", "loss", "hinge"),
                List.of("dcgan-28", "loss", "two-class"),
                List.of("dcgan-mini", "loss", "two-class", "realLabel", "1"),
                List.of("gan", "loss", "two-class"),
                List.of("cgan-mlp", "loss", "two-class"),
                List.of("acgan", "loss", "relativistic-average"),
                List.of("sngan-32", "loss", "two-class"),
                List.of("sngan-32", "image.channels", "3", "generator.output", "sigmoid"),
                List.of("began-32", "image.channels", "3"),
                List.of("wgan-gp-resnet-32", "image.channels", "3"),
                List.of("wgan-gp-28", "critic.penalty", "r1"),
                List.of("wgan-gp-mlp", "discriminator.norm", "ln"))
            .map(list -> list.toArray(String[]::new))
            .map(s -> Arguments.of(
                String.join(" ", s), choose(s[0], Arrays.copyOfRange(s, 1, s.length)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("variants")
  void makesSamplesOfItsFormat(String name, ZooChoice choice) {
    Tensor samples = choice.create(Rng.of(1)).sample(3, Rng.of(2));
    int[] shape = samples.shape();
    assertEquals(3, shape[0]);
    assertEquals(choice.format().shape(), IntStream.of(shape).skip(1).boxed().toList());
    for (float value : samples.toArray()) {
      assertTrue(Float.isFinite(value));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("variants")
  void eachPhaseTrainsEveryParameterOfItsNetsAndNoOther(String name, ZooChoice choice) {
    int phases = choice.create(Rng.of(1)).phases().size();
    for (int i = 0; i < phases; i++) {
      Gan gan = choice.create(Rng.of(1));
      Phase phase = gan.phases().get(i);
      Set<Parameter> own = new HashSet<>();
      phase.nets().forEach(net -> own.addAll(net.params().parameters()));
      List<Parameter> all = new ArrayList<>();
      gan.nets().forEach(net -> all.addAll(net.params().parameters()));
      gan.preparation().accept(Noise.of(choice.format(), BATCH));
      List<float[]> before = all.stream().map(p -> p.value().toArray()).toList();
      train(gan, alone(phase), Noise.of(choice.format(), BATCH));
      for (int j = 0; j < before.size(); j++) {
        Parameter p = all.get(j);
        float[] after = p.value().toArray();
        if (own.contains(p) && isShift(p, choice)) {
          continue;
        }
        if (own.contains(p)) {
          assertFalse(Arrays.equals(before.get(j), after), phase.name() + " leaves " + p);
        } else {
          assertArrayEquals(before.get(j), after, phase.name() + " changes " + p);
        }
      }
    }
  }

  /** A number added to all scores: it cancels out of a critic's loss, and of a hinge within the margin. */
  private static boolean isShift(Parameter p, ZooChoice choice) {
    boolean isCritic =
        choice.name().contains("wgan") || "hinge".equals(choice.settings().get("loss"));
    return isCritic && p.path().endsWith("bias") && p.size() == 1;
  }

  private static Phase alone(Phase p) {
    return new Phase(
        p.name(), p.name(), p.nets(), p.optimizer(), step -> 1, 1, true, 0, null, p.loss());
  }

  private static void train(Gan gan, Phase phase, Dataset data) {
    Gan one = new Gan(
        gan.name(), gan.generator(), gan.latent(), gan.classes(), List.of(phase), null, d -> {});
    new GanTrainer(Plan.steps(1).batch(BATCH).seed(1)).fit(one, data);
  }

  @Test
  void theSameThingHasTheSameNameInEveryModel() {
    for (ZooModel<?> model : Zoo.models()) {
      for (String setting : model.choose(Map.of()).settings().keySet()) {
        String last = setting.substring(setting.lastIndexOf('.') + 1);
        switch (last) {
          case "output" -> assertEquals("generator.output", setting, model.name());
          case "channels", "side" -> assertEquals("image." + last, setting, model.name());
          case "norm", "spectralNorm" ->
            assertEquals("discriminator." + last, setting, model.name());
          default -> {}
        }
      }
    }
  }

  @Test
  void netsForOneSizeSayWhich() {
    Exception e = assertThrows(
        IllegalArgumentException.class, () -> choose("sngan-resnet-32", "image.side", "64"));
    String message = "image.side: these nets are for 32x32 images, got 64.";
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void namesAreDifferentAndPresetsDescribed() {
    List<String> names = Zoo.models().stream().map(ZooModel::name).toList();
    assertEquals(names.size(), new HashSet<>(names).size());
    for (ZooModel<?> model : Zoo.models()) {
      assertEquals(List.of("quick", "paper"), List.copyOf(model.presets().keySet()));
      assertTrue(model.summary().length() < 70, model.name() + ": " + model.summary());
    }
  }
}
