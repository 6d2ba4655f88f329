package io.github.gan4j.core.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.layer.BatchNorm;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.Slot;
import io.github.gan4j.core.tensor.Rng;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParamsFileTest {
  @TempDir
  Path folder;

  private static Params net(long seed, int out) {
    Params p = new Params(Rng.of(seed));
    new Linear(p.at("hidden"), 3, out);
    new BatchNorm(p.at("norm"), out);
    return p;
  }

  @Test
  void holdsParametersAndBuffersUnderTheirPaths() throws IOException {
    Path file = folder.resolve("net.safetensors");
    Params net = net(1, 4);
    net.buffers().forEach(b -> b.assign(Rng.of(2).normal(0, 1, b.shape())));
    ParamsFile.write(file, net, Map.of("step", "7"));

    TensorFile read = Safetensors.read(file);
    assertEquals("7", read.metadata().get("step"));
    assertEquals(net.slots().stream().map(Slot::path).toList(), read.names());
    Params other = net(3, 4);
    ParamsFile.require(read, other);
    ParamsFile.assign(read, other);
    List<Slot> slots = net.slots();
    for (int i = 0; i < slots.size(); i++) {
      assertArrayEquals(
          slots.get(i).value().toArray(), other.slots().get(i).value().toArray());
    }
  }

  @Test
  void refusesANetOfOtherShapes() throws IOException {
    Path file = folder.resolve("net.safetensors");
    ParamsFile.write(file, net(1, 4), Map.of());
    TensorFile read = Safetensors.read(file);
    TensorFileException e =
        assertThrows(TensorFileException.class, () -> ParamsFile.require(read, net(1, 5)));
    assertEquals(
        "checkpoint " + file
            + ": 6 of 6 parameters do not fit. 'hidden.weight': file [3, 4], model [3, 5]",
        e.getMessage().substring(0, e.getMessage().indexOf(';')));
  }
}
