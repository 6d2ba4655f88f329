package io.github.gan4j.core.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.kernel.Kernels;
import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Parameter;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Gradients;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A whole net in one loop, against one call of the kernel for each parameter. */
class SegmentTest {

  private static final int[] SIZES = {3, 2 * Segment.CHUNK + 13, 1, 7, Segment.CHUNK - 24, 100};

  static List<Kernels> providers() {
    return Backends.available();
  }

  @AfterEach
  void useTheDefaults() {
    Backends.use(null);
    Workers.use(null);
  }

  private static Params net() {
    Params params = new Params(Rng.of(5));
    for (int i = 0; i < SIZES.length; i++) {
      params.parameter("p" + i, Initializers.normal(0, 1), SIZES[i]);
    }
    return params;
  }

  private static Tensor gradient(Parameter p) {
    return Rng.of(p.size()).normal(0, 1, p.size());
  }

  private static Gradients gradients(Params net) {
    Tensor loss = Tensor.zeros();
    for (Parameter p : net.parameters()) {
      loss = loss.add(p.value().mul(gradient(p)).sum());
    }
    return Autograd.grad(loss, net.tensors());
  }

  @Test
  void chunks_have_one_size_and_cover_each_weight_once() {
    assertEquals(
        List.of(
            List.of(new Segment(0, 0, 3), new Segment(1, 0, Segment.CHUNK - 3)),
            List.of(new Segment(1, Segment.CHUNK - 3, Segment.CHUNK)),
            List.of(
                new Segment(1, 2 * Segment.CHUNK - 3, 16),
                new Segment(2, 0, 1),
                new Segment(3, 0, 7),
                new Segment(4, 0, Segment.CHUNK - 24)),
            List.of(new Segment(5, 0, 100))),
        Segment.chunks(net().parameters()));
  }

  @ParameterizedTest
  @MethodSource("providers")
  void a_step_has_the_same_bits_as_one_call_for_each_parameter(Kernels kernels) {
    Backends.use(kernels);
    for (Optimizer optimizer : List.of(
        Adam.of(0.1f).weightDecay(0.01f),
        RmsProp.of(0.1f).weightDecay(0.01f),
        Sgd.of(0.1f).momentum(0.9f))) {
      float[] expected = oneByOne(kernels, optimizer);
      for (int size : new int[] {1, 2, 4}) {
        assertArrayEquals(expected, together(optimizer, size), optimizer + " on " + size);
      }
    }
  }

  private static float[] oneByOne(Kernels kernels, Optimizer optimizer) {
    Params net = net();
    float[][] moments = new float[optimizer.moments().size()][net.count()];
    for (int step = 0; step < 3; step++) {
      Optimizer.Rule rule = optimizer.rule(step, 0.1f, 1);
      for (Parameter p : net.parameters()) {
        float[] g = gradient(p).toArray();
        rule.update(kernels, p.data(), p.offset(), g, 0, moments, p.offset(), g.length);
      }
    }
    return Arrays.copyOf(net.data(), net.count());
  }

  private static float[] together(Optimizer optimizer, int size) {
    try (Workers workers = Workers.of(size)) {
      Workers.use(workers);
      Params net = net();
      OptimizerState state = new OptimizerState(optimizer, net);
      for (int step = 0; step < 3; step++) {
        state.step(gradients(net));
      }
      return Arrays.copyOf(net.data(), net.count());
    }
  }
}
