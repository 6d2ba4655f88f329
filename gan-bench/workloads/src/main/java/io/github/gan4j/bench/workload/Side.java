package io.github.gan4j.bench.workload;

/** A library with one workload built, ready to train. */
public interface Side {

  /** The losses of one step: the discriminator's and the generator's, or a critic's alone. */
  float[] step();

  /** Version and settings, on one line. */
  String describe();
}
