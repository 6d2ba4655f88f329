package io.github.gan4j.bench.gan4j;

import io.github.gan4j.bench.workload.Fill;
import io.github.gan4j.bench.workload.Workload;
import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.tensor.Tensor;

/** What the steps have in common. */
final class Inputs {

  private Inputs() {}

  static Tensor real(Workload w) {
    int[] shape = w.batchShape();
    int size = 1;
    for (int n : shape) {
      size *= n;
    }
    return Tensor.wrap(Fill.uniform("real", size), shape);
  }

  static Tensor latent(Workload w) {
    return Tensor.wrap(Fill.uniform("latent", w.batch() * w.latent()), w.batch(), w.latent());
  }

  static Adam adam() {
    return Adam.of(Workload.LEARNING_RATE).betas(Workload.BETA1, Workload.BETA2);
  }

  static String describe() {
    return Backends.describe() + " Threads: " + Workers.current().size() + ".";
  }
}
