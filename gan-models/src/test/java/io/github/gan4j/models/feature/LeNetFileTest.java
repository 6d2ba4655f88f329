package io.github.gan4j.models.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.io.Safetensors;
import io.github.gan4j.core.io.TensorFile;
import io.github.gan4j.core.io.TensorFileException;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeNetFileTest {
  @TempDir
  Path folder;

  private Path file;

  @BeforeEach
  void setUp() {
    file = folder.resolve("net.safetensors");
  }

  @Test
  void bringsBackTheSameNet() throws IOException {
    LeNet net = new LeNet("lenet-x", 3, 7, Rng.of(1));
    LeNetFile.write(file, net, Map.of("accuracy", "0.5"));
    LeNet read = LeNetFile.read(file);
    assertEquals("lenet-x", read.name());
    assertArrayEquals(net.sampleShape(), read.sampleShape());
    assertEquals(7, read.classes());
    assertArrayEquals(net.params().data(), read.params().data());
    Tensor x = Rng.of(2).uniform(-1, 1, 2, 28, 28, 3);
    assertArrayEquals(net.logits(x).toArray(), read.logits(x).toArray());
  }

  @Test
  void theMetadataSaysWhatItIs() throws IOException {
    LeNetFile.write(file, new LeNet("lenet-x", 1, 10, Rng.of(1)), Map.of("accuracy", "0.5"));
    assertEquals(
        Map.of(
            "classifier", "lenet-x",
            "sample_shape", "[28, 28, 1]",
            "classes", "10",
            "accuracy", "0.5"),
        Safetensors.read(file).metadata());
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    assertThrows(FileNotFoundException.class, () -> LeNetFile.read(file));

    Safetensors.write(file, Map.of("w", Tensor.zeros(2)), Map.of());
    fails("classifier " + file
        + ": the file names no classifier in its metadata. Give the file of a trained LeNet.");

    LeNetFile.write(file, new LeNet("x", 1, 10, Rng.of(1)), Map.of());
    TensorFile whole = Safetensors.read(file);
    Map<String, Tensor> tensors = new HashMap<>(whole.tensors());
    tensors.put("conv1.weight", Tensor.zeros(5));
    tensors.put("output.weight", Tensor.zeros(84, 9));
    Safetensors.write(file, tensors, whole.metadata());
    fails(
        "checkpoint " + file
            + ": 2 of 10 parameters do not fit. 'conv1.weight': file [5], model [5, 5, 1, 16];"
            + " 'output.bias': file [10], model [9]. Build the model with the configuration it was saved with.");
  }

  private void fails(String message) {
    TensorFileException e = assertThrows(TensorFileException.class, () -> LeNetFile.read(file));
    assertEquals(message, e.getMessage());
  }

  @Test
  void noticesADamagedByte() throws IOException {
    LeNetFile.write(file, new LeNet("x", 1, 10, Rng.of(1)), Map.of());
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 100] ^= 1;
    Files.write(file, bytes);
    TensorFileException e = assertThrows(TensorFileException.class, () -> LeNetFile.read(file));
    assertTrue(e.getMessage().startsWith("safetensors " + file + ": "), e.getMessage());
  }
}
