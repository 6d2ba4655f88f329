package io.github.gan4j.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * How a run came about.
 *
 * @param command the arguments of its first training, with what later ones changed
 * @param directory where it was given
 * @param started when
 * @param resumed when it went on, and at which step
 */
record RunHistory(
    List<String> command, String directory, String started, List<Map<String, Object>> resumed) {

  /** What belongs to one training of a run and not to the run. */
  private static final Set<String> OF_ONE_TRAINING = Set.of(
      "--out",
      "--dry-run",
      "--quiet",
      "--resume",
      "--allow-changes",
      "--threads",
      "--max-time",
      "--help");

  private static final Set<String> LENGTHS = Set.of("--steps", "--epochs");

  static RunHistory read(RunFolder folder) {
    JsonNode all = RunConfig.tree(folder);
    List<String> command = new ArrayList<>();
    all.path("command").forEach(argument -> command.add(argument.asText()));
    List<Map<String, Object>> resumed = new ArrayList<>();
    for (JsonNode each : all.path("resumed")) {
      resumed.add(at(each.path("step").asLong(), each.path("time").asText()));
    }
    return new RunHistory(
        command, all.path("directory").asText(""), all.path("started").asText(""), resumed);
  }

  /** The same, gone on at a step. */
  RunHistory resumedAt(long step, String time, List<String> newCommand) {
    List<Map<String, Object>> all = new ArrayList<>(resumed);
    all.add(at(step, time));
    return new RunHistory(newCommand, directory, started, all);
  }

  private static Map<String, Object> at(long step, String time) {
    Map<String, Object> at = new LinkedHashMap<>();
    at.put("step", step);
    at.put("time", time);
    return at;
  }

  /** The arguments that go on with the run: those of then, but for what was given now. */
  List<String> arguments(Session session, ParseResult now) {
    Session then = session.in(directory.isEmpty() ? session.directory() : Path.of(directory));
    CommandLine parser = new CommandLine(new TrainCommand(then, command));
    parser.setUnmatchedArgumentsAllowed(true);
    ParseResult before =
        parser.parseArgs(command.subList(1, command.size()).toArray(String[]::new));
    List<String> arguments = new ArrayList<>(List.of(command.get(0)));
    before.matchedPositionals().forEach(p -> arguments.addAll(p.originalStringValues()));
    for (OptionSpec option : before.matchedOptions()) {
      if (!OF_ONE_TRAINING.contains(option.longestName()) && !isReplaced(option, now)) {
        add(then, option, arguments);
      }
    }
    for (OptionSpec option : now.matchedOptions()) {
      if (!option.longestName().equals("--resume")) {
        add(session, option, arguments);
      }
    }
    return arguments;
  }

  private static boolean isReplaced(OptionSpec option, ParseResult now) {
    String name = option.longestName();
    boolean isGiven = !option.isMultiValue() && now.hasMatchedOption(name);
    boolean isOtherLength =
        LENGTHS.contains(name) && LENGTHS.stream().anyMatch(now::hasMatchedOption);
    return isGiven || isOtherLength;
  }

  private static void add(Session session, OptionSpec option, List<String> arguments) {
    String name = option.longestName();
    if (option.arity().max() == 0) {
      arguments.add(name);
      return;
    }
    for (String value : option.originalStringValues()) {
      arguments.add(name + "=" + fromAnywhere(session, name, value));
    }
  }

  private static String fromAnywhere(Session session, String option, String value) {
    return switch (option) {
      case "--data" -> String.valueOf(DataArgument.fromAnywhere(session, value));
      case "--classifier" ->
        ShippedClassifiers.find(value).isPresent() ? value : session.fromAnywhere(value);
      case "--onnx" -> session.fromAnywhere(value);
      default -> value;
    };
  }
}
