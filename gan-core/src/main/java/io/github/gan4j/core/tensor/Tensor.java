package io.github.gan4j.core.tensor;

import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.kernel.Kernels;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;
import org.jspecify.annotations.Nullable;

/**
 * An immutable array of {@code float} with a shape, dense and row-major. Images are [N,H,W,C].
 *
 * <p>Operations are static methods of the family classes ({@link Arithmetic}, {@link Reduce}, {@link MatMul}, {@link
 * Conv}, {@link Shaping}, {@link Activations}, {@link Indexing}, {@link Pool}, {@link Normalization}, {@link
 * CrossEntropy}); the everyday ones are methods here too. A result remembers how it was made if an input was {@linkplain
 * #watch() watched}, and {@link Autograd} walks that back.
 */
public final class Tensor {

  private final float[] data;
  private final int offset;
  final int[] shape;
  private final String op;
  private final @Nullable Scope scope;
  // of the scope's arena; -1 outside
  private final int block;

  @Nullable
  Node node;

  private Tensor(
      float[] data, int offset, int[] shape, String op, @Nullable Scope scope, int block) {
    this.data = data;
    this.offset = offset;
    this.shape = shape;
    this.op = op;
    this.scope = scope;
    this.block = block;
  }

  // ---- making

  /** A tensor of a copy of the values. */
  public static Tensor of(float[] values, int... shape) {
    return wrap(values.clone(), shape);
  }

  /** A tensor over the array itself, which the caller must not write while the tensor is in use. */
  public static Tensor wrap(float[] values, int... shape) {
    if (Shapes.size(shape) != values.length) {
      throw new ShapeException("Tensor: " + values.length + " values do not fill the shape "
          + Shapes.format(shape) + ", which has " + Shapes.size(shape) + ".");
    }
    return view(values, 0, shape);
  }

  /** A tensor over a part of the array, without a copy. */
  public static Tensor view(float[] slab, int offset, int... shape) {
    int size = Shapes.size(shape);
    if (offset < 0 || offset > slab.length - size) {
      throw new ShapeException("Tensor: the shape " + Shapes.format(shape) + " at offset " + offset
          + " does not fit an array of " + slab.length + ".");
    }
    return new Tensor(slab, offset, shape.clone(), "tensor", null, -1);
  }

  public static Tensor scalar(float value) {
    return full(value, Shapes.scalar());
  }

  public static Tensor zeros(int... shape) {
    return full(0, shape);
  }

  public static Tensor ones(int... shape) {
    return full(1, shape);
  }

  public static Tensor full(float value, int... shape) {
    Tensor y = result("full", shape.clone());
    java.util.Arrays.fill(y.data, y.offset, y.offset + y.size(), value);
    return y;
  }

  /** An unwritten tensor for the result of an operation, in the open scope if there is one. */
  static Tensor result(String op, int[] shape) {
    return allocate(op, shape, Context.current().scope);
  }

  private static Tensor allocate(String op, int[] shape, @Nullable Scope scope) {
    int size = Shapes.size(shape);
    if (scope == null) {
      return new Tensor(new float[size], 0, shape, op, null, -1);
    }
    Arena arena = scope.arena();
    int block = arena.allocate(size);
    return new Tensor(arena.slab(block), arena.start(block), shape, op, scope, block);
  }

  /** The same values under another shape of the same size. */
  Tensor shared(String op, int[] shape) {
    return new Tensor(data(), offset, shape, op, scope, block);
  }

  /** The values from {@code at} on, in their order, outside the graph and without a copy. */
  Tensor part(int at, int[] shape) {
    return new Tensor(data(), offset + at, shape, op, scope, block);
  }

  /** Records that the gradient of {@code input} follows from that of this tensor by {@code rule}. */
  Tensor from(Tensor input, Node.Rule rule) {
    Node from = input.node;
    if (from != null && Context.current().recording) {
      Node own = node;
      if (own == null) {
        own = new Node(null, shape);
        node = own;
      }
      own.edges = new Node.Edge(from, rule, own.edges);
    }
    return this;
  }

  /** Whether this lies in a block that the scope handed out from number {@code first} on. */
  boolean isIn(@Nullable Scope of, int first) {
    return scope != null && scope == of && block >= first;
  }

  /** The number of the block of the scope's arena. */
  int block() {
    return block;
  }

  /** The kernels that operations of this thread run on. */
  static Kernels kernels() {
    return Backends.active();
  }

  // ---- reading

  /** A copy of the sizes, outermost axis first. */
  public int[] shape() {
    return shape.clone();
  }

  /** Whether the sizes are these. */
  public boolean hasShape(int... sizes) {
    return java.util.Arrays.equals(shape, sizes);
  }

  /** The size of one axis; negative axes count from the last. */
  public int size(int axis) {
    return shape[Shapes.axis("size", axis, shape.length)];
  }

  /** The number of elements. */
  public int size() {
    return Shapes.product(shape, 0, shape.length);
  }

  /** The number of axes. */
  public int rank() {
    return shape.length;
  }

  /**
   * The array the values lie in, from {@link #offset()} on. For kernels and file formats: it must not be written.
   *
   * @throws IllegalStateException if the tensor's scope has closed
   */
  public float[] data() {
    if (scope != null && scope.isClosed()) {
      throw new IllegalStateException(op + " result " + Shapes.format(shape)
          + " was read after its Scope closed. Call keep() inside the scope to take a tensor out.");
    }
    return data;
  }

  /** Where the values start in {@link #data()}. */
  public int offset() {
    return offset;
  }

  /** A copy of the values. */
  public float[] toArray() {
    return java.util.Arrays.copyOfRange(data(), offset, offset + size());
  }

  /**
   * The value of a tensor of one element.
   *
   * @throws ShapeException if it has more or fewer
   */
  public float item() {
    if (size() != 1) {
      throw new ShapeException(
          "item: the tensor must have one element, got " + Shapes.format(shape) + ".");
    }
    return data()[offset];
  }

  // ---- graph and life

  /** The same values as a leaf of the graph: gradients can be asked for it. */
  public Tensor watch() {
    return watch(null);
  }

  /** A watched tensor with a name for error messages, such as a parameter's path. */
  public Tensor watch(@Nullable String name) {
    Tensor y = shared(op, shape);
    y.node = new Node(name, shape);
    return y;
  }

  /** The same values outside the graph: no gradient flows back through the result. */
  public Tensor detach() {
    return shared(op, shape);
  }

  /** True if a gradient can be asked for this tensor. */
  public boolean isWatched() {
    return node != null;
  }

  /** A copy, outside the graph, that outlives the innermost open scope: it belongs to the next one out, if any. */
  public Tensor keep() {
    Scope open = Context.current().scope;
    Tensor y = allocate(op, shape, open == null ? null : open.outer());
    System.arraycopy(data(), offset, y.data, y.offset, size());
    return y;
  }

  // ---- operations

  public Tensor add(Tensor b) {
    return Arithmetic.add(this, b);
  }

  public Tensor sub(Tensor b) {
    return Arithmetic.sub(this, b);
  }

  public Tensor mul(Tensor b) {
    return Arithmetic.mul(this, b);
  }

  public Tensor div(Tensor b) {
    return Arithmetic.div(this, b);
  }

  public Tensor add(float b) {
    return Arithmetic.affine(this, 1, b);
  }

  public Tensor mul(float b) {
    return Arithmetic.affine(this, b, 0);
  }

  public Tensor neg() {
    return Arithmetic.affine(this, -1, 0);
  }

  public Tensor square() {
    return Arithmetic.square(this);
  }

  public Tensor sqrt() {
    return Arithmetic.sqrt(this);
  }

  /** The sum over the given axes, which are dropped; over all of them if none is given. */
  public Tensor sum(int... axes) {
    return Reduce.sum(this, axes);
  }

  /** The mean over the given axes, which are dropped; over all of them if none is given. */
  public Tensor mean(int... axes) {
    return Reduce.mean(this, axes);
  }

  public Tensor sumTo(int... shape) {
    return Reduce.sumTo(this, shape);
  }

  public Tensor expand(int... shape) {
    return Reduce.expand(this, shape);
  }

  public Tensor matmul(Tensor b) {
    return MatMul.matmul(this, b);
  }

  /** The same values under another shape; one size may be -1. */
  public Tensor reshape(int... shape) {
    return Shaping.reshape(this, shape);
  }

  public Tensor permute(int... axes) {
    return Shaping.permute(this, axes);
  }

  /** The part from {@code from} (inclusive) to {@code to} (exclusive) of one axis. */
  public Tensor slice(int axis, int from, int to) {
    return Shaping.slice(this, axis, from, to);
  }

  @Override
  public String toString() {
    return "Tensor" + Shapes.format(shape);
  }
}
