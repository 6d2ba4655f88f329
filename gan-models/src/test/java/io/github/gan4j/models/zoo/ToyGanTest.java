package io.github.gan4j.models.zoo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.param.Parameter;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.Phase;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.net.Discriminator;
import io.github.gan4j.models.net.Trainable;
import io.github.gan4j.models.zoo.ToyGan.Config;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToyGanTest {

  private static Gan create(int packing) {
    return ToyGan.create(Config.defaults().packing(packing), Rng.of(1));
  }

  private static Trainable net(Gan gan, String name) {
    return gan.nets().stream().filter(n -> n.name().equals(name)).findFirst().orElseThrow();
  }

  private static Dataset ring(int count) {
    float[][] points = new float[count][2];
    for (int i = 0; i < count; i++) {
      points[i][0] = (float) Math.cos(i * Math.PI / 4);
      points[i][1] = (float) Math.sin(i * Math.PI / 4);
    }
    return ArrayDataset.of(points);
  }

  // generator: 2*400 + 3*400*400 weights, 4*2*400 of batch norms, 400*2 + 2 at the end
  // discriminator: (2m + 1)*1000, twice (200 + 1)*1000, 200 + 1 at the end
  @ParameterizedTest
  @CsvSource({"1,405201", "2,407201", "3,409201", "4,411201"})
  void hasAsManyParametersAsItsLayersSay(int packing, int discriminator) {
    Gan gan = create(packing);
    assertEquals(484_802, net(gan, "generator").params().count());
    assertEquals(discriminator, net(gan, "discriminator").params().count());
  }

  @Test
  void makesPointsAndOneScoreForEachPack() {
    Gan gan = create(2);
    Tensor points = gan.sample(10, Rng.of(2));
    assertArrayEquals(new int[] {10, 2}, points.shape());
    Discriminator d = (Discriminator) net(gan, "discriminator");
    assertArrayEquals(
        new int[] {5, 1}, d.scores(points, Condition.none(), Pass.evaluation()).shape());
  }

  @Test
  void beginsAsTheSourceDoes() {
    for (Trainable net : create(1).nets()) {
      for (Parameter p : net.params().parameters()) {
        float mean = p.value().mean().item();
        float square = p.value().square().mean().item();
        if (p.path().endsWith("norm.weight")) {
          assertEquals(1, mean, p.path());
        } else if (p.path().endsWith("bias")) {
          assertEquals(0, square, p.path());
        } else {
          // five standard deviations of the estimate from the smallest weight, of 200 numbers
          assertEquals(0.02, Math.sqrt(square), 0.02 * 5 / Math.sqrt(2.0 * p.size()), p.path());
        }
      }
    }
  }

  // 400 epochs of 100,000 packs, 100 packs at a time: packing makes steps larger, not fewer
  @Test
  void isTrainedForAsManyStepsWhateverThePacking() {
    assertEquals(Plan.steps(400_000).batch(100), ToyGan.plan(Config.defaults()));
    assertEquals(Plan.steps(400_000).batch(300), ToyGan.plan(Config.defaults().packing(3)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void oneStepChangesEveryParameter(int packing) {
    Gan gan = create(packing);
    assertEquals(List.of("d", "g"), changedBy(gan, gan, packing));
  }

  @Test
  void eachPhaseChangesItsOwnNetAlone() {
    for (String name : List.of("d", "g")) {
      Gan gan = create(2);
      Phase phase =
          gan.phases().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
      Phase alone = Phase.of(name, phase.nets().get(0), phase.optimizer(), phase.loss());
      Gan one = new Gan("one", gan.generator(), gan.latent(), List.of(alone));
      assertEquals(List.of(name), changedBy(one, gan, 2));
    }
  }

  /** The first letters of the nets of which one step changes every parameter; others keep all. */
  private static List<String> changedBy(Gan trained, Gan whole, int packing) {
    Map<Parameter, float[]> before = new HashMap<>();
    for (Trainable net : whole.nets()) {
      net.params().parameters().forEach(p -> before.put(p, p.value().toArray()));
    }
    new GanTrainer(Plan.steps(1).batch(16 * packing).seed(1)).fit(trained, ring(64));
    return whole.nets().stream()
        .filter(net -> {
          List<Parameter> all = net.params().parameters();
          long changed = all.stream()
              .filter(p -> !Arrays.equals(before.get(p), p.value().toArray()))
              .count();
          assertEquals(changed == 0 ? 0 : all.size(), changed, net.name());
          return changed > 0;
        })
        .map(net -> net.name().substring(0, 1))
        .toList();
  }

  @Test
  void aBatchMustBeAWholeNumberOfPacks() {
    assertThrows(
        ShapeException.class,
        () -> new GanTrainer(Plan.steps(1).batch(15)).fit(create(2), ring(64)));
  }
}
