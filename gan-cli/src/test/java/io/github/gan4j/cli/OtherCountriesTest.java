package io.github.gan4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run writes the same bytes whatever language, time zone and character set the JVM has. */
@Timeout(300)
class OtherCountriesTest {

  /** What the clock or the folder has a part in, in JSON. */
  private static final String OWN =
      "\"(started|directory|seconds|images_per_second)\" ?: ?(\"[^\"]*\"|[^,}\\s]*)";

  @TempDir
  Path folder;

  @Test
  void writeTheSameFiles() throws IOException {
    var english = start("english", "-Duser.language=en", "-Duser.timezone=UTC");
    var turkish = start(
        "turkish",
        "-Duser.language=tr",
        "-Duser.country=TR",
        "-Duser.timezone=Pacific/Kiritimati",
        "-Dfile.encoding=ISO-8859-1");
    var egyptian = start(
        "egyptian",
        "-Duser.language=ar",
        "-Duser.country=EG",
        "-Duser.extensions=u-nu-arab",
        "-Dfile.encoding=US-ASCII");
    Map<String, byte[]> expected = english.join();
    requireSame(expected, turkish.join());
    requireSame(expected, egyptian.join());
  }

  private static void requireSame(Map<String, byte[]> expected, Map<String, byte[]> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach((name, bytes) -> {
      if (name.matches(".*\\.jsonl?")) {
        assertEquals(withoutOwn(bytes), withoutOwn(actual.get(name)), name);
      } else if (name.endsWith("training.safetensors")) {
        assertEquals(header(bytes), header(actual.get(name)), name);
      } else if (!name.endsWith("listener-metrics.safetensors")) { // the length of the metrics file
        assertArrayEquals(bytes, actual.get(name), name);
      }
    });
  }

  private static String withoutOwn(byte[] json) {
    return new String(json, StandardCharsets.UTF_8).replaceAll(OWN, "\"$1\":0");
  }

  /** The texts of a file without tensors of note, but for the time that passed and the checksum, which covers it. */
  private static String header(byte[] safetensors) {
    int length = ByteBuffer.wrap(safetensors).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return new String(safetensors, Long.BYTES, length, StandardCharsets.UTF_8)
        .replaceAll("\"(seconds|crc32c)\":\"[^\"]*\"", "")
        .strip();
  }

  private CompletableFuture<Map<String, byte[]>> start(String name, String... options) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return run(Files.createDirectory(folder.resolve(name)), options);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    });
  }

  private static Map<String, byte[]> run(Path directory, String... options)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("-Dgan4j.kernels=scalar");
    Process process = Program.otherJvm(
            directory,
            all,
            "train",
            "wgan-gp-toy",
            "--set",
            "width=16",
            "--steps",
            "3",
            "--batch",
            "8",
            "--out",
            "run")
        .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return contents(directory.resolve("run"));
  }

  private static Map<String, byte[]> contents(Path folder) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return contents;
  }
}
