package io.github.gan4j.core.io;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every cut and every flipped bit of a small file must be noticed. */
class DamagedFileTest {

  @TempDir
  Path directory;

  @Test
  void noticesEveryCut() throws IOException {
    byte[] whole = written(tensors(), Map.of("step", "12"));
    for (int length = 0; length < whole.length; length++) {
      assertDamaged(Arrays.copyOf(whole, length), "cut to " + length);
    }
  }

  @Test
  void noticesEveryFlippedBit() throws IOException {
    assertEveryFlipNoticed(
        written(tensors(), Map.of("step", "12", "config", "{\"size\": [0, 1]}")));
  }

  @Test
  void noticesEveryFlippedBitWithoutTensors() throws IOException {
    assertEveryFlipNoticed(written(Map.of(), Map.of("step", "12")));
  }

  @Test
  void noticesAppendedBytes() throws IOException {
    byte[] whole = written(tensors(), Map.of());
    for (int extra = 1; extra <= 16; extra++) {
      assertDamaged(Arrays.copyOf(whole, whole.length + extra), extra + " more");
    }
  }

  private void assertEveryFlipNoticed(byte[] whole) throws IOException {
    assertTrue(whole.length <= 1024, "a small file, but " + whole.length);
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertDamaged(flipped, "bit " + bit % 8 + " of byte " + bit / 8);
    }
  }

  /** With shapes that a flip can change without changing the size, and with a multi-byte and an escaped character. */
  private static Map<String, Tensor> tensors() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("up1.weight", Tensor.of(new float[] {1, -2, 3, Float.NaN, 0, -0f}, 2, 3));
    tensors.put("gr\u00f6\u00dfe\n", Tensor.zeros(0, 12));
    tensors.put("s", Tensor.scalar(0));
    tensors.put("t", Tensor.zeros(3));
    return tensors;
  }

  private byte[] written(Map<String, Tensor> tensors, Map<String, String> texts)
      throws IOException {
    Path file = directory.resolve("whole.safetensors");
    Safetensors.write(file, tensors, texts);
    return Files.readAllBytes(file);
  }

  private void assertDamaged(byte[] bytes, String how) throws IOException {
    Path file = directory.resolve("damaged.safetensors");
    Files.write(file, bytes);
    assertThrows(TensorFileException.class, () -> Safetensors.read(file), how);
  }
}
