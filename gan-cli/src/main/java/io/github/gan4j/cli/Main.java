package io.github.gan4j.cli;

/** The entry point of the {@code gan} program. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.err.println("gan: no commands yet.");
    System.exit(2);
  }
}
