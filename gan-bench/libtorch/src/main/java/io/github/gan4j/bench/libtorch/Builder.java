package io.github.gan4j.bench.libtorch;

import io.github.gan4j.bench.workload.Fill;
import io.github.gan4j.bench.workload.Layout;
import io.github.gan4j.bench.workload.Piece;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Builds a net from the pieces of a workload, with the numbers that all sides start from. */
final class Builder {

  private static final double EPSILON = 1e-5;
  private static final double MOMENTUM = 0.1;
  private static final long[] DILATION = {1, 1};

  private final String net;
  private final Tensors tensors;
  private final List<Tensor> parameters = new ArrayList<>();

  private Builder(String net, Tensors tensors) {
    this.net = net;
    this.tensors = tensors;
  }

  static Net build(String name, List<Piece> pieces, Tensors tensors) {
    Builder builder = new Builder(name, tensors);
    return Net.of(builder.chain(pieces), builder.parameters);
  }

  private Chain chain(List<Piece> pieces) {
    List<Module> modules = new ArrayList<>();
    for (Piece piece : pieces) {
      // the input of a chain is not its own to change
      modules.add(module(piece, !modules.isEmpty()));
    }
    return new Chain(modules);
  }

  private Module module(Piece piece, boolean inPlace) {
    if (piece instanceof Piece.Activation a) {
      return Functions.activation(a, inPlace);
    } else if (piece instanceof Piece.Resize r) {
      return Functions.resize(r);
    } else if (piece instanceof Piece.ToPixel t) {
      return x -> x.view(-1, t.channels(), 1, 1);
    } else if (piece instanceof Piece.Linear l) {
      return linear(l);
    } else if (piece instanceof Piece.Project l) {
      return project(l);
    } else if (piece instanceof Piece.BatchNorm n) {
      return batchNorm(n);
    } else if (piece instanceof Piece.Conv c) {
      return conv(c);
    } else if (piece instanceof Piece.ConvTranspose c) {
      return convTranspose(c);
    } else if (piece instanceof Piece.Residual r) {
      return Functions.residual(chain(r.body()), chain(r.shortcut()));
    }
    throw new IllegalArgumentException("no such module: " + piece);
  }

  private Module linear(Piece.Linear l) {
    float[] values = Fill.slot(path(l.name(), "weight"), l.in(), l.out());
    Tensor w = parameter(Layout.transpose(values, l.in(), l.out()), l.out(), l.in());
    TensorOptional bias = l.bias() ? bias(l.name(), l.out()) : new TensorOptional();
    if (!l.spectral()) {
      return x -> torch.linear(x, w, bias);
    }
    SpectralWeight spectral = spectral(l.name(), w, l.out());
    return x -> {
      try (Tensor value = spectral.value()) {
        return torch.linear(x, value, bias);
      }
    };
  }

  private Module project(Piece.Project l) {
    int h = l.height();
    int w = l.width();
    int c = l.channels();
    float[] weight = Fill.slot(path(l.name(), "weight"), l.in(), l.out());
    float[] channelsFirst = Layout.projection(weight, l.in(), h, w, c);
    Tensor matrix = parameter(Layout.transpose(channelsFirst, l.in(), l.out()), l.out(), l.in());
    float[] bias = Fill.slot(path(l.name(), "bias"), l.out());
    TensorOptional shift =
        new TensorOptional(parameter(Layout.projection(bias, 1, h, w, c), l.out()));
    return x -> {
      try (Tensor y = torch.linear(x, matrix, shift)) {
        return y.view(-1, c, h, w);
      }
    };
  }

  private Module conv(Piece.Conv c) {
    int k = c.kernel();
    Tensor w = kernel(c.name(), k, c.in(), c.out());
    TensorOptional bias = c.bias() ? bias(c.name(), c.out()) : new TensorOptional();
    long[] stride = {c.stride(), c.stride()};
    long[] pad = {c.pad(), c.pad()};
    if (!c.spectral()) {
      return x -> torch.conv2d(x, w, bias, stride, pad, DILATION, 1);
    }
    SpectralWeight spectral = spectral(c.name(), w, c.out());
    return x -> {
      try (Tensor value = spectral.value()) {
        return torch.conv2d(x, value, bias, stride, pad, DILATION, 1);
      }
    };
  }

  private Module convTranspose(Piece.ConvTranspose c) {
    Tensor w = kernel(c.name(), c.kernel(), c.out(), c.in());
    long[] stride = {c.stride(), c.stride()};
    long[] pad = {c.pad(), c.pad()};
    long[] outputPad = {0, 0};
    TensorOptional none = new TensorOptional();
    return x -> torch.conv_transpose2d(x, w, none, stride, pad, outputPad, 1, DILATION);
  }

  private Module batchNorm(Piece.BatchNorm n) {
    int channels = n.channels();
    float[] values = Fill.slot(path(n.name(), "weight"), channels);
    TensorOptional scale = new TensorOptional(parameter(values, channels));
    TensorOptional shift = bias(n.name(), channels);
    TensorOptional mean = new TensorOptional(torch.zeros(channels));
    TensorOptional variance = new TensorOptional(torch.ones(channels));
    return x -> torch.batch_norm(x, scale, shift, mean, variance, true, MOMENTUM, EPSILON, false);
  }

  // [kH,kW,first,second] as [second,first,kH,kW]
  private Tensor kernel(String name, int k, int first, int second) {
    float[] values = Fill.slot(path(name, "weight"), k, k, first, second);
    return parameter(Layout.kernel(values, k, k, first, second), second, first, k, k);
  }

  private TensorOptional bias(String name, int size) {
    return new TensorOptional(parameter(Fill.slot(path(name, "bias"), size), size));
  }

  private SpectralWeight spectral(String name, Tensor w, int outputs) {
    Tensor u = tensors.of(Fill.slot(path(name, "u"), outputs, 1), outputs);
    return new SpectralWeight(w, tensors.channelsLast(), u);
  }

  private Tensor parameter(float[] values, long... shape) {
    Tensor p = tensors.of(values, shape);
    p.set_requires_grad(true);
    parameters.add(p);
    return p;
  }

  private String path(String name, String slot) {
    return net + "." + name + "." + slot;
  }
}
