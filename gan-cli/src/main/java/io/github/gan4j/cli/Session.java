package io.github.gan4j.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * What a command sees of the process it runs in.
 *
 * @param program how the user called the program
 * @param out for results
 * @param err for progress and errors
 * @param isTerminal whether {@code err} is a terminal, where a line can be written over
 * @param environment variables by name
 * @param directory where relative paths begin
 */
record Session(
    String program,
    PrintStream out,
    PrintStream err,
    boolean isTerminal,
    Map<String, String> environment,
    Path directory) {

  /** Set by the launcher: Java cannot ask about standard error, nor what it was called. */
  private static final String TERMINAL = "gan4j.terminal";

  private static final String PROGRAM = "gan4j.program";

  static Session ofProcess() {
    String terminal = System.getProperty(TERMINAL);
    boolean isTerminal = terminal == null ? Ansi.AUTO.enabled() : Boolean.parseBoolean(terminal);
    return new Session(
        System.getProperty(PROGRAM, "gan"),
        System.out,
        System.err,
        isTerminal,
        System.getenv(),
        Path.of(""));
  }

  /** The path as the user means it; relative ones stay so, to be shown as they were given. */
  Path path(String text) {
    return directory.resolve(text);
  }

  /** The same process in another folder. */
  Session in(Path other) {
    return new Session(program, out, err, isTerminal, environment, other);
  }

  /** The path so that it is found from any folder. */
  String fromAnywhere(String text) {
    return path(text).toAbsolutePath().normalize().toString();
  }

  /** The user's folder for data that can be fetched again. */
  Path cache() {
    String cache = variable("XDG_CACHE_HOME");
    Path base = cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : path(cache);
    return base.resolve("gan4j");
  }

  /** A variable, or an empty text. */
  String variable(String name) {
    return environment.getOrDefault(name, "");
  }
}
