package io.github.gan4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.io.Safetensors;
import io.github.gan4j.models.feature.LeNet;
import io.github.gan4j.models.feature.LeNetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierCommandTest {
  private static final int TESTS = 20;

  @TempDir
  Path folder;

  private Program program;
  private Path data;

  @BeforeEach
  void setUp() throws IOException {
    program = new Program(folder);
    data = program.data();
    byte[] pixels = new byte[TESTS * 28 * 28];
    new Random(2).nextBytes(pixels);
    Files.write(data.resolve("t10k-images-idx3-ubyte"), Program.idx(pixels, 0x803, TESTS, 28, 28));
    Files.write(data.resolve("t10k-labels-idx1-ubyte"), Program.idx(new byte[TESTS], 0x801, TESTS));
  }

  private Program train(String... more) {
    String[] args = {"classifier", "--data", data.toString(), "--batch", "8", "--epochs", "2"};
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return program.run(all);
  }

  private void fails(String message, String... more) {
    train(more);
    assertEquals("gan: " + message + "\n", program.err);
    assertEquals(2, program.code);
    assertEquals("", program.out);
  }

  @Test
  void writesAClassifierNamedAfterTheData() throws IOException {
    assertEquals(0, train("--seed", "3").code, program.err);
    Path file = folder.resolve("lenet-data.safetensors");
    assertTrue(
        program.out.matches(
            "lenet-data: 100\\.00 % of 20 test images right, trained on 40 in [0-9,]+ seconds\n.*\n"),
        program.out);
    assertTrue(program.out.endsWith("\n" + file + "\n"), program.out);
    assertTrue(
        program.err.matches(
            "epoch 1/2  loss 0\\.0000  accuracy 100\\.00 %  \\d+ s\nepoch 2/2  .*\n"),
        program.err);
    LeNet net = LeNetFile.read(file);
    assertEquals("lenet-data", net.name());
    assertEquals(1, net.classes());
    Map<String, String> metadata = Safetensors.read(file).metadata();
    assertEquals("1.0", metadata.get("accuracy"));
    assertEquals("3", metadata.get("seed"));
    assertEquals("2", metadata.get("epochs"));
    assertEquals("8", metadata.get("batch"));
    assertEquals("40", metadata.get("samples"));
  }

  @Test
  void theFileDependsOnTheSeedAndNotOnTheThreads() throws IOException {
    train("--out", "a.safetensors", "--threads", "1");
    train("--out", "b.safetensors", "--threads", "2");
    train("--out", "c.safetensors", "--seed", "2");
    byte[] a = Files.readAllBytes(folder.resolve("a.safetensors"));
    assertArrayEquals(a, Files.readAllBytes(folder.resolve("b.safetensors")));
    assertFalse(Arrays.equals(a, Files.readAllBytes(folder.resolve("c.safetensors"))));
  }

  @Test
  void neverOverwritesAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.safetensors"), "precious");
    fails(
        "--out " + file
            + ": must be a new file whose name ends in .safetensors. Name another, or delete the one there.",
        "--out",
        "mine.safetensors");
    assertEquals("precious", Files.readString(file));
  }

  @Test
  void saysWhatIsWrongWithTheArguments() {
    fails("--threads must be 1 to 1024, got 0.", "--threads", "0");
    program.run("classifier", "--data", data.toString(), "--epochs", "0");
    assertEquals("gan: --epochs must be at least 1, got 0.\n", program.err);
    assertEquals(2, program.code);
    program.run("classifier", "--data", data.toString(), "--batch", "-2");
    assertEquals("gan: --batch must be at least 1, got -2.\n", program.err);
  }

  @Test
  void saysWhereItCannotWrite() {
    fails(
        "--out " + folder.resolve("a.pt")
            + ": must be a new file whose name ends in .safetensors. Name another, or delete the one there.",
        "--out",
        "a.pt");
    fails(
        "--out " + folder.resolve("no/a.safetensors") + ": cannot write to "
            + folder.resolve("no").toAbsolutePath()
            + ". Name a folder that is there and can be written.",
        "--out",
        "no/a.safetensors");
  }

  @Test
  void needsLabelsAndATestPart() throws IOException {
    Path images = data.resolve("train-images-idx3-ubyte");
    program.run("classifier", "--data", images.toString());
    assertEquals(
        "gan: --data " + images
            + ": has no test part to measure the accuracy on. Give a folder or npz file with both parts.\n",
        program.err);
    assertEquals(2, program.code);
    Files.delete(data.resolve("train-labels-idx1-ubyte"));
    fails("--data " + data + ": has no labels. Give labelled images.");
    program.run("classifier");
    assertEquals(
        "gan: Missing required option: '--data=NAME|PATH'. See 'gan classifier --help'.\n",
        program.err);
  }
}
