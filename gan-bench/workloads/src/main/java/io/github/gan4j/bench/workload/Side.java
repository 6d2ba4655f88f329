package io.github.gan4j.bench.workload;

/** A library with one workload built, ready to train. */
public interface Side {

  /** So many steps are compared between sides: the second sees the first one's updates. */
  int COMPARED_STEPS = 2;

  /**
   * Does one step.
   *
   * @return its losses: the discriminator's and the generator's, or a critic's alone
   */
  float[] step();

  /** Version and settings, on one line. */
  String describe();
}
