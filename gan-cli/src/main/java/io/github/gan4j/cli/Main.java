package io.github.gan4j.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The entry point of the {@code gan} program. */
@Command(
    name = "gan",
    versionProvider = Version.class,
    description = "Trains generative adversarial networks, in pure Java.",
    synopsisSubcommandLabel = "COMMAND",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Examples:",
      "  gan train dcgan-mini                  train on the Fashion-MNIST images inside this program",
      "  gan train dcgan-mini --data photos/   train on your own images",
      "  gan sample runs/dcgan-mini-1          draw new samples from a trained model",
      "  gan eval runs/dcgan-mini-1            score them against real ones",
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong arguments or data, 130 stopped by Ctrl-C."
    })
@SuppressWarnings("UnusedVariable") // picocli and Errors look at the options, not at the fields
public final class Main {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "Show the version.")
  private boolean version;

  @Option(
      names = Errors.VERBOSE,
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean verbose;

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(Session.ofProcess(), args));
  }

  /** Runs one command and returns its exit code; without arguments, shows the help. */
  static int run(Session session, String... args) {
    List<String> arguments = args.length == 0 ? List.of("--help") : List.of(args);
    Errors errors = new Errors(session.err());
    try {
      return commandLine(session, arguments, errors).execute(arguments.toArray(String[]::new));
    } catch (Error e) { // picocli hands over exceptions only
      return errors.handle(e, arguments.contains(Errors.VERBOSE));
    }
  }

  private static CommandLine commandLine(Session session, List<String> arguments, Errors errors) {
    CommandLine train = new CommandLine(new TrainCommand(session, arguments));
    train.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, TrainCommand.SECTIONS);
    return new CommandLine(new Main())
        .addSubcommand(train)
        .addSubcommand(new SampleCommand(session))
        .addSubcommand(new EvalCommand(session))
        .addSubcommand(new ModelsCommand(session))
        .addSubcommand(
            new CommandLine(new DataCommand()).addSubcommand(new DataCommand.Get(session)))
        .addSubcommand(new ClassifierCommand(session))
        .addSubcommand(new InfoCommand(session))
        .setOut(new PrintWriter(session.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(session.err(), true, StandardCharsets.UTF_8))
        .setUsageHelpWidth(100)
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors);
  }
}
