package io.github.gan4j.bench;

import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.kernel.Kernels;

/** Kernel providers by name. */
final class Providers {

  private Providers() {}

  static Kernels named(String name) {
    return Backends.available().stream()
        .filter(kernels -> kernels.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(
            "The provider " + name + " does not work here. " + Backends.describe()));
  }
}
