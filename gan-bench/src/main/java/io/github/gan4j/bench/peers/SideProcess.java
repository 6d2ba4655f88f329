package io.github.gan4j.bench.peers;

import io.github.gan4j.bench.workload.SideLoop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A side at work in a process of its own (see {@link SideLoop}). Between two commands it only waits. */
public final class SideProcess implements AutoCloseable {

  private static final long QUIT_SECONDS = 10;

  private final String name;
  private final Process process;
  private final Path log;
  private final BufferedReader answers;
  private final Writer commands;
  private final String description;

  private SideProcess(String name, Process process, Path log) throws IOException {
    this.name = name;
    this.process = process;
    this.log = log;
    answers = process.inputReader();
    commands = process.outputWriter();
    description = answer();
  }

  /** Starts a side and waits until it is ready. What it writes to standard error goes to the log. */
  static SideProcess start(
      String name, List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(key -> key.startsWith("OMP_"));
    builder.environment().putAll(environment);
    builder.redirectError(log.toFile());
    return new SideProcess(name, builder.start(), log);
  }

  String name() {
    return name;
  }

  /** What the side says about itself. */
  public String description() {
    return description;
  }

  /** Milliseconds of each of the next steps. */
  public List<Double> steps(int count) throws IOException {
    return Arrays.stream(numbers("step " + count)).boxed().toList();
  }

  /** Losses of the next steps, one after the other. */
  double[] losses(int steps) throws IOException {
    return numbers("losses " + steps);
  }

  /** Peak resident memory in MiB, or 0 where the system does not tell. */
  public long peakMebibytes() throws IOException {
    return (long) numbers("rss")[0];
  }

  private double[] numbers(String command) throws IOException {
    commands.write(command + "\n");
    commands.flush();
    return Arrays.stream(answer().split(" ", -1))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private String answer() throws IOException {
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(SideLoop.MARK)) {
        return line.substring(SideLoop.MARK.length());
      }
    }
    throw new IOException(name + " has ended without an answer; see " + log + ".");
  }

  @Override
  public void close() {
    try {
      commands.write("quit\n");
      commands.close();
      process.waitFor(QUIT_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      // it is gone already
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }
}
