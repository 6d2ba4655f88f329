package io.github.gan4j.bench.scores;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gan4j.models.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the programs of this package share. */
final class Programs {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Programs() {}

  /** A program with {@code --help} that says in a line what is wrong with what it was given, after its name. */
  static CommandLine commandLine(Callable<Integer> program) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(program);
    spec.addOption(OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("This text.")
        .build());
    return new CommandLine(spec)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((e, line, parsed) -> {
          if (e instanceof IllegalArgumentException
              || e instanceof DataException
              || e instanceof IOException) {
            String name = line.getCommandName();
            line.getErr().println(name.substring(name.indexOf('/') + 1) + ": " + e.getMessage());
            return CommandLine.ExitCode.USAGE;
          }
          throw e;
        });
  }

  /**
   * What a run was made from.
   *
   * @throws IllegalArgumentException if the folder is none of a run
   */
  static ObjectNode config(Path run) throws IOException {
    Path file = run.resolve("config.json");
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          run + ": has no config.json. Give folders that 'gan train' wrote.");
    }
    return (ObjectNode) JSON.readTree(file.toFile());
  }
}
