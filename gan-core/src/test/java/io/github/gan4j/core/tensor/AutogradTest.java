package io.github.gan4j.core.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.shape.ShapeException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AutogradTest {

  private static final float TOLERANCE = 1e-5f;

  private static Tensor vector(float... values) {
    return Tensor.of(values, values.length);
  }

  private static void assertValues(Tensor actual, float... expected) {
    assertArrayEquals(expected, actual.toArray(), TOLERANCE);
  }

  /** The identity, which counts how often its gradient rule is called. */
  private static Tensor counted(Tensor x, int[] calls) {
    return x.detach().from(x, g -> {
      calls[0]++;
      return g;
    });
  }

  // ---- watch, detach

  @Test
  void anUnwatchedTensorHasNoGraph() {
    assertFalse(vector(1).mul(2).isWatched());
    assertTrue(vector(1).watch().mul(2).isWatched());
    assertFalse(vector(1).watch().detach().isWatched());
  }

  @Test
  void watchLeavesTheOriginalAlone() {
    Tensor x = vector(1);
    assertTrue(x.watch().isWatched());
    assertFalse(x.isWatched());
  }

  @Test
  void watchStartsANewGraph() {
    Tensor x = vector(3).watch();
    Tensor y = x.mul(2).watch();
    Tensor loss = y.square().sum();
    assertValues(Autograd.grad(loss, y), 12);
    assertThrows(IllegalStateException.class, () -> Autograd.grad(loss, x));
  }

  @Test
  void noGradientFlowsThroughDetach() {
    Tensor x = vector(3).watch();
    assertValues(Autograd.grad(x.mul(x.detach()).sum(), x), 3);
  }

  @Test
  void noGradRecordsNothingAndEndsWhenItThrows() {
    Tensor x = vector(3).watch();
    assertFalse(Autograd.noGrad(() -> x.mul(2)).isWatched());
    assertThrows(
        ShapeException.class, () -> Autograd.noGrad(() -> x.add(vector(1, 2).reshape(5))));
    assertTrue(x.mul(2).isWatched());
  }

  // ---- errors

  @Test
  void theLossMustHaveOneElement() {
    Tensor scores = Tensor.zeros(64, 1).watch();
    ShapeException e = assertThrows(ShapeException.class, () -> Autograd.grad(scores, scores));
    assertEquals(
        "grad: loss must have one element, got [64, 1]. Reduce it first, for example with"
            + " scores.mean().",
        e.getMessage());
  }

  @Test
  void anUnusedTargetIsNamed() {
    Tensor w = Tensor.zeros(2).watch("discriminator.down1.weight");
    Tensor x = vector(1).watch();
    Gradients g = Autograd.grad(x.sum(), List.of(x, w));
    assertValues(g.get(x), 1);
    IllegalStateException e = assertThrows(IllegalStateException.class, () -> g.get(w));
    assertEquals(
        "grad: loss does not depend on 'discriminator.down1.weight'. It was computed from a"
            + " detached tensor; if that is meant, use orZero().",
        e.getMessage());
    assertArrayEquals(new float[2], g.orZero().get(w).toArray());
    assertValues(g.orZero().get(x), 1);
  }

  @Test
  void anUnusedTargetWithoutANameShowsItsShape() {
    Tensor w = Tensor.zeros(2, 3).watch();
    Gradients g = Autograd.grad(Tensor.scalar(1), List.of(w));
    IllegalStateException e = assertThrows(IllegalStateException.class, () -> g.get(w));
    assertEquals(
        "grad: loss does not depend on the target [2, 3]. It was computed from a detached tensor;"
            + " if that is meant, use orZero().",
        e.getMessage());
  }

  @Test
  void aTargetThatWasNotAskedForIsNotZero() {
    Tensor x = vector(1).watch();
    Tensor w = vector(2).watch("w");
    Gradients g = Autograd.grad(x.mul(w).sum(), List.of(x)).orZero();
    IllegalStateException e = assertThrows(IllegalStateException.class, () -> g.get(w));
    assertEquals("grad: no gradient was asked for 'w'. Add it to the targets.", e.getMessage());
  }

  @Test
  void aTargetMustBeWatched() {
    Tensor x = vector(1, 2);
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> Autograd.grad(x.sum(), x));
    assertEquals(
        "grad: the target [2] is not watched. Call watch() on it and compute the loss from the"
            + " result.",
        e.getMessage());
  }

  // ---- the walk

  @Test
  void onlyWhatLeadsToTheTargetsIsVisited() {
    int[] toX = {0};
    int[] toW = {0};
    Tensor x = vector(2).watch();
    Tensor w = vector(3).watch();
    Tensor loss = counted(x, toX).mul(counted(w, toW)).sum();
    assertValues(Autograd.grad(loss, x), 3);
    assertArrayEquals(new int[] {1, 0}, new int[] {toX[0], toW[0]});
    assertValues(Autograd.grad(loss, w), 2);
    assertArrayEquals(new int[] {1, 1}, new int[] {toX[0], toW[0]});
  }

  @Test
  void whatLiesBelowATargetIsNotVisited() {
    int[] calls = {0};
    Tensor x = vector(2).watch();
    Tensor inner = counted(x, calls).mul(3);
    assertValues(Autograd.grad(inner.square().sum(), inner), 12);
    assertEquals(0, calls[0]);
  }

  @Test
  void aTargetBetweenOthersGetsItsOwnGradient() {
    Tensor x = vector(2).watch();
    Tensor inner = x.mul(3);
    Gradients g = Autograd.grad(inner.square().sum(), List.of(x, inner));
    assertValues(g.get(inner), 12);
    assertValues(g.get(x), 36);
  }

  @Test
  void aSharedExpressionIsVisitedOnce() {
    int[] calls = {0};
    Tensor x = vector(2).watch();
    Tensor shared = counted(x, calls);
    Tensor loss = shared.mul(shared).add(shared.mul(5)).add(shared).sum();
    assertValues(Autograd.grad(loss, x), 10);
    assertEquals(1, calls[0]);
  }

  @Test
  void theLossMayBeTheTarget() {
    Tensor x = Tensor.scalar(2).watch();
    assertValues(Autograd.grad(x, x), 1);
  }

  @Test
  void twiceGivesTheSameBits() {
    Tensor x = Rng.of(1).normal(0, 1, 40, 30).watch();
    Tensor w = Rng.of(2).normal(0, 1, 30, 20).watch();
    Tensor loss = Activations.tanh(x.matmul(w)).square().mean();
    Gradients first = Autograd.grad(loss, List.of(x, w));
    Gradients second = Autograd.grad(loss, List.of(x, w));
    assertArrayEquals(first.get(x).toArray(), second.get(x).toArray());
    assertArrayEquals(first.get(w).toArray(), second.get(w).toArray());
  }

  @Test
  void aChainOfAHundredThousandOperationsNeedsNoDeepStack() {
    Tensor x = Tensor.scalar(1).watch();
    Tensor y = x;
    for (int i = 0; i < 100_000; i++) {
      y = y.add(1e-5f);
    }
    assertValues(Autograd.grad(y, x), 1);
    assertValues(Autograd.differentiableGrad(y.square(), x), 2 * y.item());
  }

  @Test
  void gradientsAreNotRecordedUnlessAsked() {
    Tensor x = vector(2).watch();
    Tensor loss = x.square().sum();
    assertFalse(Autograd.grad(loss, x).isWatched());
    assertTrue(Autograd.differentiableGrad(loss, x).isWatched());
  }

  // ---- higher order

  @Test
  void derivativesOfAnyOrder() {
    Tensor x = vector(2).watch();
    Tensor y = x.square().mul(x.square());
    float[] expected = {32, 48, 48, 24};
    for (float derivative : expected) {
      y = Autograd.differentiableGrad(y, x);
      assertValues(y, derivative);
    }
  }

  // D(x) = w.x has the gradient w everywhere: the penalty is (|w| - 1)^2, its own 2 (|w| - 1) w /
  // |w|
  @Test
  void theGradientPenaltyOfALinearCritic() {
    Tensor x = Rng.of(3).normal(0, 1, 5, 3).watch();
    Tensor w = Tensor.of(new float[] {1, -2, 2}, 3, 1).watch();
    Tensor gradient = Autograd.differentiableGrad(x.matmul(w), x);
    Tensor penalty = gradient.square().sum(1).sqrt().add(-1).square().mean();
    assertEquals(4, penalty.item(), TOLERANCE);
    assertValues(Autograd.grad(penalty, w), 4 / 3f, -8 / 3f, 8 / 3f);
  }

  // D(x) = x'Ax / 2 with A symmetric has the gradient Ax: the R1 penalty is |Ax|^2, its own 2 AAx
  @Test
  void theGradientPenaltyOfAQuadraticCritic() {
    Tensor x = Tensor.of(new float[] {1, 2}, 1, 2).watch();
    Tensor a = Tensor.of(new float[] {2, 1, 1, 3}, 2, 2);
    Tensor d = x.matmul(a).mul(x).sum(1).mul(0.5f);
    Tensor penalty = Autograd.differentiableGrad(d, x).square().sum();
    assertEquals(65, penalty.item(), TOLERANCE);
    assertValues(Autograd.grad(penalty, x), 30, 50);
  }

  @Test
  void theSumOfAVectorOfScoresIsDifferentiated() {
    Tensor x = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2).watch();
    assertValues(Autograd.differentiableGrad(x.square().sum(1), x), 2, 4, 6, 8);
  }
}
