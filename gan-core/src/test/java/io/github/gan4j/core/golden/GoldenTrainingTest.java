package io.github.gan4j.core.golden;

import static io.github.gan4j.core.golden.Golden.FORWARD;
import static io.github.gan4j.core.golden.Golden.GRADIENT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.kernel.Kernels;
import io.github.gan4j.core.layer.BatchNorm;
import io.github.gan4j.core.layer.Conv2d;
import io.github.gan4j.core.layer.ConvTranspose2d;
import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Layers;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.layer.Sequential;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.optim.Optimizer;
import io.github.gan4j.core.optim.OptimizerState;
import io.github.gan4j.core.optim.RmsProp;
import io.github.gan4j.core.optim.Sgd;
import io.github.gan4j.core.param.Buffer;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.shape.Window;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What moves from step to step, against another engine: optimisers, running statistics, spectral norms. */
class GoldenTrainingTest {

  private static final int STEPS = 3;
  private static final float RATE = 0.05f;

  private final Params p = new Params(Rng.of(1));
  private final Pass training = Pass.training(Rng.of(2));

  // ---- optimisers

  private static Map<String, Optimizer> optimizers() {
    Map<String, Optimizer> all = new LinkedHashMap<>();
    all.put("adam", Adam.of(RATE));
    all.put("adam_betas", Adam.of(RATE).betas(0.5f, 0.999f).epsilon(1e-3f));
    all.put("adam_decay", Adam.of(RATE).weightDecay(0.1f));
    all.put("tf_adam", Adam.of(RATE).betas(0.5f, 0.999f).epsilon(1e-3f).tensorflow());
    all.put("rms_prop", RmsProp.of(RATE));
    all.put("rms_prop_decay", RmsProp.of(RATE).decay(0.9f).weightDecay(0.1f));
    all.put("tf_rms_prop", RmsProp.tensorflow(RATE));
    all.put("sgd", Sgd.of(RATE));
    all.put("sgd_momentum", Sgd.of(RATE).momentum(0.9f));
    all.put("sgd_decay", Sgd.of(RATE).momentum(0.5f).weightDecay(0.1f));
    return all;
  }

  @TestFactory
  Stream<DynamicTest> optimizersTakeTheSameSteps() {
    return Backends.available().stream()
        .flatMap(k -> optimizers().entrySet().stream()
            .map(o -> dynamicTest(
                k.name() + " " + o.getKey(), () -> checkSteps(k, o.getKey(), o.getValue()))));
  }

  private static void checkSteps(Kernels kernels, String name, Optimizer optimizer) {
    Backends.use(kernels);
    try {
      Params params = new Params(Rng.of(1));
      Layer net = Sequential.of(
          new Linear(params.at("hidden"), 3, 4), Layers.tanh(), new Linear(params.at("out"), 4, 1));
      Golden golden = new Golden("optimiser");
      golden.load(params);
      OptimizerState state = new OptimizerState(optimizer, params);
      for (int step = 0; step < STEPS; step++) {
        Tensor loss =
            net.forward(golden.tensor("x"), Pass.evaluation()).square().mean();
        state.step(Autograd.grad(loss, params.tensors()));
        golden.checkSlots(name + "/" + step + "/", params.parameters(), GRADIENT);
      }
    } finally {
      Backends.use(null);
    }
  }

  // ---- batch normalisation

  @Test
  void runningStatistics() {
    Layer norm = new BatchNorm(p, 2);
    Golden golden = new Golden("running");
    golden.load(p);
    for (int i = 0; i < STEPS; i++) {
      golden.check("y" + i, norm.forward(golden.tensor("x" + i), training), FORWARD);
    }
    golden.checkSlots("", p.buffers(), FORWARD);
    Tensor x = golden.tensor("x").watch();
    Tensor y = norm.forward(x, Pass.evaluation());
    golden.check("y", y, FORWARD);
    golden.checkSlots("", p.buffers(), FORWARD);
    Tensor loss = y.mul(golden.tensor("r")).sum();
    golden.check("grad_x", Autograd.grad(loss, x), GRADIENT);
    golden.checkGradients(p, Autograd.grad(loss, p.tensors()));
  }

  // ---- spectral normalisation

  private static final WeightSpec SPECTRAL = WeightSpec.standard().spectralNorm();

  @Test
  void spectralNorm() {
    checkSpectral("spectral", new Conv2d(p, 3, 4, Window.of(3).stride(2).pad(1), SPECTRAL));
  }

  @Test
  void spectralNormOfATransposedConvolution() {
    checkSpectral(
        "spectral_up", new ConvTranspose2d(p, 3, 4, Window.of(4).stride(2).pad(1), SPECTRAL));
  }

  private void checkSpectral(String name, Layer layer) {
    Golden golden = new Golden(name);
    golden.load(p);
    Buffer u = p.buffers().stream().filter(b -> b.path().equals("u")).findAny().orElseThrow();
    u.assign(golden.tensor("u0"));
    Tensor x = golden.tensor("x");
    layer.forward(x, training);
    Tensor y = layer.forward(x, training);
    golden.check("y", y, FORWARD);
    golden.check("u", u.value(), FORWARD);
    Tensor loss = y.mul(golden.tensor("r")).sum();
    golden.checkGradients(p, Autograd.grad(loss, p.tensors()));
    float[] before = u.value().toArray();
    golden.check("evaluated", layer.forward(x, Pass.evaluation()), FORWARD);
    assertArrayEquals(before, u.value().toArray());
  }
}
