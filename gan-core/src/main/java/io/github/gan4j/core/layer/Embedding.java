package io.github.gan4j.core.layer;

import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.Weight;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.tensor.Indexing;
import io.github.gan4j.core.tensor.Tensor;

/**
 * A row of numbers per label: N labels to [N,size]. Not a {@link Layer}, since labels are no tensor.
 *
 * <p>Parameter {@code weight} [labels,size]; there is no bias.
 */
public final class Embedding {

  private final String label;
  private final Weight table;

  /** Rows drawn from N(0,1), as PyTorch does. */
  public Embedding(Params p, int labels, int size) {
    this(p, labels, size, WeightSpec.standard().init(Initializers.normal(0, 1)));
  }

  public Embedding(Params p, int labels, int size, WeightSpec spec) {
    label = Located.label(p, "Embedding " + labels + "->" + size);
    table = spec.createWeight(p, labels, size);
  }

  /**
   * The rows of the labels.
   *
   * @throws ShapeException if a label is out of range
   */
  public Tensor forward(int[] labels, Pass pass) {
    try {
      return Indexing.gather(table.value(pass.training()), labels);
    } catch (ShapeException e) {
      throw e.at(label);
    }
  }

  @Override
  public String toString() {
    return label;
  }
}
