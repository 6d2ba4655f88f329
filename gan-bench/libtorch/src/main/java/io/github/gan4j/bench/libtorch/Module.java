package io.github.gan4j.bench.libtorch;

import org.bytedeco.pytorch.Tensor;

/** A part of a net. */
interface Module {

  /** The result, which the caller frees; or x itself, changed in place. */
  Tensor forward(Tensor x);
}
