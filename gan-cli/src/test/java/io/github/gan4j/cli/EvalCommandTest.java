package io.github.gan4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalCommandTest {
  @TempDir
  Path folder;

  private Program program;
  private Path run;

  @BeforeEach
  void setUp() throws IOException {
    program = new Program(folder);
    program.train("--out", "run", "--set", "ema=0.9");
    assertEquals(0, program.code, program.err);
    run = folder.resolve("run");
  }

  private Program eval(String... more) {
    String[] args = {"eval", "run"};
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return program.run(all);
  }

  private void fails(String message, String... more) {
    eval(more);
    assertEquals("gan: " + message + "\n", program.err);
    assertEquals(2, program.code);
    assertFalse(Files.exists(run.resolve("eval.json")));
  }

  @Test
  void a_table_of_all_scores_and_the_same_as_json() throws IOException {
    program.run(
        "train",
        Program.MODEL,
        "--batch",
        "8",
        "--steps",
        "1",
        "--eval-every",
        "0",
        "--out",
        "embedded");
    assertEquals(0, program.code, program.err);
    program.run("eval", "embedded", "--samples", "200", "--seeds", "2");
    assertEquals(0, program.code, program.err);
    List<String> lines = program.out.lines().toList();
    assertEquals(
        "dcgan-mini at step 1: 200 samples of the generator, against as many real ones",
        lines.get(0));
    assertEquals("real: Fashion-MNIST test images in gan-cli, shuffled, first 200", lines.get(1));
    assertEquals("mean +- spread of 2 seeds, features of lenet-fashion-mnist", lines.get(2));
    assertTrue(lines.get(4).matches("score +generated +real +better"), lines.get(4));
    List<String> names = lines.subList(5, lines.size() - 1).stream()
        .map(line -> line.replaceFirst("_lenet-fashion-mnist_200 .*", ""))
        .toList();
    assertEquals(
        List.of(
            "fid",
            "kid",
            "kid_std",
            "precision",
            "recall",
            "density",
            "coverage",
            "is",
            "is_std",
            "classes",
            "class_entropy",
            "class_kl"),
        names);
    assertTrue(
        lines.get(5).matches("fid_\\S+ +[\\d.]+ \\+- [\\d.]+ +[\\d.]+ \\+- [\\d.]+ +lower"),
        lines.get(5));
    assertEquals("written to " + folder.resolve("embedded/eval.json"), lines.get(17));

    JsonNode json = Json.MAPPER.readTree(folder.resolve("embedded/eval.json").toFile());
    assertEquals(1, json.get("step").asInt());
    JsonNode generated = json.get("generated").get("scores").get("fid_lenet-fashion-mnist_200");
    JsonNode real = json.get("real").get("scores").get("fid_lenet-fashion-mnist_200");
    assertTrue(
        generated.get("mean").asDouble() > 10 * real.get("mean").asDouble(), json.toString());
    assertEquals("lower", generated.get("better").asText());
  }

  @Test
  void the_number_of_threads_changes_no_score() {
    assertEquals(scoresWith(1), scoresWith(3));
  }

  private String scoresWith(int threads) {
    String metrics = "kid,sliced_wasserstein";
    eval("--json", "--metric", metrics, "--classifier", "mnist", "--threads", "" + threads);
    assertEquals(0, program.code, program.err);
    return program.out;
  }

  @Test
  void a_number_of_threads_that_cannot_be() {
    fails("--threads must be 1 to 1024, got 0.", "--threads", "0");
  }

  @Test
  void json_is_what_is_written() throws IOException {
    eval("--json", "--metric", "precision", "--classifier", "mnist", "--seeds", "1");
    assertEquals(0, program.code, program.err);
    assertEquals(Files.readString(run.resolve("eval.json")), program.out.replace("\r\n", "\n"));
    JsonNode generated = Json.MAPPER.readTree(program.out).get("generated");
    assertEquals("lenet-mnist", generated.get("extractor").asText());
    assertEquals(20, generated.get("samples").asInt(), "half of the data");
    assertEquals("'dcgan-mini', averaged generator", generated.get("fake").asText());
  }

  @Test
  void the_data_of_the_run_is_found_again_and_raw_is_the_generator_itself() throws IOException {
    assertEquals(
        folder.resolve("data").toAbsolutePath().toString(),
        Json.MAPPER
            .readTree(run.resolve("config.json").toFile())
            .at("/data/given")
            .asText());
    eval("--metric", "sliced_wasserstein,ms_ssim", "--samples", "40");
    assertEquals(0, program.code, program.err);
    assertTrue(program.out.contains("40 samples of the averaged generator"), program.out);
    assertTrue(program.out.contains("features of pixels"), program.out);
    // There are no 80 images to compare real with real.
    assertTrue(
        program
            .out
            .lines()
            .anyMatch(line -> line.matches("sliced_wasserstein_pixels_40 .* - +lower")),
        program.out);
    String average = program.out;
    eval("--metric", "sliced_wasserstein,ms_ssim", "--samples", "40", "--raw");
    assertTrue(program.out.contains("40 samples of the generator,"), program.out);
    assertNotEquals(
        average.lines().toList().get(5), program.out.lines().toList().get(5));
  }

  @Test
  void a_classifier_of_ones_own() throws IOException {
    Path data = Program.data(folder.resolve("letters"));
    Files.copy(data.resolve("train-images-idx3-ubyte"), data.resolve("t10k-images-idx3-ubyte"));
    Files.copy(data.resolve("train-labels-idx1-ubyte"), data.resolve("t10k-labels-idx1-ubyte"));
    program.run("classifier", "--data", data.toString(), "--batch", "8", "--epochs", "1");
    assertEquals(0, program.code, program.err);
    eval("--classifier", "lenet-letters.safetensors", "--metric", "recall");
    assertEquals(0, program.code, program.err);
    assertTrue(program.out.contains("recall_lenet-letters_20 "), program.out);
  }

  @Test
  void mistakes() throws IOException {
    String data = folder.resolve("data").toAbsolutePath().toString();
    fails("there is no classifier for the data " + data
        + ". Give --classifier or --onnx, train one with 'gan classifier', or ask for"
        + " --metric sliced_wasserstein,ms_ssim,parzen, which need none.");
    fails(
        "unknown metric 'fidd'. Known: fid, kid, precision, recall, density, coverage, is, classes, class_accuracy, code_accuracy,"
            + " sliced_wasserstein, ms_ssim, parzen.",
        "--metric",
        "fid,fidd");
    fails("--seeds must be 1 to 100, got 0.", "--seeds", "0");
    fails(
        "--samples must be 2 to the 40 of " + folder.resolve("data/train-images-idx3-ubyte")
            + ", shuffled, got 41.",
        "--samples",
        "41");
    fails(
        "--classifier and --onnx exclude each other. Give one.",
        "--classifier",
        "mnist",
        "--onnx",
        "x.onnx");
    fails(folder.resolve("run/best") + ": there is no checkpoint.", "--checkpoint", "best");
    eval("--classifier", "mnist");
    assertEquals(2, program.code);
    assertTrue(
        program.err.startsWith("gan: FrechetDistance: 20 real and 20 fake samples are too few"),
        program.err);
    eval("--classifier", "nothing.safetensors");
    assertTrue(
        program.err.startsWith("gan: --classifier " + folder.resolve("nothing.safetensors") + ": "),
        program.err);
    eval("--onnx", "nothing.onnx");
    assertEquals(
        "gan: --onnx " + folder.resolve("nothing.onnx") + ": onnx " + folder.resolve("nothing.onnx")
            + ": there is no such file.\n",
        program.err);
  }

  @Test
  void data_that_has_moved_is_asked_for() throws IOException {
    Files.move(folder.resolve("data"), folder.resolve("moved"));
    fails("the data that run was trained on: " + folder.resolve("data").toAbsolutePath()
        + ": no such file or folder. Say where it is now with --data.");
    eval("--data", "moved", "--metric", "precision", "--classifier", "mnist");
    assertEquals(0, program.code, program.err);
  }

  @Test
  void samples_that_another_program_made_are_scored_in_place_of_the_runs() throws IOException {
    Program.data(folder.resolve("others"));
    eval("--other", "others", "--samples", "20", "--seeds", "1", "--metric", "sliced_wasserstein");
    assertEquals(0, program.code, program.err);
    List<String> lines = program.out.lines().toList();
    assertEquals("others: 20 samples, against as many real ones", lines.get(0));
    assertFalse(Files.exists(run.resolve("eval.json")));

    eval(
        "--other",
        "others",
        "--samples",
        "20",
        "--seeds",
        "1",
        "--metric",
        "recall",
        "--json",
        "--classifier",
        "mnist");
    assertEquals("others", Json.MAPPER.readTree(program.out).get("other").asText());
    fails(
        folder.resolve("nothing") + ": no such file or folder.",
        "--other",
        "nothing",
        "--metric",
        "parzen");
  }
}
