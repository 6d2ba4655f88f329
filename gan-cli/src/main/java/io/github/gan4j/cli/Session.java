package io.github.gan4j.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * What a command sees of the process it runs in.
 *
 * @param out for results
 * @param err for progress and errors
 * @param isTerminal whether {@code err} is a terminal, where a line can be written over
 * @param environment variables by name
 * @param directory where relative paths begin
 */
record Session(
    PrintStream out,
    PrintStream err,
    boolean isTerminal,
    Map<String, String> environment,
    Path directory) {

  /** Set by the launcher, which can tell; Java cannot ask about standard error. */
  private static final String TERMINAL = "gan4j.terminal";

  static Session ofProcess() {
    String terminal = System.getProperty(TERMINAL);
    boolean isTerminal = terminal == null ? Ansi.AUTO.enabled() : Boolean.parseBoolean(terminal);
    return new Session(System.out, System.err, isTerminal, System.getenv(), Path.of(""));
  }

  /** The path as the user means it; relative ones stay so, to be shown as they were given. */
  Path path(String text) {
    return directory.resolve(text);
  }

  /** A variable, or an empty text. */
  String variable(String name) {
    return environment.getOrDefault(name, "");
  }
}
