package io.github.gan4j.bench.gan4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.bench.workload.Piece;
import io.github.gan4j.bench.workload.Piece.Activation;
import io.github.gan4j.bench.workload.Piece.Resize;
import io.github.gan4j.bench.workload.Side;
import io.github.gan4j.bench.workload.Workload;
import io.github.gan4j.bench.workload.Workloads;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsTest {

  @Test
  void aGansStepTrainsBothNets() {
    assertStepChangesLosses(2, withBatch(Workloads.named("dcgan28-f16"), 2));
  }

  @Test
  void aCriticsStepTrainsTheCritic() {
    assertStepChangesLosses(1, withBatch(Workloads.named("wgangp-critic"), 2));
  }

  @Test
  void residualNetsWithSpectralNormsTrain() {
    Piece up = new Piece.Residual(
        List.of(
            new Piece.BatchNorm("up.norm", 4),
            Activation.RELU,
            Resize.UPSAMPLE_2,
            new Piece.Conv("up.conv", 4, 4, 3, 1, 1, true, false)),
        List.of(Resize.UPSAMPLE_2));
    Piece down = new Piece.Residual(
        List.of(new Piece.Conv("down.conv", 4, 4, 3, 1, 1, true, true), Resize.AVERAGE_2),
        List.of(Resize.AVERAGE_2));
    List<Piece> generator = List.of(new Piece.Project("project", 5, 2, 2, 4), up, Activation.TANH);
    List<Piece> discriminator = List.of(
        down, Activation.RELU, Resize.SUM_ALL, new Piece.Linear("score", 4, 1, false, true));
    assertStepChangesLosses(
        2,
        new Workload(
            "residual", 3, 5, new int[] {4, 4, 4}, generator, discriminator, Workload.Rule.HINGE));
  }

  private static void assertStepChangesLosses(int losses, Workload w) {
    Side side = Gan4jSide.of(w);
    float[] first = side.step();
    float[] second = side.step();
    assertEquals(losses, first.length);
    for (int i = 0; i < losses; i++) {
      assertTrue(Float.isFinite(first[i]));
      assertNotEquals(first[i], second[i]);
    }
  }

  private static Workload withBatch(Workload w, int batch) {
    return new Workload(
        w.name(), batch, w.latent(), w.sample(), w.generator(), w.discriminator(), w.rule());
  }
}
