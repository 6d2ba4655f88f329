package io.github.gan4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Commands that only tell something. */
class ListingsTest {
  private final Program program = new Program(Path.of("unused"));

  private void tells(List<String> parts, String... args) {
    assertEquals(0, program.run(args).code, program.err);
    assertEquals("", program.err);
    for (String part : parts) {
      assertTrue(program.out.contains(part), () -> part + " is not in\n" + program.out);
    }
    assertTrue(program.out.lines().allMatch(line -> line.length() <= 120), program.out);
  }

  @Test
  void models_as_text() {
    tells(
        List.of(
            "dcgan-mini  ",
            "generator 172,608, discriminator 142,208",
            "28x28x1",
            "arXiv:1511.06434"),
        "models");
    tells(
        List.of("discriminator.norm           bn-sn\n", "plan        steps=3000, batch=64\n"),
        "models",
        "dcgan-mini");
  }

  @Test
  void models_as_json() throws IOException {
    program.run("models", "--json");
    JsonNode all = Json.MAPPER.readTree(program.out);
    assertEquals("gan", all.get(0).get("name").asText());
    program.run("models", "dcgan-mini", "--json");
    JsonNode model = Json.MAPPER.readTree(program.out).get(0);
    assertEquals("dcgan-mini", model.get("name").asText());
    assertEquals(172_608, model.get("parameters").get("generator").asInt());
    assertEquals(142_208, model.get("parameters").get("discriminator").asInt());
    assertEquals(28, model.get("sample_shape").get(0).asInt());
    assertEquals("bn-sn", model.get("settings").get("discriminator.norm").asText());
  }

  @Test
  void help_everywhere() {
    tells(List.of("Usage: gan ", "train ", "sample ", "eval ", "models ", "classifier ", "info "));
    tells(List.of("Usage: gan ", "Examples:"), "--help");
    tells(
        List.of(
            "Usage: gan train MODEL",
            "What to train:",
            "How long:",
            "Scores on the way:",
            "What to write:"),
        "train",
        "--help");
    tells(List.of("Usage: gan sample", "default: 64", "Examples:"), "sample", "--help");
    tells(
        List.of("Usage: gan eval", "--metric", "default: 3", "eval.json", "Examples:"),
        "eval",
        "--help");
    tells(List.of("Usage: gan models", "--json"), "models", "-h");
    tells(List.of("Usage: gan classifier", "--epochs", "Examples:"), "classifier", "--help");
    tells(List.of("Usage: gan info"), "info", "--help");
  }

  @Test
  void the_help_of_train_lists_every_option_in_a_section() {
    CommandSpec spec = CommandSpec.forAnnotatedObject(new TrainCommand(
        new Session("gan", System.out, System.err, false, Map.of(), Path.of("")), List.of()));
    List<String> listed = TrainCommand.SECTIONS.names().toList();
    for (OptionSpec option : spec.options()) {
      assertTrue(listed.contains(option.longestName()), option.longestName());
    }
  }

  @Test
  void version_and_info() {
    tells(List.of("gan4j ", "Java " + System.getProperty("java.version")), "--version");
    tells(List.of("processors  ", "memory      ", "threads     ", "kernels     "), "info");
  }
}
