package io.github.gan4j.core.io;

import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.Slot;
import io.github.gan4j.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parameters and buffers of a net in a safetensors file, each under its path. */
public final class ParamsFile {

  private ParamsFile() {}

  /**
   * Writes every parameter and buffer.
   *
   * @throws TensorFileException if the file cannot be written; an older one is then still whole
   */
  public static void write(Path file, Params params, Map<String, String> metadata)
      throws TensorFileException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    params.slots().forEach(slot -> tensors.put(slot.path(), slot.value()));
    Safetensors.write(file, tensors, metadata);
  }

  /**
   * Fails unless the file holds exactly the parameters and buffers of the net.
   *
   * @throws TensorFileException if a name is missing, unexpected, or has another shape
   */
  public static void require(TensorFile file, Params params) throws TensorFileException {
    Map<String, int[]> expected = new LinkedHashMap<>();
    params.slots().forEach(slot -> expected.put(slot.path(), slot.shape()));
    file.require(expected);
  }

  /**
   * Copies the numbers of a file that fits into the net.
   *
   * @throws TensorFileException if the file lacks one
   */
  public static void assign(TensorFile file, Params params) throws TensorFileException {
    for (Slot slot : params.slots()) {
      slot.assign(file.tensor(slot.path()));
    }
  }
}
