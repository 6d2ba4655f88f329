package io.github.gan4j.core.param;

import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters and buffers of one net, and the only way to make one. {@link #at} goes down a path, and a layer makes
 * what it needs there:
 *
 * <pre>{@code
 * Params p = new Params(Rng.of(1));
 * Layer down1 = new Conv2d(p.at("down1"), 3, 64, Window.of(4).stride(2).pad(1));   // down1.weight, down1.bias
 * }</pre>
 *
 * A parameter's first values depend on the seed and its path alone, not on the order in which layers are made. So each
 * net needs a generator of its own ({@link Rng#split}): two nets with the same one start with the same values.
 */
public final class Params {

  private final Store store;
  private final String prefix;

  private static final class Store {
    final Rng rng;
    final Slab trained = new Slab();
    final Slab kept = new Slab();
    final Map<String, Parameter> parameters = new LinkedHashMap<>();
    final List<Parameter> ordered = new ArrayList<>();
    final Map<String, Buffer> buffers = new LinkedHashMap<>();

    Store(Rng rng) {
      this.rng = rng;
    }
  }

  public Params(Rng rng) {
    this(new Store(rng), "");
  }

  private Params(Store store, String prefix) {
    this.store = store;
    this.prefix = prefix;
  }

  /**
   * The same net, one step down the path.
   *
   * @throws IllegalArgumentException if the name is empty or holds a dot
   */
  public Params at(String name) {
    return new Params(store, path(name));
  }

  /** The path so far; empty at the root. */
  public String path() {
    return prefix;
  }

  private String path(String name) {
    if (name.isEmpty() || name.indexOf('.') >= 0) {
      throw new IllegalArgumentException(
          "Params: a name must not be empty or hold a dot, got '" + name + "'.");
    }
    return prefix.isEmpty() ? name : prefix + "." + name;
  }

  /**
   * Makes a trained tensor.
   *
   * @throws IllegalStateException if the path is taken
   * @throws ShapeException if a size is below 1, or the first values have another shape
   */
  public Parameter parameter(String name, Initializer initializer, int... shape) {
    return parameter(name, initializer, Fan.of(shape), shape);
  }

  /** Makes a trained tensor whose first values depend on another tensor's fan, as a bias does on its weight's. */
  public Parameter parameter(String name, Initializer initializer, Fan fan, int... shape) {
    String path = claim(name, shape);
    Tensor values = firstValues(path, initializer, fan, shape);
    Parameter p = new Parameter(store.trained, path, shape);
    p.assign(values);
    store.parameters.put(path, p);
    store.ordered.add(p);
    return p;
  }

  /**
   * Makes a tensor that is kept but not trained.
   *
   * @throws IllegalStateException if the path is taken
   * @throws ShapeException if a size is below 1, or the first values have another shape
   */
  public Buffer buffer(String name, Initializer initializer, int... shape) {
    String path = claim(name, shape);
    Tensor values = firstValues(path, initializer, Fan.of(shape), shape);
    Buffer b = new Buffer(store.kept, path, shape);
    b.assign(values);
    store.buffers.put(path, b);
    return b;
  }

  private String claim(String name, int... shape) {
    String path = path(name);
    if (find(path) != null) {
      throw new IllegalStateException(
          "Params: '" + path + "' exists already. Give each layer a name of its own.");
    }
    for (int n : shape) {
      if (n < 1) {
        throw new ShapeException("Params: every size of '" + path + "' must be at least 1, got "
            + Shapes.format(shape) + ".");
      }
    }
    return path;
  }

  // Before the slot is made: what fails here leaves no trace in the net.
  private Tensor firstValues(String path, Initializer initializer, Fan fan, int... shape) {
    Tensor values = initializer.values(shape.clone(), fan, store.rng.at(hash(path)));
    Slot.requireShape(path, shape, values);
    return values;
  }

  // FNV-1a, 64 bits: paths of one net must not share a random stream
  private static long hash(String path) {
    long h = 0xcbf29ce484222325L;
    for (int i = 0; i < path.length(); i++) {
      h = (h ^ path.charAt(i)) * 0x100000001b3L;
    }
    return h;
  }

  // ---- the whole net, wherever on the path this is

  /** Every parameter of the net, in the order made. */
  public List<Parameter> parameters() {
    return Collections.unmodifiableList(store.ordered);
  }

  /** Every buffer of the net, in the order made. */
  public List<Buffer> buffers() {
    return List.copyOf(store.buffers.values());
  }

  /** Parameters, then buffers: all that a file of the net holds. */
  public List<Slot> slots() {
    List<Slot> all = new ArrayList<>(store.parameters.values());
    all.addAll(store.buffers.values());
    return all;
  }

  /** The values of every parameter as they are now (see {@link Slot#value}), to ask gradients for. */
  public List<Tensor> tensors() {
    List<Tensor> tensors = new ArrayList<>(store.parameters.size());
    for (Parameter p : store.parameters.values()) {
      tensors.add(p.value());
    }
    return tensors;
  }

  /** How many numbers are trained. */
  public int count() {
    return store.trained.size();
  }

  /**
   * The numbers of all parameters, one after the other in the order made: the first {@link #count()} elements. The first
   * call after a parameter was made moves them to another array.
   */
  public float[] data() {
    return store.trained.data();
  }

  /** A new array as long as {@link #data()}, for what is kept of every number: a moment of an optimizer. */
  public float[] filled(float value) {
    float[] array = new float[count()];
    Arrays.fill(array, value);
    return array;
  }

  /**
   * Copies every parameter and buffer from a net of the same architecture, or nothing at all.
   *
   * @throws IllegalArgumentException if one net has a parameter or buffer that the other lacks
   * @throws ShapeException if shapes differ
   */
  public void assign(Params other) {
    for (Slot slot : other.slots()) {
      require(slot.path(), "this net");
    }
    for (Slot slot : slots()) {
      Slot.requireShape(
          slot.path(), slot.shape(), other.require(slot.path(), "the other net").value());
    }
    for (Slot slot : slots()) {
      slot.assign(other.require(slot.path(), "the other net").value());
    }
  }

  private Slot require(String path, String net) {
    Slot slot = find(path);
    if (slot == null) {
      throw new IllegalArgumentException(
          "Params: there is no '" + path + "' in " + net + ". Both must have the same layers.");
    }
    return slot;
  }

  private @Nullable Slot find(String path) {
    Parameter parameter = store.parameters.get(path);
    return parameter == null ? store.buffers.get(path) : parameter;
  }
}
