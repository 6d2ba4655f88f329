package io.github.gan4j.cli;

import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.kernel.Workers;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code gan info}: what this program runs on, for bug reports and to see why it is slow. */
@Command(
    name = "info",
    header = "Show Java, processors, memory, and the kernels in use and why.",
    optionListHeading = "%nOptions:%n")
final class InfoCommand implements Callable<Integer> {

  private final Session session;

  InfoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Runtime runtime = Runtime.getRuntime();
    line("gan4j", Version.library());
    line("java", Version.java());
    line("java home", System.getProperty("java.home"));
    line("system", Version.system());
    line("processors", Integer.toString(runtime.availableProcessors()));
    line(
        "memory",
        "at most " + (runtime.maxMemory() >> 20) + " MiB for Java (GAN_OPTS=-Xmx8g allows more)");
    line("threads", Integer.toString(Workers.current().size()));
    line("kernels", Backends.describe());
    return ExitCode.OK;
  }

  private void line(String name, String value) {
    session.out().println(String.format(Locale.ROOT, "%-10s  %s", name, value));
  }
}
