package io.github.gan4j.core.tensor;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.gradcheck.GradCheck;
import io.github.gan4j.core.kernel.UnaryOp;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The checker must refuse wrong gradients of every common kind: a check that passes all is worth nothing. */
class GradCheckMutationTest {

  private static final GradCheck CHECK = GradCheck.of(11);
  private static final Tensor A = Rng.of(1).normal(0, 1, 4, 4);
  private static final Tensor B = Rng.of(2).normal(0, 1, 4, 4);

  /** The values of an operation, without its gradient rules. */
  private static Tensor bare(Tensor y) {
    return y.detach();
  }

  /** A product with a given rule for its left operand, and the right rule for the right one. */
  private static GradCheck.Op matmul(Node.Rule left) {
    return x -> bare(MatMul.matmul(x[0], x[1]))
        .from(x[0], left)
        .from(x[1], g -> MatMul.matmul(x[0], g, true, false));
  }

  private static void mustFailFirst(GradCheck.Op f, Tensor... inputs) {
    assertThrows(AssertionError.class, () -> CHECK.first("mutant", f, inputs));
  }

  private static void mustFailOnlySecond(GradCheck.Op f, Tensor... inputs) {
    assertDoesNotThrow(() -> CHECK.first("mutant", f, inputs));
    assertThrows(AssertionError.class, () -> CHECK.second("mutant", f, inputs));
  }

  @Test
  void theTrueRulePasses() {
    CHECK.first("matmul", matmul(g -> MatMul.matmul(g, B, false, true)), A, B);
    CHECK.second("matmul", x -> MatMul.matmul(x[0], x[1]), A, B);
  }

  @Test
  void aZeroedRuleFails() {
    mustFailFirst(matmul(g -> Tensor.zeros(4, 4)), A, B);
  }

  @Test
  void aMissingRuleFails() {
    mustFailFirst(x -> bare(x[0].mul(x[1])).from(x[0], g -> g.mul(x[1])), A, B);
  }

  @Test
  void aNegatedRuleFails() {
    mustFailFirst(matmul(g -> MatMul.matmul(g, B, false, true).neg()), A, B);
  }

  @Test
  void aRuleThatForgetsToTransposeFails() {
    mustFailFirst(matmul(g -> MatMul.matmul(g, B)), A, B);
  }

  @Test
  void aTransposedRuleFails() {
    mustFailFirst(matmul(g -> Shaping.transpose(MatMul.matmul(g, B, false, true))), A, B);
  }

  @Test
  void aScaledRuleFails() {
    mustFailFirst(matmul(g -> MatMul.matmul(g, B, false, true).mul(1.001f)), A, B);
  }

  @Test
  void aRuleWithOneElementWrongFails() {
    Tensor hole = Tensor.of(new float[] {1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1}, 4, 4);
    mustFailFirst(matmul(g -> MatMul.matmul(g, B, false, true).mul(hole)), A, B);
  }

  // d(x^2 + sin-like term): the tanh term of x tanh(x) is dropped
  @Test
  void aRuleWithOneTermDroppedFails() {
    mustFailFirst(
        x -> bare(x[0].mul(Activations.tanh(x[0]))).from(x[0], g -> g.mul(Activations.tanh(x[0]))),
        A);
  }

  // Under a plain sum, batch normalisation has the input gradient zero: this mutant would pass.
  @Test
  void aNormalisationWithoutInputGradientFails() {
    mustFailFirst(
        x -> bare(Normalization.batchNorm(x[0], Tensor.ones(4), Tensor.zeros(4), 1, 1e-3f)
                .y())
            .from(x[0], g -> Tensor.zeros(4, 4)),
        A);
  }

  @Test
  void aRuleDetachedFromItsInputFailsAtSecondOrder() {
    mustFailOnlySecond(
        x -> bare(x[0].square()).from(x[0], g -> g.mul(x[0].detach()).mul(2)), A);
  }

  @Test
  void aRuleDetachedFromTheGradientAboveFailsAtSecondOrder() {
    mustFailOnlySecond(
        x -> bare(x[0].square()).from(x[0], g -> g.detach().mul(x[0]).mul(2)), A);
  }

  @Test
  void aDetachedWeightRuleFailsAtSecondOrder() {
    mustFailOnlySecond(
        x -> bare(MatMul.matmul(x[0], x[1]))
            .from(x[0], g -> MatMul.matmul(g, x[1], false, true))
            .from(x[1], g -> MatMul.matmul(x[0], g, true, false).detach()),
        A,
        B);
  }

  @Test
  void aRecordedRuleThatDiffersFromTheFusedOneFailsAtSecondOrder() {
    mustFailOnlySecond(
        x -> bare(x[0].square())
            .from(x[0], g -> g.mul(x[0]).mul(Autograd.isRecording() ? 2.01f : 2)),
        A);
  }

  @Test
  void notANumberFails() {
    mustFailFirst(x -> bare(x[0].square()).from(x[0], g -> g.mul(Float.NaN)), A);
  }

  @Test
  void theMessageSaysWhatToLookAt() {
    AssertionError e = assertThrows(
        AssertionError.class,
        () -> CHECK.first(
            "square",
            x -> x[0].sum()
                .add(bare(Arithmetic.unary("square", UnaryOp.SQUARE, x[1])).sum()),
            Tensor.ones(2),
            A));
    String text = "GradCheck: the gradient of square is wrong: input 1 [4, 4] of 2, direction 0:"
        + " analytic 0.0, numeric -?[0-9.]+, relative error 1.0 (tolerance 1.0E-4, gradient norm"
        + " 0.0, seed 11).";
    String pattern = text.replace("(", "\\(").replace(")", "\\)").replace("[4, 4]", "\\[4, 4]");
    assertTrue(Pattern.matches(pattern, e.getMessage()), e.getMessage());
  }
}
