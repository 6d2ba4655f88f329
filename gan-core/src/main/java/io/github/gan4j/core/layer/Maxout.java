package io.github.gan4j.core.layer;

import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.tensor.Activations;
import io.github.gan4j.core.tensor.Tensor;

/**
 * A linear layer of {@code units * pieces} outputs of which each unit keeps its largest (Goodfellow et al., "Maxout
 * networks", 2013): [N,in] to [N,units].
 *
 * <p>Parameters {@code weight} [in, units * pieces], the pieces of a unit being neighbours, and {@code bias} (unless left
 * out).
 */
public final class Maxout extends Located {

  private final Linear linear;
  private final int pieces;

  public Maxout(Params p, int in, int units, int pieces) {
    this(p, in, units, pieces, WeightSpec.standard());
  }

  public Maxout(Params p, int in, int units, int pieces, WeightSpec spec) {
    super(p, "Maxout " + in + "->" + units + "x" + pieces);
    this.pieces = pieces;
    linear = new Linear(p, in, Shapes.checked("Maxout", (long) units * pieces), spec);
  }

  @Override
  Tensor apply(Tensor x, Pass pass) {
    return Activations.maxout(linear.apply(x, pass), pieces);
  }
}
