package io.github.gan4j.core.layer;

import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.tensor.Activations;
import io.github.gan4j.core.tensor.Tensor;

/** A linear layer of {@code units * pieces} outputs of which each unit keeps its largest (Goodfellow et al., 2013). */
public final class Maxout implements Layer {

  private final String label;
  private final Linear linear;
  private final int pieces;

  public Maxout(Params p, int in, int units, int pieces) {
    this(p, in, units, pieces, WeightSpec.standard());
  }

  public Maxout(Params p, int in, int units, int pieces, WeightSpec spec) {
    this.pieces = pieces;
    label = Labels.of(p, "Maxout " + in + "->" + units + "x" + pieces);
    linear = new Linear(p, in, Math.multiplyExact(units, pieces), spec);
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return Activations.maxout(linear.forward(x, pass), pieces);
  }

  @Override
  public String toString() {
    return label;
  }
}
