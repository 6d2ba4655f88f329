package io.github.gan4j.core.layer;

import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.Weight;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.tensor.Indexing;
import io.github.gan4j.core.tensor.Tensor;

/** A row of numbers per label: labels to [N,size]. Not a {@link Layer}, since labels are no tensor. */
public final class Embedding {

  private final Weight table;

  /** Rows drawn from N(0,1), as PyTorch does. */
  public Embedding(Params p, int labels, int size) {
    this(p, labels, size, WeightSpec.standard().init(Initializers.normal(0, 1)));
  }

  public Embedding(Params p, int labels, int size, WeightSpec spec) {
    table = spec.createWeight(p, labels, size);
  }

  /** The rows of the labels. */
  public Tensor forward(int[] labels, Pass pass) {
    return Indexing.gather(table.value(pass.training()), labels);
  }
}
