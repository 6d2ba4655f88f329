package io.github.gan4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** {@code gan data}: fetches known data sets. The one command that uses the network. */
@Command(
    name = "data",
    header = "Fetch a known data set. The one command that uses the network.",
    synopsisSubcommandLabel = "get NAME",
    footer = {"", "Examples:", "  gan data get mnist", "  gan train dcgan-28 --data mnist"})
final class DataCommand {

  /** {@code gan data get}. */
  @Command(
      name = "get",
      header = "Download a data set into the user's cache folder.",
      parameterListHeading = "%n",
      optionListHeading = "%nOptions:%n",
      footer = {
        "",
        "Files that are there stay; one that was cut off is gone on with. Each is checked by its SHA-256.",
        "The folder is $XDG_CACHE_HOME/gan4j/NAME or ~/.cache/gan4j/NAME."
      })
  static final class Get implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "mnist, fashion-mnist or cifar-10.")
    private String name = "";

    private final Session session;

    Get(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      KnownData known = KnownData.of(name);
      Path folder = session.cache().resolve(name);
      for (Download download : known.downloads()) {
        try {
          boolean isNew = download.into(folder);
          session.err().println(download.file() + (isNew ? " fetched" : " is there"));
        } catch (IOException e) {
          throw new UserException("data get " + name + ": " + Errors.text(e), e);
        }
      }
      session.err().println(known.licence());
      session.out().println(folder);
      return ExitCode.OK;
    }
  }
}
