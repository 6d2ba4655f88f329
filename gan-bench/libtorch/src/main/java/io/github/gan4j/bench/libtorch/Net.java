package io.github.gan4j.bench.libtorch;

import io.github.gan4j.bench.workload.Workload;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** A net and its optimiser. */
record Net(Module module, List<Tensor> parameters, Adam adam) {

  static Net of(Module module, List<Tensor> parameters) {
    AdamOptions options = new AdamOptions(Workload.LEARNING_RATE);
    // The two lie in a C++ tuple, some of which are stored backwards: the default 0.9 shows where
    // the first is.
    DoublePointer betas = options.betas();
    int first = betas.get(0) < betas.get(1) ? 0 : 1;
    betas.put(first, Workload.BETA1);
    betas.put(1 - first, Workload.BETA2);
    TensorVector all = new TensorVector(parameters.toArray(new Tensor[0]));
    return new Net(module, List.copyOf(parameters), new Adam(all, options));
  }

  Tensor forward(Tensor x) {
    return module.forward(x);
  }

  void requiresGrad(boolean required) {
    parameters.forEach(p -> p.set_requires_grad(required));
  }
}
