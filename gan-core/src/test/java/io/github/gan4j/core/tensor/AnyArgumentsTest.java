package io.github.gan4j.core.tensor;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.kernel.Kernels;
import io.github.gan4j.core.shape.Window;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Operations with random arguments, of which most do not fit: ranks from 0 to 5, sizes of 0, axes and counts far outside.
 * Each gives a result that can be differentiated, or an {@link IllegalArgumentException} with a text: never an index out
 * of range, a negative array size or a null pointer.
 */
class AnyArgumentsTest {

  private static final int ROUNDS = 400;
  private static final int[] INTEGERS = {
    0, 1, 1, 2, 2, 3, 4, -1, Integer.MIN_VALUE, Integer.MAX_VALUE
  };
  private static final int[] RANKS = {0, 1, 2, 2, 3, 4, 4, 4, 5};
  private static final float[] FLOATS = {
    0, 1, -1, 0.2f, 0.5f, Float.NaN, Float.POSITIVE_INFINITY, Float.MAX_VALUE
  };

  static List<Kernels> providers() {
    return Backends.available();
  }

  @AfterEach
  void useTheDefault() {
    Backends.use(null);
  }

  @ParameterizedTest
  @MethodSource("providers")
  void aResultOrATypedError(Kernels kernels) throws IllegalAccessException {
    Backends.use(kernels);
    Map<String, Integer> results = new TreeMap<>();
    for (Method operation : OpCoverageTest.operationMethods()) {
      for (int round = 0; round < ROUNDS; round++) {
        long seed = 1000L * operation.toString().hashCode() + round;
        boolean fits = gives(operation, new SplittableRandom(seed), seed);
        results.merge(operation.getName(), fits ? 1 : 0, Integer::sum);
      }
    }
    // these two want more numbers that fit than chance gives them
    results.keySet().removeAll(Set.of("conv2dInputGrad", "crossEntropy"));
    assertFalse(results.containsValue(0), "no arguments fit: " + results);
  }

  private static boolean gives(Method operation, SplittableRandom random, long seed)
      throws IllegalAccessException {
    Object[] arguments = null;
    try {
      arguments = arguments(operation, random);
      differentiate(operation.invoke(null, arguments), tensorsIn(arguments));
      return true;
    } catch (InvocationTargetException e) {
      requireTyped(e.getCause(), operation, arguments, seed);
    } catch (RuntimeException e) {
      requireTyped(e, operation, arguments, seed);
    }
    return false;
  }

  private static void requireTyped(Throwable e, Method operation, Object[] arguments, long seed) {
    if (!(e instanceof IllegalArgumentException) || e.getMessage() == null) {
      throw new AssertionError(
          operation + " of " + Arrays.deepToString(arguments) + ", seed " + seed, e);
    }
  }

  private static void differentiate(Object result, List<Tensor> inputs) {
    Tensor y = result instanceof Normalization.Normalized n ? n.y() : (Tensor) result;
    Gradients gradients = Autograd.differentiableGrad(y.square().sum(), inputs).orZero();
    Tensor squares = Tensor.scalar(0);
    for (Tensor x : inputs) {
      squares = squares.add(gradients.get(x).square().sum());
    }
    Autograd.grad(squares, inputs);
  }

  private static List<Tensor> tensorsIn(Object[] arguments) {
    List<Tensor> tensors = new ArrayList<>();
    for (Object argument : arguments) {
      if (argument instanceof Tensor x) {
        tensors.add(x);
      } else if (argument instanceof Tensor[] all) {
        tensors.addAll(List.of(all));
      } else if (argument instanceof List<?> all) {
        all.forEach(x -> tensors.add((Tensor) x));
      }
    }
    return tensors;
  }

  private static Object[] arguments(Method operation, SplittableRandom random) {
    int[] shape = shape(random);
    return Arrays.stream(operation.getParameterTypes())
        .map(type -> argument(type, shape, random))
        .toArray();
  }

  private static Object argument(Class<?> type, int[] shape, SplittableRandom random) {
    if (type == Tensor.class) {
      return tensor(shape, random);
    }
    if (type == int.class) {
      return INTEGERS[random.nextInt(INTEGERS.length)];
    }
    if (type == float.class) {
      return FLOATS[random.nextInt(FLOATS.length)];
    }
    if (type == boolean.class) {
      return random.nextBoolean();
    }
    if (type == int[].class) {
      return random
          .ints(random.nextInt(5), 0, INTEGERS.length)
          .map(i -> INTEGERS[i])
          .toArray();
    }
    if (type == Tensor[].class) {
      return tensors(shape, random).toArray(Tensor[]::new);
    }
    if (type == List.class) {
      return tensors(shape, random);
    }
    if (type == Rng.class) {
      return Rng.of(1);
    }
    if (type == Window.class) {
      int side = random.nextInt(1, 4);
      return Window.of(side, random.nextBoolean() ? side : random.nextInt(1, 4))
          .stride(random.nextInt(1, 4))
          .pad(random.nextInt(3));
    }
    throw new AssertionError("no arguments of " + type + " yet");
  }

  private static List<Tensor> tensors(int[] shape, SplittableRandom random) {
    List<Tensor> tensors = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      tensors.add(tensor(shape, random));
    }
    return tensors;
  }

  /** Often of a shape that others have too, or of its last axis, so that some arguments fit each other. */
  private static Tensor tensor(int[] shape, SplittableRandom random) {
    int[] own = switch (random.nextInt(6)) {
      case 0 -> shape(random);
      case 1, 2 -> Arrays.copyOfRange(shape, Math.max(0, shape.length - 1), shape.length);
      default -> shape;
    };
    return Tensor.full(random.nextInt(-3, 4), own).watch();
  }

  private static int[] shape(SplittableRandom random) {
    int[] shape = random.ints(RANKS[random.nextInt(RANKS.length)], 0, 4).toArray();
    if (random.nextBoolean()) {
      Arrays.fill(shape, random.nextInt(4));
    }
    return shape;
  }
}
