package io.github.gan4j.core.tensor;

import java.util.List;
import java.util.stream.Stream;

/**
 * The table of operations. Every public operation has rows here; {@link OpSuiteTest} derives the tests from them.
 * A new operation adds its rows to its family's table.
 */
final class OpCases {

  private OpCases() {}

  static List<OpCase> all() {
    return Stream.of(
            ArithmeticCases.all(),
            ReduceCases.all(),
            ShapingCases.all(),
            ActivationCases.all(),
            ConvCases.all(),
            RectifiedCases.all(),
            PoolCases.all(),
            NormalizationCases.all())
        .flatMap(List::stream)
        .toList();
  }
}
