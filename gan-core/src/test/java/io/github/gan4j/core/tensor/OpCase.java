package io.github.gan4j.core.tensor;

import io.github.gan4j.core.gradcheck.GradCheck;
import io.github.gan4j.core.shape.Shapes;
import java.util.List;
import java.util.function.Function;

/**
 * One row of the operation table: a use of an operation, and what is to hold for it.
 *
 * @param op the method, as in {@code Arithmetic.add}
 * @param form what is special about this use
 * @param reference the same in float64 loops
 * @param order how many derivatives are checked: 0 to 2
 * @param tolerance for values; the default is PyTorch's for float32
 * @param gradTolerance for the gradient checks
 */
record OpCase(
    String op,
    String form,
    List<Draw> draws,
    GradCheck.Op f,
    Function<Array[], Array> reference,
    int order,
    Tolerance tolerance,
    double gradTolerance) {

  /** Inputs above this size are there to be split among workers, and too slow for a gradient check. */
  private static final int BIG = 8000;

  /** {@code |y - expected| <= absolute + relative |expected|}. */
  record Tolerance(double absolute, double relative) {
    static final Tolerance FLOAT32 = new Tolerance(1e-5, 1.3e-6);
    static final Tolerance EXACT = new Tolerance(0, 0);
  }

  /** Starts a row; {@code shape} describes this use. */
  static Builder of(String op, String form, Draw... draws) {
    return new Builder(op, form, List.of(draws));
  }

  record Builder(String op, String form, List<Draw> draws) {
    OpCase is(GradCheck.Op f, Function<Array[], Array> reference) {
      return new OpCase(op, form, draws, f, reference, 2, Tolerance.FLOAT32, 1e-4);
    }
  }

  /** The result is the correctly rounded one, or one that rounding cannot touch. */
  OpCase exact() {
    return with(Tolerance.EXACT, order, gradTolerance);
  }

  /** Only values are compared: the result is a constant, or the derivative is checked in another row. */
  OpCase valuesOnly() {
    return with(tolerance, 0, gradTolerance);
  }

  OpCase within(double absolute, double relative, String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("A looser tolerance needs a reason: " + this);
    }
    return with(new Tolerance(absolute, relative), order, gradTolerance);
  }

  OpCase gradientsWithin(double newTolerance, String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("A looser tolerance needs a reason: " + this);
    }
    return with(tolerance, order, newTolerance);
  }

  private OpCase with(Tolerance t, int newOrder, double g) {
    return new OpCase(op, form, draws, f, reference, newOrder, t, g);
  }

  /** The same values each time. */
  Tensor[] inputs() {
    Rng rng = Rng.of(seed());
    return draws.stream().map(d -> d.from(rng)).toArray(Tensor[]::new);
  }

  long seed() {
    return toString().hashCode();
  }

  boolean isBig() {
    return draws.stream().anyMatch(d -> Shapes.size(d.shape()) > BIG);
  }

  boolean isEmpty() {
    return draws.stream().anyMatch(d -> Shapes.size(d.shape()) == 0);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(op).append(' ').append(form);
    draws.forEach(d -> text.append(' ').append(Shapes.format(d.shape())));
    return text.toString();
  }
}
