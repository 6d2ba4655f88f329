package io.github.gan4j.core.tensor;

import io.github.gan4j.core.gradcheck.GradCheck;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gradients of a normalised matrix, sigma being a function of it and the vectors held. */
class SpectralTest {

  private static final long SEED = 7;

  private static Tensor matrix(int kernel) {
    Rng rng = Rng.of(SEED);
    return kernel == 0 ? rng.normal(0, 1, 6, 4) : rng.normal(0, 1, kernel, kernel, 2, 5);
  }

  private static GradCheck.Op normalized(Tensor m) {
    int cols = m.size(m.rank() - 1);
    Spectral held = Spectral.iterate(m, Rng.of(SEED + 1).normal(0, 1, cols, 1));
    return x -> Spectral.of(x[0], held.left(), held.right()).normalize(x[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void first_gradient(int kernel) {
    Tensor m = matrix(kernel);
    GradCheck.of(SEED).first("normalize", normalized(m), m);
  }

  /** Under a gradient penalty the weight's rule is recorded and differentiated. */
  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void second_gradient(int kernel) {
    Tensor m = matrix(kernel);
    GradCheck.of(SEED).second("normalize", normalized(m), m);
  }
}
