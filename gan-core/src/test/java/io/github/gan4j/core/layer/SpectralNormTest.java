package io.github.gan4j.core.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.param.Buffer;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.shape.Window;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpectralNormTest {

  private static final long SEED = 5;
  private static final WeightSpec PLAIN =
      WeightSpec.standard().init(Initializers.normal(0, 1)).noBias();
  private static final Window WINDOW = Window.of(3).stride(2).pad(1);
  private static final int[] LABELS = {2, 0, 2, 4};

  /** A forward pass on a fixed input. */
  private interface Forward {
    Tensor on(Pass pass);
  }

  private enum Kind {
    LINEAR(1) {
      @Override
      Forward make(Params p, WeightSpec spec) {
        return on(new Linear(p, 6, 4, spec), 3, 6);
      }
    },
    CONV(3) {
      @Override
      Forward make(Params p, WeightSpec spec) {
        return on(new Conv2d(p, 2, 5, WINDOW, spec), 2, 5, 5, 2);
      }
    },
    CONV_TRANSPOSE(2) {
      @Override
      Forward make(Params p, WeightSpec spec) {
        return on(new ConvTranspose2d(p, 2, 5, WINDOW, spec), 2, 3, 3, 2);
      }
    },
    EMBEDDING(1) {
      @Override
      Forward make(Params p, WeightSpec spec) {
        Embedding embedding = new Embedding(p, 5, 3, spec);
        return pass -> embedding.forward(LABELS, pass);
      }
    };

    private final int outputAxis;

    Kind(int outputAxis) {
      this.outputAxis = outputAxis;
    }

    abstract Forward make(Params p, WeightSpec spec);

    static Forward on(Layer layer, int... shape) {
      Tensor x = Rng.of(SEED + 1).normal(0, 1, shape);
      return pass -> layer.forward(x, pass);
    }
  }

  private final Params p = new Params(Rng.of(SEED));
  private final Pass training = Pass.training(Rng.of(SEED));

  /** The weight as a matrix whose columns are one axis. */
  private SimpleMatrix matrix(int axis) {
    Tensor w = p.parameters().get(0).value();
    int[] shape = w.shape();
    int inner = 1;
    for (int i = axis + 1; i < shape.length; i++) {
      inner *= shape[i];
    }
    SimpleMatrix m = new SimpleMatrix(w.size() / shape[axis], shape[axis]);
    float[] values = w.toArray();
    for (int i = 0; i < values.length; i++) {
      int row = i / (inner * shape[axis]) * inner + i % inner;
      m.set(row, i / inner % shape[axis], values[i]);
    }
    return m;
  }

  private double largestSingularValue(int axis) {
    return matrix(axis).svd().getSingleValue(0);
  }

  private List<float[]> state() {
    return p.buffers().stream().map(b -> b.value().toArray()).toList();
  }

  private void restore(List<float[]> state) {
    for (int i = 0; i < state.size(); i++) {
      Buffer buffer = p.buffers().get(i);
      buffer.assign(Tensor.of(state.get(i), buffer.shape()));
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void the_weight_is_divided_by_its_largest_singular_value(Kind kind) {
    Forward normed = kind.make(p, PLAIN.spectralNorm());
    Forward plain = kind.make(new Params(Rng.of(SEED)), PLAIN);
    for (int i = 0; i < 300; i++) {
      normed.on(training);
    }
    double sigma = largestSingularValue(kind.outputAxis);
    float[] expected = plain.on(training).toArray();
    float[] found = normed.on(Pass.evaluation()).toArray();
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i] / sigma, found[i], 2e-5, kind + ", seed " + SEED);
    }
    if (kind == Kind.CONV_TRANSPOSE) {
      assertTrue(
          Math.abs(largestSingularValue(3) / sigma - 1) > 0.01,
          "the input axis would give another value");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void buffers_are_unit_vectors_from_the_start(Kind kind) {
    kind.make(p.at("layer"), PLAIN.spectralNorm());
    int outputs = p.parameters().get(0).shape()[kind.outputAxis];
    assertEquals(
        List.of("layer.u", "layer.v"), p.buffers().stream().map(Buffer::path).toList());
    assertEquals(outputs, p.buffers().get(0).size());
    assertEquals(p.count() / outputs, p.buffers().get(1).size());
    for (float[] vector : state()) {
      assertEquals(1, norm(vector), 1e-6);
    }
  }

  private static double norm(float[] x) {
    double sum = 0;
    for (float v : x) {
      sum += (double) v * v;
    }
    return Math.sqrt(sum);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void a_training_pass_iterates_once_and_an_evaluation_never(Kind kind) {
    Forward forward = kind.make(p, PLAIN.spectralNorm());
    List<float[]> before = state();
    float[] first = forward.on(Pass.evaluation()).toArray();
    assertArrayEquals(first, forward.on(Pass.evaluation()).toArray());
    assertState(before, state());

    SimpleMatrix m = matrix(kind.outputAxis);
    SimpleMatrix v = unit(m.mult(column(before.get(0))));
    SimpleMatrix u = unit(m.transpose().mult(v));
    forward.on(training);
    assertArrayEquals(floats(u), state().get(0), 1e-6f);
    assertArrayEquals(floats(v), state().get(1), 1e-6f);
  }

  private static SimpleMatrix column(float[] x) {
    SimpleMatrix y = new SimpleMatrix(x.length, 1);
    for (int i = 0; i < x.length; i++) {
      y.set(i, 0, x[i]);
    }
    return y;
  }

  private static SimpleMatrix unit(SimpleMatrix x) {
    return x.divide(x.normF());
  }

  private static float[] floats(SimpleMatrix x) {
    float[] y = new float[x.getNumElements()];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) x.get(i);
    }
    return y;
  }

  private static void assertState(List<float[]> expected, List<float[]> found) {
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), found.get(i));
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void the_gradient_goes_through_sigma_with_u_and_v_held(Kind kind) {
    Forward forward = kind.make(p, PLAIN.spectralNorm());
    Tensor weights =
        ParameterGradients.weights(SEED + 2, forward.on(Pass.evaluation()).shape());
    // A training pass leaves in the buffers the u and v that it used, so evaluation repeats it.
    ParameterGradients.require(
        SEED,
        p,
        () -> forward.on(training).mul(weights).sum(),
        () -> forward.on(Pass.evaluation()).mul(weights).sum());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void two_training_passes_before_one_backward_walk_use_their_own_vectors(Kind kind) {
    Forward forward = kind.make(p, PLAIN.spectralNorm());
    int[] shape = forward.on(Pass.evaluation()).shape();
    Tensor a = ParameterGradients.weights(SEED + 2, shape);
    Tensor b = ParameterGradients.weights(SEED + 3, shape);
    List<List<float[]>> used = new ArrayList<>();
    Supplier<Tensor> loss = () -> {
      Tensor first = forward.on(training).mul(a).sum();
      used.add(state());
      Tensor second = forward.on(training).mul(b).sum();
      used.add(state());
      return first.add(second);
    };
    Supplier<Tensor> fixed = () -> {
      restore(used.get(0));
      Tensor first = forward.on(Pass.evaluation()).mul(a).sum();
      restore(used.get(1));
      return first.add(forward.on(Pass.evaluation()).mul(b).sum());
    };
    ParameterGradients.require(SEED, p, loss, fixed);
    assertTrue(
        !Arrays.equals(used.get(0).get(0), used.get(1).get(0)), "the passes used different u");
  }
}
