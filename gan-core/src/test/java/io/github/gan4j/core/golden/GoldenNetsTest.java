package io.github.gan4j.core.golden;

import static io.github.gan4j.core.golden.Golden.FORWARD;
import static io.github.gan4j.core.golden.Golden.GRADIENT;

import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.kernel.Kernels;
import io.github.gan4j.core.layer.BatchNorm;
import io.github.gan4j.core.layer.Conv2d;
import io.github.gan4j.core.layer.ConvTranspose2d;
import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.LayerNorm;
import io.github.gan4j.core.layer.Layers;
import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.layer.Sequential;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.shape.Window;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.CrossEntropy;
import io.github.gan4j.core.tensor.Gradients;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole small nets against another engine: values, gradients, and gradients of gradients. */
class GoldenNetsTest {

  private static final Window HALVE = Window.of(4).stride(2).pad(1);
  private static final WeightSpec NO_BIAS = WeightSpec.standard().noBias();

  private final Params p = new Params(Rng.of(1));
  private final Pass training = Pass.training(Rng.of(2));

  static List<Kernels> kernels() {
    return Backends.available();
  }

  @AfterEach
  void useDefault() {
    Backends.use(null);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void discriminator(Kernels kernels) {
    Backends.use(kernels);
    Layer net = Sequential.of(
        new Conv2d(p.at("down1"), 3, 4, HALVE),
        Layers.leakyRelu(0.2f),
        new Conv2d(p.at("down2"), 4, 6, HALVE, NO_BIAS),
        new BatchNorm(p.at("norm2"), 6),
        Layers.leakyRelu(0.2f),
        new Conv2d(p.at("score"), 6, 1, Window.of(2)));
    Golden golden = new Golden("discriminator");
    golden.load(p);
    Tensor x = golden.tensor("x").watch();
    Tensor scores = net.forward(x, training);
    golden.check("scores", scores, FORWARD);
    Tensor loss = CrossEntropy.bceWithLogits(scores, 0.9f);
    golden.check("loss", loss, FORWARD);
    golden.check("grad_x", Autograd.grad(loss, x), GRADIENT);
    golden.checkGradients(p, Autograd.grad(loss, p.tensors()));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void generator(Kernels kernels) {
    Backends.use(kernels);
    Layer net = Sequential.of(
        new ConvTranspose2d(p.at("up1"), 5, 6, Window.of(4), NO_BIAS),
        new BatchNorm(p.at("norm1"), 6),
        Layers.relu(),
        new ConvTranspose2d(p.at("up2"), 6, 4, HALVE, NO_BIAS),
        new BatchNorm(p.at("norm2"), 4),
        Layers.relu(),
        new ConvTranspose2d(p.at("up3"), 4, 3, Window.of(2).stride(2).pad(1), NO_BIAS),
        new BatchNorm(p.at("norm3"), 3),
        Layers.relu(),
        new ConvTranspose2d(p.at("up4"), 3, 2, Window.of(2).stride(2)),
        Layers.tanh());
    Golden golden = new Golden("generator");
    golden.load(p);
    Tensor y = net.forward(golden.tensor("z"), training);
    golden.check("y", y, FORWARD);
    Tensor loss = y.mul(golden.tensor("r")).sum();
    golden.check("loss", loss, GRADIENT);
    golden.checkGradients(p, Autograd.grad(loss, p.tensors()));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void gradientPenalty(Kernels kernels) {
    checkPenalty(kernels, "penalty", false);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void gradientPenaltyThroughLayerNorm(Kernels kernels) {
    checkPenalty(kernels, "penalty_layer_norm", true);
  }

  private void checkPenalty(Kernels kernels, String name, boolean normalise) {
    Backends.use(kernels);
    List<Layer> layers = new ArrayList<>();
    down(layers, 1, 2, 4, normalise);
    down(layers, 2, 4, 6, normalise);
    layers.add(new Conv2d(p.at("score"), 6, 1, Window.of(2)));
    Golden golden = new Golden(name);
    golden.load(p);
    Tensor x = golden.tensor("x").watch();
    Tensor gradient = Autograd.differentiableGrad(new Sequential(layers).forward(x, training), x);
    golden.check("grad_x", gradient, GRADIENT);
    Tensor norm = gradient.square().sum(1, 2, 3).sqrt();
    Tensor penalty = norm.add(-1).square().mean().mul(10);
    golden.check("loss", penalty, GRADIENT);
    // the last bias does not reach the gradient
    Gradients gradients = Autograd.grad(penalty, p.tensors()).orZero();
    golden.checkGradients(p, gradients);
  }

  private void down(List<Layer> layers, int number, int in, int out, boolean normalise) {
    layers.add(new Conv2d(p.at("down" + number), in, out, HALVE));
    if (normalise) {
      layers.add(new LayerNorm(p.at("norm" + number), out));
    }
    layers.add(Layers.leakyRelu(0.2f));
  }
}
