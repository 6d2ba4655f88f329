package io.github.gan4j.bench.libtorch;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Modules one after the other. What lies between is freed as soon as autograd lets go of it. */
record Chain(List<Module> modules) implements Module {

  Chain {
    modules = List.copyOf(modules);
  }

  @Override
  public Tensor forward(Tensor x) {
    Tensor y = x;
    for (Module module : modules) {
      Tensor next = module.forward(y);
      if (!next.equals(y) && !y.equals(x)) {
        y.close();
      }
      y = next;
    }
    return y;
  }
}
