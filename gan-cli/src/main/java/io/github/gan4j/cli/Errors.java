package io.github.gan4j.cli;

import io.github.gan4j.models.data.DataException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns failures into one line on standard error and an exit code: 2 where the user can mend it, 1
 * for everything else. The stack trace is shown if the user asks for it.
 */
final class Errors implements IExecutionExceptionHandler, IParameterExceptionHandler {
  static final String VERBOSE = "--verbose";

  private final PrintStream err;

  Errors(PrintStream err) {
    this.err = err;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      message += ". Did you mean '" + unmatched.getSuggestions().get(0) + "'?";
    }
    String end = message.endsWith(".") || message.endsWith("?") ? "" : ".";
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    print(message + end + " See '" + command + " --help'.");
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    return handle(e, parsed.originalArgs().contains(VERBOSE));
  }

  int handle(Throwable e, boolean isVerbose) {
    print(text(e));
    if (isVerbose) {
      e.printStackTrace(err);
    }
    return isByUser(e) ? ExitCode.USAGE : ExitCode.SOFTWARE;
  }

  private static boolean isByUser(@Nullable Throwable e) {
    return e instanceof UserException
        || e instanceof DataException
        || e instanceof IllegalArgumentException
        || (e instanceof RunFailedException && isByUser(e.getCause()));
  }

  /** What to tell the user. */
  static String text(Throwable e) {
    if (e instanceof OutOfMemoryError) {
      long most = Runtime.getRuntime().maxMemory() >> 20;
      return "out of memory: Java may use " + most
          + " MiB. Use a smaller --batch, or set GAN_OPTS=-Xmx with more than that.";
    }
    boolean isMeant = isByUser(e)
        || e instanceof RunFailedException
        || e instanceof IllegalStateException
        || e instanceof UncheckedIOException
        || e instanceof IOException;
    String message = e.getMessage();
    if (isMeant && message != null) {
      return message;
    }
    return "internal error: " + e + ". Run again with " + VERBOSE + " for the stack trace.";
  }

  private void print(String message) {
    err.println("gan: " + message.strip().replaceAll("\\s*\\R\\s*", " "));
    err.flush();
  }
}
