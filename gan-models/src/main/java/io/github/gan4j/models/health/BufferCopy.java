package io.github.gan4j.models.health;

import io.github.gan4j.core.param.Buffer;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.gan.Gan;
import java.util.ArrayList;
import java.util.List;

/**
 * The buffers of all nets, such as running statistics, as they were after a step. A forward pass writes to them before anyone
 * knows that its loss is NaN.
 */
final class BufferCopy {

  private final List<Buffer> buffers = new ArrayList<>();
  private final List<float[]> copies = new ArrayList<>();

  BufferCopy(Gan gan) {
    gan.nets().forEach(net -> buffers.addAll(net.params().buffers()));
    buffers.forEach(buffer -> copies.add(new float[buffer.value().size()]));
  }

  void take() {
    for (int i = 0; i < copies.size(); i++) {
      Tensor value = buffers.get(i).value();
      System.arraycopy(value.data(), value.offset(), copies.get(i), 0, value.size());
    }
  }

  void putBack() {
    for (int i = 0; i < copies.size(); i++) {
      Tensor value = buffers.get(i).value();
      System.arraycopy(copies.get(i), 0, value.data(), value.offset(), value.size());
    }
  }
}
