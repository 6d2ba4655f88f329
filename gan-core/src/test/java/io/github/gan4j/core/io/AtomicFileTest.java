package io.github.gan4j.core.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.tensor.Scope;
import io.github.gan4j.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir
  Path directory;

  @Test
  void replacesTheOldFile() throws IOException {
    Path file = directory.resolve("f");
    AtomicFile.write(file, out -> out.write(new byte[] {1, 2}));
    AtomicFile.write(file, out -> out.write(3));
    assertArrayEquals(new byte[] {3}, Files.readAllBytes(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void keepsTheOldFileWhenWritingFailsAtAnyByte() throws IOException {
    Path file = directory.resolve("f");
    Files.write(file, new byte[] {1, 2});
    IOException diskFull = new IOException("No space left on device");
    for (int written = 0; written < 100; written++) {
      int size = written;
      IOException e = assertThrows(
          IOException.class,
          () -> AtomicFile.write(file, out -> {
            out.write(new byte[size]);
            throw diskFull;
          }));
      assertSame(diskFull, e);
      assertArrayEquals(new byte[] {1, 2}, Files.readAllBytes(file));
      assertEquals(List.of(file), files());
    }
  }

  @Test
  void cleansUpAfterErrorsToo() throws IOException {
    assertThrows(
        OutOfMemoryError.class,
        () -> AtomicFile.write(directory.resolve("f"), out -> {
          throw new OutOfMemoryError("a fault for the test");
        }));
    assertEquals(List.of(), files());
  }

  @Test
  void cleansUpWhenTheRenameFails() throws IOException {
    Path file = Files.createDirectory(directory.resolve("f"));
    assertThrows(IOException.class, () -> AtomicFile.write(file, out -> out.write(1)));
    assertEquals(List.of(file), files());
  }

  @Test
  void survivesTheRemovalOfTheDirectory() throws IOException {
    Path removed = Files.createDirectory(directory.resolve("removed"));
    assertThrows(
        IOException.class,
        () -> AtomicFile.write(removed.resolve("f"), out -> {
          out.write(1);
          try (Stream<Path> inside = Files.list(removed)) {
            for (Path path : inside.toList()) {
              Files.delete(path);
            }
          }
          Files.delete(removed);
        }));
    assertEquals(List.of(), files());
  }

  @Test
  void anInterruptNeitherBreaksTheWriteNorGetsLost() throws IOException {
    Path file = directory.resolve("g.safetensors");
    Thread.currentThread().interrupt();
    Safetensors.write(file, Map.of("x", Tensor.ones(100_000)), Map.of());
    assertTrue(Thread.currentThread().isInterrupted());
    TensorFile read = Safetensors.read(file);
    assertTrue(Thread.interrupted());
    assertEquals(100_000, read.tensor("x").size());
  }

  @Test
  void namesTheFileAndTheBytesNeeded() {
    Path file = directory.resolve("none/g.safetensors");
    TensorFileException e = assertThrows(
        TensorFileException.class,
        () -> Safetensors.write(file, Map.of("x", Tensor.ones(1000)), Map.of()));
    assertTrue(
        e.getMessage().startsWith("safetensors " + file + ": writing its 4152 bytes failed: "),
        e.getMessage());
  }

  @Test
  void aTensorOfAClosedScopeLeavesTheOldFile() throws IOException {
    Path file = directory.resolve("g.safetensors");
    Safetensors.write(file, Map.of("x", Tensor.ones(2)), Map.of());
    Tensor closed;
    try (Scope scope = Scope.open()) {
      closed = Tensor.zeros(2).add(1);
    }
    assertThrows(
        IllegalStateException.class, () -> Safetensors.write(file, Map.of("x", closed), Map.of()));
    assertEquals(1, Safetensors.read(file).tensor("x").data()[0]);
    assertEquals(List.of(file), files());
    assertFalse(Thread.interrupted());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
