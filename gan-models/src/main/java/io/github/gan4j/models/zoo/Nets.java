package io.github.gan4j.models.zoo;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.models.net.ConditionalLayer;
import io.github.gan4j.models.net.Stack;

/** A kind of nets that several GANs are built of. */
interface Nets {

  /** The shape of a sample. */
  int[] sampleShape();

  /** A generator's layers, from vectors of a size to samples. */
  Layer generator(Params p, int input);

  /** A discriminator's layers but for the last. */
  Stack trunk(Params p, int... inputShape);

  /** A discriminator's layers that end in so many numbers for each sample. */
  default Layer scores(Params p, int outputs, int... inputShape) {
    return trunk(p, inputShape).at("score").linear(outputs).build();
  }

  /** The same for a discriminator that sees the class behind the last axis of a sample. */
  default ConditionalLayer joinedScores(Params p, int outputs, int classes) {
    int[] shape = sampleShape();
    shape[shape.length - 1] += classes;
    return ConditionalLayer.joined(scores(p, outputs, shape));
  }
}
