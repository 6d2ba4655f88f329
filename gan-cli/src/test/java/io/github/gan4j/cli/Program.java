package io.github.gan4j.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The program in this process, with what it printed; and small data for it. */
final class Program {
  static final String MODEL = "dcgan-mini";
  static final int IMAGES = 40;

  final Path folder;
  final Map<String, String> environment = new HashMap<>();
  int code;
  String out = "";
  String err = "";

  /** Relative paths begin in {@code folder}. */
  Program(Path folder) {
    this.folder = folder;
    environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
  }

  Program run(String... args) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    try (PrintStream o = new PrintStream(outBytes, true, StandardCharsets.UTF_8);
        PrintStream e = new PrintStream(errBytes, true, StandardCharsets.UTF_8)) {
      code = Main.run(new Session("gan", o, e, false, environment, folder), args);
    }
    out = outBytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    err = errBytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    return this;
  }

  /** A short training on small data, with more arguments. */
  Program train(String... more) throws IOException {
    String[] args = {"train", MODEL, "--data", data().toString(), "--batch", "8", "--steps", "3"};
    String[] all = new String[args.length + more.length];
    System.arraycopy(args, 0, all, 0, args.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return run(all);
  }

  /** The program in a JVM of its own with these options, begun in a folder; what it says goes to one place. */
  static ProcessBuilder otherJvm(Path folder, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of(
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
  }

  /** A folder with 40 random images and their labels under the usual names. */
  Path data() throws IOException {
    return data(folder.resolve("data"));
  }

  static Path data(Path folder) throws IOException {
    Files.createDirectories(folder);
    byte[] pixels = new byte[IMAGES * 28 * 28];
    new Random(1).nextBytes(pixels);
    Files.write(folder.resolve("train-images-idx3-ubyte"), idx(pixels, 0x803, IMAGES, 28, 28));
    Files.write(folder.resolve("train-labels-idx1-ubyte"), idx(new byte[IMAGES], 0x801, IMAGES));
    return folder;
  }

  static byte[] idx(byte[] content, int... header) {
    ByteBuffer all = ByteBuffer.allocate(4 * header.length + content.length);
    for (int value : header) {
      all.putInt(value);
    }
    return all.put(content).array();
  }
}
