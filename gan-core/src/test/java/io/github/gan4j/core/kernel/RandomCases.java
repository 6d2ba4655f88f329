package io.github.gan4j.core.kernel;

import static io.github.gan4j.core.kernel.KernelCase.AT;
import static io.github.gan4j.core.kernel.KernelCase.SIZES;
import static io.github.gan4j.core.kernel.KernelCase.fill;

import java.util.ArrayList;
import java.util.List;

/** Random numbers, from the blocks of {@link Philox}, whose own numbers have known answers elsewhere. */
final class RandomCases {

  private static final long SEED = 0x0123456789ABCDEFL;
  private static final long STREAM = 0xFEDCBA9876543210L;

  /** Blocks of {@link #SIZES} from the second of these on carry from the low word of the position to the high one. */
  private static final long[] POSITIONS = {3, (1L << 32) - 100, -1};

  private RandomCases() {}

  static List<KernelCase> all() {
    List<KernelCase> cases = new ArrayList<>();
    for (RandomOp op : RandomOp.values()) {
      for (long position : POSITIONS) {
        for (int n : SIZES) {
          cases.add(random(op, position, n));
        }
        cases.add(random(op, position, 70_001));
      }
    }
    return cases;
  }

  private static KernelCase random(RandomOp op, long position, int n) {
    float p = op == RandomOp.MASK ? 0.3f : -0.25f;
    float q = 1.5f;
    double[] expected = fill(n, i -> {
      int[] block = new int[Philox.lanes()];
      Philox.block(SEED, STREAM, position + i / block.length, block);
      return value(op, p, q, block, i % block.length);
    });
    return new KernelCase(
        "random",
        op + " from " + position + ", " + n,
        null,
        expected,
        fill(n, i -> bound(op, p, q, expected[i])),
        (kernels, y) -> kernels.random(op, SEED, STREAM, position, p, q, y, AT, n));
  }

  private static double value(RandomOp op, float p, float q, int[] block, int lane) {
    double u = unit(block[lane]);
    return switch (op) {
      case UNIFORM -> p + ((double) q - p) * u;
      case NORMAL -> p + (double) q * normal(block, lane);
      case MASK -> u < p ? 1 / p : 0;
    };
  }

  static double unit(int bits) {
    return (bits >>> 8) / (double) (1 << 24);
  }

  private static double normal(int[] block, int lane) {
    double angle = 2 * Math.PI * unit(block[lane | 1]);
    double radius = Math.sqrt(-2 * StrictMath.log(1 - unit(block[lane & 2])));
    return radius * (lane % 2 == 0 ? StrictMath.cos(angle) : StrictMath.sin(angle));
  }

  // What is scaled and shifted has an error of its own, and the product and the sum are rounded.
  private static double bound(RandomOp op, float p, float q, double expected) {
    return switch (op) {
      case UNIFORM -> Math.ulp(q - p) + Math.ulp(q) / 2;
      case NORMAL -> 5 * Math.ulp((float) (expected - p)) + Math.ulp((float) expected) / 2;
      case MASK -> 0;
    };
  }
}
