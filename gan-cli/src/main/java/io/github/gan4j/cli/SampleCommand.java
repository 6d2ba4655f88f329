package io.github.gan4j.cli;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Scope;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.gan.Checkpoint;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.report.ImageGrid;
import io.github.gan4j.models.report.Png;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gan sample}: draws what a trained generator makes of new latents. */
@Command(
    name = "sample",
    header = "Draw new samples from a trained model.",
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  gan sample runs/dcgan-mini-1",
      "  gan sample runs/dcgan-mini-1 --count 16 --columns 4 --seed 3 --out sixteen.png"
    })
final class SampleCommand implements Callable<Integer> {
  private static final int MOST = 10_000;

  /** Samples made at a time, so that memory does not grow with their number. */
  private static final int CHUNK = 64;

  @Parameters(paramLabel = "RUN", description = "A folder that 'gan train' wrote.")
  private String run = "";

  @Option(
      names = {"-c", "--count"},
      paramLabel = "N",
      description = "Number of samples (default: ${DEFAULT-VALUE}).")
  private int count = 64;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decides the latents (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--columns",
      paramLabel = "N",
      description = "Samples in a row (default: as square as it goes).")
  private @Nullable Integer columns;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.png",
      description = "The picture to write (default: RUN/sample-SEED.png).")
  private @Nullable String out;

  @Option(
      names = "--checkpoint",
      paramLabel = "NAME",
      description = "The folder in RUN to read (default: ${DEFAULT-VALUE}).")
  private String checkpoint = "checkpoint";

  private final Session session;

  SampleCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    requireWithin("--count", count);
    int across = columns == null ? (int) Math.ceil(Math.sqrt(count)) : columns;
    requireWithin("--columns", across);
    RunFolder folder = new RunFolder(session.path(run));
    Path file = out == null ? folder.path().resolve("sample-" + seed + ".png") : session.path(out);
    if (!file.toString().endsWith(".png") || Files.isDirectory(file)) {
      throw new UserException("--out " + file + ": must be a file whose name ends in .png.");
    }
    RunConfig config = RunConfig.read(folder);
    Gan gan = config.gan();
    try {
      Checkpoint.load(folder.path().resolve(checkpoint), gan);
    } catch (IOException e) {
      throw new UserException(Errors.text(e), e);
    }
    write(gan, config, across, file);
    session.out().println(file);
    return ExitCode.OK;
  }

  private static void requireWithin(String option, int value) {
    if (value < 1 || value > MOST) {
      throw new UserException(option + " must be 1 to " + MOST + ", got " + value + ".");
    }
  }

  private void write(Gan gan, RunConfig config, int across, Path file) {
    int[] shape = config.format().shape().stream().mapToInt(size -> size).toArray();
    int[] all = {count, shape[0], shape[1], shape[2]};
    try {
      Png.write(ImageGrid.of(samples(gan, all), all, config.format().range(), across), file);
    } catch (IOException e) {
      throw new UserException("--out " + file + ": cannot be written: " + e, e);
    }
  }

  // Chunks are always whole, so that the first samples of a seed do not depend on their number.
  private float[] samples(Gan gan, int[] shape) {
    int length = Math.multiplyExact(shape[1] * shape[2], shape[3]);
    float[] values = new float[Math.multiplyExact(count, length)];
    Rng rng = Rng.of(seed);
    for (int i = 0; i < count; i += CHUNK) {
      try (Scope scope = Scope.open()) {
        Tensor chunk = gan.sample(CHUNK, rng.split());
        int used = Math.min(CHUNK, count - i);
        System.arraycopy(chunk.toArray(), 0, values, i * length, used * length);
      }
    }
    return values;
  }
}
