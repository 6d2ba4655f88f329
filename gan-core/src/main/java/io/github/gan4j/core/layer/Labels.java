package io.github.gan4j.core.layer;

import io.github.gan4j.core.param.Params;

/** How a layer names itself in an error, for example {@code down2 (Conv2d 64->128)}. */
final class Labels {

  private Labels() {}

  static String of(Params p, String kind, int in, int out) {
    return of(p, kind + " " + in + "->" + out);
  }

  static String of(Params p, String kind) {
    return p.path() + " (" + kind + ")";
  }
}
