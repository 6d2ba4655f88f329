package io.github.gan4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every mistake gives one line that names it, exit code 2, and no run folder. */
class ErrorsTest {
  @TempDir
  Path folder;

  private Program program;

  @BeforeEach
  void setUp() {
    program = new Program(folder);
  }

  private void fails(String message, String... args) {
    program.run(args);
    assertEquals("gan: " + message + "\n", program.err);
    assertEquals(2, program.code);
    assertEquals("", program.out);
    assertFalse(Files.exists(folder.resolve("runs")));
  }

  private void trainFails(String message, String... more) {
    String[] args = {"train", "dcgan-mini", "--steps", "1"};
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    fails(message, all);
  }

  @Test
  void arguments() {
    fails(
        "Unmatched argument at index 0: 'trian'. Did you mean 'train'? See 'gan --help'.", "trian");
    fails("Missing required subcommand. See 'gan --help'.", "--verbose");
    fails("Missing required parameter: 'MODEL', or --resume RUN. See 'gan train --help'.", "train");
    trainFails(
        "Unknown option: '--stepz=3'. Did you mean '--steps'? See 'gan train --help'.",
        "--stepz=3");
    trainFails(
        "Invalid value for option '--batch': 'many' is not an int. See 'gan train --help'.",
        "--batch",
        "many");
    trainFails(
        "option '--seed' (N) should be specified only once. See 'gan train --help'.",
        "--seed",
        "2",
        "--batch",
        "8",
        "--seed",
        "3");
    trainFails("--batch must be at least 1, got 0.", "--batch", "0");
    trainFails("--sample-every must be at least 1, got -1.", "--sample-every", "-1");
    for (String never : new String[] {"0s", "often", "-1s"}) {
      trainFails(
          "--save-every must be a time above zero such as 90s, 10m or 1h30m, got '" + never + "'.",
          "--save-every=" + never);
    }
    trainFails("--threads must be 1 to 1024, got 0.", "--threads", "0");
    trainFails("--steps and --epochs exclude each other. Give one.", "--epochs", "1");
    fails("--steps must be at least 1, got -3.", "train", "dcgan-mini", "--steps", "-3");
  }

  @Test
  void models_and_settings() {
    fails(
        "unknown model 'dcgan-minni'. Nearest: 'dcgan-mini', 'cgan-mlp', 'cgan-conv'.",
        "train",
        "dcgan-minni");
    fails("unknown model 'ganx'. Nearest: 'gan', 'cgan', 'gan-bn'.", "models", "ganx");
    trainFails(
        "unknown setting 'latent.sise'. Nearest: 'latent.size', 'loss', 'latent.distribution'.",
        "--set",
        "latent.sise=3");
    trainFails(
        "setting latent.size: expected a whole number, got 'big'.", "--set", "latent.size=big");
    trainFails("Ema: decay must be at least 0 and below 1, got 1.5.", "--set", "ema=1.5");
    trainFails(
        "Value for option option '--set' (KEY=VALUE) should be in KEY=VALUE format but was norm. See 'gan train --help'.",
        "--set",
        "norm");
  }

  @Test
  void a_shape_too_large_for_an_array() {
    program.run("train", "dcgan-mini", "--set", "latent.size=2000000000");
    assertEquals(2, program.code);
    assertTrue(program.err.matches("gan: .*\\[4, 4, \\d+, \\d+].*\n"), program.err);
  }

  @Test
  void data_that_is_not_there() {
    String nothing = folder.resolve("nothing").toString();
    trainFails(nothing + ": no such file or folder.", "--data", "nothing");
    trainFails(
        "--data mnist: not found. Looked in $GAN4J_DATA (not set) and "
            + folder.resolve("cache/gan4j/mnist")
            + ". Fetch it with 'gan data get mnist', or put train-images-idx3-ubyte.gz and train-labels-idx1-ubyte.gz there (with or without .gz).",
        "--data",
        "mnist");
    program.environment.put("GAN4J_DATA", folder.resolve("sets").toString());
    program.run("train", "dcgan-mini", "--data", "fashion-mnist");
    assertTrue(
        program.err.contains("Looked in " + folder.resolve("sets/fashion-mnist") + " and "),
        program.err);
  }

  @Test
  void broken_data() throws IOException {
    Path data = program.data();
    Path images = data.resolve("train-images-idx3-ubyte");
    Path labels = data.resolve("train-labels-idx1-ubyte");
    byte[] whole = Files.readAllBytes(images);

    Files.write(images, Arrays.copyOf(whole, 1000));
    trainFails(
        images + ": truncated: 31376 bytes expected (header and 40 images of 28x28), 1000 found.",
        "--data",
        data.toString());
    Files.write(images, Files.readAllBytes(labels));
    trainFails(
        images
            + ": not an IDX image file: magic number 0x00000801 (labels), expected 0x00000803. Give the images file, or its folder.",
        "--data",
        data.toString());
    Files.write(images, whole);
    Files.write(labels, Program.idx(new byte[39], 0x801, 39));
    trainFails(
        labels + ": 39 labels for 40 samples. Give one for each.", "--data", data.toString());

    Path picture = Files.writeString(folder.resolve("photo.png"), "no picture");
    program.run("train", "dcgan-mini", "--data", picture.toString());
    assertEquals(2, program.code);
    assertTrue(program.err.startsWith("gan: " + picture + ": "), program.err);
    assertEquals(1, program.err.lines().count());

    byte[] cifar = new byte[3073];
    cifar[0] = 11;
    Path batch = Files.write(folder.resolve("batch.bin"), cifar);
    trainFails(
        batch + ": label 11 of sample 0 is outside 0..9. Is this a CIFAR-10 binary file?",
        "--data",
        batch.toString());
  }

  @Test
  void data_that_does_not_fit() throws IOException {
    trainFails(
        "Batches: " + program.data().resolve("train-images-idx3-ubyte")
            + " has 40 samples, fewer than one batch of 64. Use a smaller batch.",
        "--data",
        program.data().toString());
    // arrays of floats are taken as they are: 8 samples of 14x14
    byte[] header = "{'descr': '<f4', 'fortran_order': False, 'shape': (8, 14, 14, 1), }"
        .getBytes(StandardCharsets.US_ASCII);
    byte[] npy = new byte[10 + header.length + 4 * 8 * 14 * 14];
    byte[] start = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length, 0};
    System.arraycopy(start, 0, npy, 0, 10);
    System.arraycopy(header, 0, npy, 10, header.length);
    Path file = Files.write(folder.resolve("small.npy"), npy);
    trainFails(
        "GanTrainer: the data's samples are [14, 14, 1] but the generator of 'dcgan-mini' makes [28, 28, 1]. Resize the data, or choose another net.",
        "--data",
        file.toString(),
        "--batch",
        "4");
  }

  @Test
  void places_that_cannot_be_written() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    trainFails("--out " + file + ": there is a file of that name. Name a folder.", "--out", "file");
    trainFails(
        "--out " + file.resolve("run") + ": cannot write to " + file
            + ". Name a folder that can be written.",
        "--out",
        "file/run");
  }

  @Test
  void runs_that_cannot_be_sampled() throws IOException {
    String nothing = folder.resolve("nothing").toString();
    fails(
        nothing
            + ": not a run folder: there is no config.json in it. Give a folder that 'gan train' wrote.",
        "sample",
        "nothing");
    fails("--count must be 1 to 10000, got 0.", "sample", "nothing", "--count", "0");
    fails(
        "--out " + folder.resolve("a.jpg") + ": must be a file whose name ends in .png.",
        "sample",
        "nothing",
        "--out",
        "a.jpg");
    Path run = Files.createDirectory(folder.resolve("run"));
    Path config = Files.writeString(run.resolve("config.json"), "{\"model\":");
    program.run("sample", "run");
    assertEquals(2, program.code);
    assertTrue(
        program.err.startsWith("gan: " + config + ": damaged: Unexpected end-of-input"),
        program.err);
    assertEquals(1, program.err.lines().count());
    Files.writeString(config, "{\"model\":\"dcgan-mini\",\"seed\":1,\"settings\":{}}");
    fails(run.resolve("checkpoint") + ": there is no checkpoint.", "sample", "run");
  }

  @Test
  void a_training_that_diverges_keeps_what_was_written() throws IOException {
    program.run(
        "train",
        "dcgan-mini",
        "--data",
        program.data().toString(),
        "--batch",
        "8",
        "--steps",
        "50",
        "--out",
        "run",
        "--set",
        "loss=least-squares",
        "--set",
        "realLabel=1",
        "--set",
        "discriminator.norm=bn",
        "--set",
        "discriminator.learningRate=1e30");
    assertEquals(1, program.code, program.err);
    String last = program.err.lines().reduce("", (first, second) -> second);
    assertTrue(
        last.matches(
            "gan: GanTrainer: ._loss is .* at step \\d+ .* What was written before is in .*run\\."),
        program.err);
    assertFalse(program.err.contains("\tat "), program.err);
    assertEquals(0, program.run("sample", "run").code, program.err);
  }

  @Test
  void the_stack_trace_is_shown_on_demand() {
    program.run("train", "nothing", "--verbose");
    assertTrue(program.err.startsWith("gan: unknown model 'nothing'."), program.err);
    assertTrue(program.err.contains("\tat io.github.gan4j"), program.err);
    assertEquals(2, program.code);
  }
}
