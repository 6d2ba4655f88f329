package io.github.gan4j.core.param;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Scope;
import io.github.gan4j.core.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParamsTest {

  private static final Initializer NORMAL = Initializers.normal(0, 1);

  private final Params p = new Params(Rng.of(7));

  @Test
  void a_path_is_the_names_joined_by_dots() {
    assertEquals("", p.path());
    assertEquals("block1.conv", p.at("block1").at("conv").path());
    assertEquals(
        "block1.conv.weight",
        p.at("block1").at("conv").parameter("weight", NORMAL, 2).path());
    assertEquals("scale", p.parameter("scale", NORMAL, 1).path());
  }

  @Test
  void a_path_is_taken_once_by_parameter_or_buffer() {
    p.at("a").parameter("weight", NORMAL, 2);
    p.at("a").buffer("mean", NORMAL, 2);
    String expected = "Params: 'a.%s' exists already. Give each layer a name of its own.";
    Params a = p.at("a");
    assertEquals(
        expected.formatted("weight"),
        assertThrows(IllegalStateException.class, () -> a.parameter("weight", NORMAL, 3))
            .getMessage());
    assertEquals(
        expected.formatted("weight"),
        assertThrows(IllegalStateException.class, () -> a.buffer("weight", NORMAL, 3))
            .getMessage());
    assertEquals(
        expected.formatted("mean"),
        assertThrows(IllegalStateException.class, () -> a.parameter("mean", NORMAL, 3))
            .getMessage());
  }

  @Test
  void a_name_is_one_step_of_a_path() {
    for (String name : List.of("", "a.b", ".")) {
      String expected = "Params: a name must not be empty or hold a dot, got '" + name + "'.";
      assertEquals(
          expected,
          assertThrows(IllegalArgumentException.class, () -> p.at(name)).getMessage());
      assertEquals(
          expected,
          assertThrows(IllegalArgumentException.class, () -> p.parameter(name, NORMAL, 1))
              .getMessage());
    }
  }

  @Test
  void what_fails_leaves_no_trace() {
    Params a = p.at("a");
    assertEquals(
        "Params: every size of 'a.weight' must be at least 1, got [3, 0].",
        assertThrows(ShapeException.class, () -> a.parameter("weight", NORMAL, 3, 0))
            .getMessage());
    Initializer wrong = (shape, fan, rng) -> Tensor.zeros(5);
    assertEquals(
        "Params: 'a.weight' is [3, 2] and cannot take [5].",
        assertThrows(ShapeException.class, () -> a.parameter("weight", wrong, 3, 2))
            .getMessage());
    assertEquals(0, p.count());
    assertEquals(List.of(), p.slots());
    assertEquals(0, a.parameter("weight", NORMAL, 3, 2).offset());
  }

  @Test
  void first_values_depend_on_seed_and_path_alone() {
    float[] alone = p.at("b").parameter("weight", NORMAL, 5).value().toArray();
    Params other = new Params(Rng.of(7));
    float[] first = other.at("a").parameter("weight", NORMAL, 5).value().toArray();
    other.buffer("between", NORMAL, 3);
    assertArrayEquals(
        alone, other.at("b").parameter("weight", NORMAL, 5).value().toArray());
    assertTrue(!Arrays.equals(alone, first), "another path gives other values");
    float[] otherSeed =
        new Params(Rng.of(8)).at("b").parameter("weight", NORMAL, 5).value().toArray();
    assertTrue(!Arrays.equals(alone, otherSeed), "another seed gives other values");
  }

  @Test
  void growing_moves_the_numbers_and_keeps_them() {
    Parameter first = p.parameter("first", NORMAL, 3, 4);
    float[] before = first.value().toArray();
    float[] array = p.data();
    for (int i = 0; i < 20; i++) {
      p.parameter("more" + i, Initializers.constant(i), 300);
    }
    assertTrue(p.data() != array, "the array was too small and has been replaced");
    assertArrayEquals(before, first.value().toArray());
    assertSame(p.data(), first.value().data());
    p.data()[first.offset() + 5] = 42;
    assertEquals(42, first.value().toArray()[5]);
    for (int i = 0; i < 20; i++) {
      assertEquals(i, p.parameters().get(i + 1).value().toArray()[299]);
    }
    Tensor g = Autograd.grad(first.value().square().sum(), first.value());
    assertEquals(84, g.toArray()[5]);
  }

  @Test
  void parameters_lie_side_by_side_in_one_array_and_buffers_in_another() {
    Parameter a = p.parameter("a", NORMAL, 2, 3);
    Buffer mean = p.buffer("mean", NORMAL, 4);
    Parameter b = p.parameter("b", NORMAL, 5);
    assertEquals(11, p.count());
    assertEquals(0, a.offset());
    assertEquals(6, b.offset());
    assertSame(p.data(), a.data());
    assertSame(p.data(), b.data());
    assertTrue(mean.data() != p.data());
    float[] both = new float[11];
    System.arraycopy(a.value().toArray(), 0, both, 0, 6);
    System.arraycopy(b.value().toArray(), 0, both, 6, 5);
    assertArrayEquals(both, Arrays.copyOf(p.data(), p.count()));
  }

  @Test
  void lists_are_in_the_order_made_and_of_the_whole_net() {
    Params deep = p.at("x").at("y");
    p.parameter("b", NORMAL, 1);
    deep.buffer("mean", NORMAL, 1);
    deep.parameter("a", NORMAL, 1);
    p.buffer("var", NORMAL, 1);
    assertEquals(List.of("b", "x.y.a"), paths(deep.parameters()));
    assertEquals(List.of("x.y.mean", "var"), paths(p.buffers()));
    assertEquals(List.of("b", "x.y.a", "x.y.mean", "var"), paths(p.slots()));
    assertEquals(2, deep.tensors().size());
    assertSame(p.parameters().get(1).value(), deep.tensors().get(1));
    assertEquals("x.y.a [1]", p.parameters().get(1).toString());
  }

  private static List<String> paths(List<? extends Slot> slots) {
    return slots.stream().map(Slot::path).toList();
  }

  @Test
  void parameters_are_watched_and_buffers_are_not() {
    assertTrue(p.parameter("a", NORMAL, 1).value().isWatched());
    assertTrue(!p.buffer("b", NORMAL, 1).value().isWatched());
  }

  @Test
  void a_net_made_in_a_scope_outlives_it() {
    Parameter a;
    try (Scope scope = Scope.open()) {
      a = p.parameter("a", Initializers.constant(3), 2);
    }
    assertArrayEquals(new float[] {3, 3}, a.value().toArray());
  }

  @Test
  void assign_copies_parameters_and_buffers_of_any_order() {
    p.parameter("a", NORMAL, 2, 3);
    p.buffer("mean", NORMAL, 4);
    p.parameter("b", NORMAL, 5);
    Params other = new Params(Rng.of(8));
    Parameter b = other.parameter("b", NORMAL, 5);
    Parameter a = other.parameter("a", NORMAL, 2, 3);
    Buffer mean = other.buffer("mean", NORMAL, 4);
    p.assign(other);
    assertArrayEquals(a.value().toArray(), p.parameters().get(0).value().toArray());
    assertArrayEquals(b.value().toArray(), p.parameters().get(1).value().toArray());
    assertArrayEquals(mean.value().toArray(), p.buffers().get(0).value().toArray());
    a.assign(Tensor.zeros(2, 3));
    assertTrue(p.parameters().get(0).value().toArray()[0] != 0, "the copy is independent");
  }

  @Test
  void assign_from_another_architecture_changes_nothing() {
    Parameter a = p.parameter("a", NORMAL, 2);
    p.parameter("b", NORMAL, 3);
    float[] before = a.value().toArray();
    Params lacks = new Params(Rng.of(8));
    lacks.parameter("a", NORMAL, 2);
    assertEquals(
        "Params: there is no 'b' in the other net. Both must have the same layers.",
        assertThrows(IllegalArgumentException.class, () -> p.assign(lacks)).getMessage());
    assertEquals(
        "Params: there is no 'b' in this net. Both must have the same layers.",
        assertThrows(IllegalArgumentException.class, () -> lacks.assign(p)).getMessage());
    Params differs = new Params(Rng.of(8));
    differs.parameter("a", NORMAL, 2);
    differs.parameter("b", NORMAL, 4);
    assertEquals(
        "Params: 'b' is [3] and cannot take [4].",
        assertThrows(ShapeException.class, () -> p.assign(differs)).getMessage());
    assertArrayEquals(before, a.value().toArray());
  }
}
