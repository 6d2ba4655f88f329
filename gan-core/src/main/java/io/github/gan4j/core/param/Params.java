package io.github.gan4j.core.param;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters and buffers of one net, and the only way to make one. {@link #at} goes down a path, and a layer makes
 * what it needs there:
 *
 * <pre>{@code
 * Params p = new Params(Rng.of(1));
 * Layer down1 = new Conv2d(p.at("down1"), 3, 64, Window.of(4).stride(2).pad(1));   // down1.weight, down1.bias
 * }</pre>
 *
 * A parameter's first values depend on the seed and its path alone, not on the order in which layers are made.
 */
public final class Params {

  private final Store store;
  private final String prefix;

  private static final class Store {
    final Rng rng;
    final Slab trained = new Slab();
    final Slab kept = new Slab();
    final Map<String, Parameter> parameters = new LinkedHashMap<>();
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

  /** The same net, one step down the path. */
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
   */
  public Parameter parameter(String name, Initializer initializer, int... shape) {
    return parameter(name, initializer, Fan.of(shape), shape);
  }

  /** Makes a trained tensor whose first values depend on another tensor's fan, as a bias does on its weight's. */
  public Parameter parameter(String name, Initializer initializer, Fan fan, int... shape) {
    String path = claim(name);
    Parameter p = new Parameter(store.trained, path, shape);
    p.assign(initializer.values(p.shape(), fan, store.rng.at(hash(path))));
    store.parameters.put(path, p);
    return p;
  }

  /** Makes a tensor that is kept but not trained. */
  public Buffer buffer(String name, Initializer initializer, int... shape) {
    String path = claim(name);
    Buffer b = new Buffer(store.kept, path, shape);
    b.assign(initializer.values(b.shape(), Fan.of(shape), store.rng.at(hash(path))));
    store.buffers.put(path, b);
    return b;
  }

  private String claim(String name) {
    String path = path(name);
    if (store.parameters.containsKey(path) || store.buffers.containsKey(path)) {
      throw new IllegalStateException(
          "Params: '" + path + "' exists already. Give each layer a name of its own.");
    }
    return path;
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
    return List.copyOf(store.parameters.values());
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

  /** The values of every parameter, to ask gradients for. */
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

  /** The numbers of all parameters, one after the other: the first {@link #count()} elements. */
  public float[] data() {
    return store.trained.data();
  }

  /** Copies every parameter and buffer from a net of the same architecture. */
  public void assign(Params other) {
    for (Slot slot : slots()) {
      slot.assign(other.slot(slot.path()).value());
    }
  }

  private Slot slot(String path) {
    Slot slot =
        store.parameters.containsKey(path) ? store.parameters.get(path) : store.buffers.get(path);
    if (slot == null) {
      throw new IllegalArgumentException("Params: there is no '" + path + "' in the other net.");
    }
    return slot;
  }
}
