package io.github.gan4j.models.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.loss.GanLoss;
import io.github.gan4j.models.loss.NonSaturating;
import io.github.gan4j.models.loss.OneSidedSmoothing;
import io.github.gan4j.models.loss.Relativistic;
import io.github.gan4j.models.loss.RelativisticAverage;
import io.github.gan4j.models.loss.TwoClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossChoiceTest {

  @ParameterizedTest
  @EnumSource
  void itsLossTakesAsManyScoresAsItSays(LossChoice choice) {
    GanLoss loss = choice.create(1);
    Tensor real = Tensor.ones(4, choice.outputs());
    Tensor fake = Tensor.zeros(4, choice.outputs());
    assertTrue(Float.isFinite(loss.discriminator(real, fake).item()));
    assertTrue(Float.isFinite(loss.generator(() -> real, fake).item()));
    assertEquals(4, loss.verdicts(real).size());
  }

  @Test
  void namesTheLosses() {
    assertEquals(new TwoClass(), LossChoice.TWO_CLASS.create(1));
    assertEquals(new Relativistic(), LossChoice.RELATIVISTIC.create(1));
    assertEquals(new RelativisticAverage(), LossChoice.RELATIVISTIC_AVERAGE.create(1));
  }

  @Test
  void labelsOfTwoClassesCanBeSmoothed() {
    assertEquals(
        new TwoClass(new OneSidedSmoothing(new NonSaturating(), 0.9f)),
        LossChoice.TWO_CLASS.create(0.9f));
    assertThrows(IllegalArgumentException.class, () -> LossChoice.RELATIVISTIC.create(0.9f));
  }
}
