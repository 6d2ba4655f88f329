package io.github.gan4j.bench.gan4j;

import io.github.gan4j.bench.workload.Fill;
import io.github.gan4j.bench.workload.Piece;
import io.github.gan4j.core.layer.BatchNorm;
import io.github.gan4j.core.layer.Conv2d;
import io.github.gan4j.core.layer.ConvTranspose2d;
import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Layers;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.layer.Sequential;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.Slot;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.shape.Window;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.net.Net;
import java.util.ArrayList;
import java.util.List;

/** Builds nets from the pieces of a workload. */
final class Nets {

  private static final float SLOPE = 0.2f;

  private Nets() {}

  /** The net with the numbers that all sides start from. */
  static Net filled(String name, List<Piece> pieces) {
    Net net = Net.of(name, Rng.of(1), p -> sequential(p, pieces));
    for (Slot slot : net.params().slots()) {
      // running statistics start as they do everywhere, and v follows from u
      if (slot.path().matches(".*\\.(weight|bias|u)")) {
        slot.assign(Tensor.wrap(Fill.slot(name + "." + slot.path(), slot.shape()), slot.shape()));
      }
    }
    return net;
  }

  private static Sequential sequential(Params p, List<Piece> pieces) {
    List<Layer> layers = new ArrayList<>();
    for (Piece piece : pieces) {
      add(layers, p, piece);
    }
    return new Sequential(layers);
  }

  private static void add(List<Layer> layers, Params p, Piece piece) {
    if (piece instanceof Piece.Activation a) {
      layers.add(activation(a));
    } else if (piece instanceof Piece.Resize r) {
      layers.add(resize(r));
    } else if (piece instanceof Piece.ToPixel t) {
      layers.add(Layers.reshape(1, 1, t.channels()));
    } else if (piece instanceof Piece.Linear l) {
      layers.add(new Linear(at(p, l.name()), l.in(), l.out(), spec(l.bias(), l.spectral())));
    } else if (piece instanceof Piece.Project l) {
      layers.add(new Linear(at(p, l.name()), l.in(), l.out()));
      layers.add(Layers.reshape(l.height(), l.width(), l.channels()));
    } else if (piece instanceof Piece.BatchNorm n) {
      layers.add(new BatchNorm(at(p, n.name()), n.channels()));
    } else if (piece instanceof Piece.Conv c) {
      Window window = Window.of(c.kernel()).stride(c.stride()).pad(c.pad());
      WeightSpec spec = spec(c.bias(), c.spectral());
      layers.add(new Conv2d(at(p, c.name()), c.in(), c.out(), window, spec));
    } else if (piece instanceof Piece.ConvTranspose c) {
      Window window = Window.of(c.kernel()).stride(c.stride()).pad(c.pad());
      layers.add(new ConvTranspose2d(at(p, c.name()), c.in(), c.out(), window, spec(false, false)));
    } else if (piece instanceof Piece.Residual r) {
      Layer body = sequential(p, r.body());
      Layer shortcut = sequential(p, r.shortcut());
      layers.add((x, pass) -> body.forward(x, pass).add(shortcut.forward(x, pass)));
    }
  }

  private static Params at(Params p, String path) {
    Params at = p;
    for (String name : path.split("\\.", -1)) {
      at = at.at(name);
    }
    return at;
  }

  private static WeightSpec spec(boolean bias, boolean spectral) {
    WeightSpec spec = bias ? WeightSpec.standard() : WeightSpec.standard().noBias();
    return spectral ? spec.spectralNorm() : spec;
  }

  private static Layer activation(Piece.Activation activation) {
    return switch (activation) {
      case RELU -> Layers.relu();
      case LEAKY_RELU -> Layers.leakyRelu(SLOPE);
      case TANH -> Layers.tanh();
      case SIGMOID -> Layers.sigmoid();
    };
  }

  private static Layer resize(Piece.Resize resize) {
    return switch (resize) {
      case UPSAMPLE_2 -> Layers.upsample(2);
      case AVERAGE_2 -> Layers.avgPool(Window.of(2).stride(2));
      case SUM_ALL -> (x, pass) -> x.sum(1, 2);
    };
  }
}
