package io.github.gan4j.core.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A tensor given twice, or a view of the same memory, gives what copies give; its gradient is the sum of theirs. */
class SharedInputTest {

  @TestFactory
  Stream<DynamicTest> oneTensorInTwoPlaces() {
    List<OpCase> rows = OpCases.all().stream()
        .filter(row -> !row.isBig() && row.order() > 0 && firstPair(row) != null)
        .toList();
    assertTrue(rows.size() > 50, rows.size() + " rows");
    return rows.stream().map(row -> dynamicTest(row.toString(), () -> check(row)));
  }

  private static void check(OpCase row) {
    int[] pair = firstPair(row);
    Tensor[] copies = row.inputs();
    copies[pair[1]] = Tensor.of(copies[pair[0]].toArray(), copies[pair[0]].shape());
    Tensor[] apart = watched(copies);
    Tensor[] shared = watched(copies);
    shared[pair[1]] = shared[pair[0]];
    Tensor[] viewed = watched(copies);
    viewed[pair[1]] =
        Tensor.wrap(copies[pair[0]].data(), copies[pair[0]].shape()).watch();

    Tensor expected = row.f().apply(apart);
    Tensor y = row.f().apply(shared);
    assertArrayEquals(expected.toArray(), y.toArray());
    assertArrayEquals(expected.toArray(), row.f().apply(viewed).toArray());

    Gradients both = gradients(row, expected, apart);
    float[] sum = both.get(apart[pair[0]]).add(both.get(apart[pair[1]])).toArray();
    float[] one = gradients(row, y, shared).get(shared[pair[0]]).toArray();
    for (int i = 0; i < sum.length; i++) {
      float a = both.get(apart[pair[0]]).toArray()[i];
      float b = both.get(apart[pair[1]]).toArray()[i];
      // the sum may be added up in another order
      float allowed = 1e-5f * (1 + Math.abs(a) + Math.abs(b));
      assertTrue(Math.abs(sum[i] - one[i]) <= allowed, row + " [" + i + "]");
    }
  }

  private static Tensor[] watched(Tensor[] inputs) {
    return Arrays.stream(inputs).map(Tensor::watch).toArray(Tensor[]::new);
  }

  private static Gradients gradients(OpCase row, Tensor y, Tensor[] x) {
    Tensor loss = y.mul(Rng.of(row.seed()).normal(0, 1, y.shape())).sum();
    return Autograd.grad(loss, List.of(x).stream().distinct().toList()).orZero();
  }

  /** The places of the first two inputs of one shape, or null. */
  private static int[] firstPair(OpCase row) {
    for (int i = 0; i < row.draws().size(); i++) {
      for (int j = i + 1; j < row.draws().size(); j++) {
        if (Arrays.equals(row.draws().get(i).shape(), row.draws().get(j).shape())) {
          return new int[] {i, j};
        }
      }
    }
    return null;
  }
}
