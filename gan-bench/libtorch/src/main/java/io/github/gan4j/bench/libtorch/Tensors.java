package io.github.gan4j.bench.libtorch;

import io.github.gan4j.bench.workload.Fill;
import io.github.gan4j.bench.workload.Layout;
import io.github.gan4j.bench.workload.Workload;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/** Makes tensors in one of the two orders that images can have in memory. */
record Tensors(boolean channelsLast) {

  /** Images of {@code values}, which are channels first, or anything else in its only order. */
  Tensor of(float[] values, long... shape) {
    try (FloatPointer data = new FloatPointer(values);
        Tensor view = torch.from_blob(data, shape)) {
      if (!channelsLast || shape.length != 4) {
        return view.clone();
      }
      // an image of one pixel is in both orders at once, and contiguous() may give the view itself
      try (Tensor copy = view.clone()) {
        return copy.contiguous(MemoryFormat.ChannelsLast);
      }
    }
  }

  Tensor real(Workload w) {
    int[] shape = w.batchShape();
    int size = 1;
    for (int n : shape) {
      size *= n;
    }
    float[] values = Fill.uniform("real", size);
    return w.isImage()
        ? of(Layout.images(values, shape), shape[0], shape[3], shape[1], shape[2])
        : of(values, shape[0], shape[1]);
  }

  Tensor latent(Workload w) {
    return of(Fill.uniform("latent", w.batch() * w.latent()), w.batch(), w.latent());
  }
}
