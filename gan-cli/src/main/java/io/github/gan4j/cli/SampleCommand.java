package io.github.gan4j.cli;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.gan.Checkpoint;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Interpolation;
import io.github.gan4j.models.gan.Samples;
import io.github.gan4j.models.gan.Showcase;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.report.GifWriter;
import io.github.gan4j.models.report.ImageGrid;
import io.github.gan4j.models.report.Png;
import io.github.gan4j.models.report.PointPlot;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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
      "  gan sample runs/cgan-conv-1 --class 7",
      "  gan sample runs/infogan-1 --traverse 1",
      "  gan sample runs/dcgan-mini-1 --walk",
      "  gan sample runs/dcgan-mini-1 --count 16 --columns 4 --seed 3 --out sixteen.png"
    })
final class SampleCommand implements Callable<Integer> {
  private static final int MOST = 10_000;

  /** Samples made at a time, so that memory does not grow with their number. */
  private static final int CHUNK = 64;

  private static final int STOPS = 6;
  private static final int FRAMES = 96;
  private static final int FRAME_MILLIS = 60;

  @Parameters(paramLabel = "RUN", description = "A folder that 'gan train' wrote.")
  private String run = "";

  @Option(
      names = {"-c", "--count"},
      paramLabel = "N",
      description = "Number of samples (default: 64, or 8 of each class).")
  private @Nullable Integer count;

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
      paramLabel = "FILE",
      description = "The picture to write (default: RUN/sample-SEED.png, or named after the view).")
  private @Nullable String out;

  @Option(
      names = "--checkpoint",
      paramLabel = "NAME",
      description = "The folder in RUN to read (default: ${DEFAULT-VALUE}).")
  private String checkpoint = "checkpoint";

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private Views views = new Views();

  /** Other views of the latents than plain samples. */
  static final class Views {
    @Option(
        names = "--class",
        paramLabel = "K",
        description = "Samples of one class, counted from 0, of a conditional model.")
    private @Nullable Integer ofClass;

    @Option(
        names = "--interpolate",
        paramLabel = "linear|spherical",
        description = "In each row the way from one latent to another.")
    private @Nullable String interpolate;

    @Option(
        names = "--traverse",
        paramLabel = "CODE",
        description =
            "In each row one latent with a code of an InfoGAN going through its values: 0 is the category.")
    private @Nullable Integer traverse;

    @Option(
        names = "--walk",
        description = "An animation of 64 latents on their way through others and back (a GIF).")
    private boolean walk;

    /** Begins the name of the file. */
    String name() {
      if (traverse != null) {
        return "traverse-" + traverse + "-";
      }
      if (ofClass != null) {
        return "class-" + ofClass + "-";
      }
      return walk ? "walk-" : interpolate != null ? "interpolate-" : "sample-";
    }

    Interpolation interpolation() {
      return switch (String.valueOf(interpolate)) {
        case "linear" -> Interpolation.LINEAR;
        case "spherical" -> Interpolation.SPHERICAL;
        default ->
          throw new UserException(
              "--interpolate must be linear or spherical, got '" + interpolate + "'.");
      };
    }
  }

  private final Session session;

  SampleCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    requireWithin("--count", count);
    requireWithin("--columns", columns);
    RunFolder folder = new RunFolder(session.path(run));
    String ending = views.walk ? ".gif" : ".png";
    Path file =
        out == null ? folder.path().resolve(views.name() + seed + ending) : session.path(out);
    if (!file.toString().endsWith(ending) || Files.isDirectory(file)) {
      throw new UserException(
          "--out " + file + ": must be a file whose name ends in " + ending + ".");
    }
    RunConfig config = RunConfig.read(folder);
    Gan gan = config.gan();
    try {
      Checkpoint.load(folder.path().resolve(checkpoint), gan);
    } catch (IOException e) {
      throw new UserException(Errors.text(e), e);
    }
    write(gan, config, file);
    session.out().println(file);
    return ExitCode.OK;
  }

  private static void requireWithin(String option, @Nullable Integer value) {
    if (value == null) {
      return;
    }
    if (value < 1 || value > MOST) {
      throw new UserException(option + " must be 1 to " + MOST + ", got " + value + ".");
    }
  }

  /** What the picture shows: one of the other views, or plain samples. */
  private Showcase shown(Gan gan) {
    Rng rng = Rng.of(seed);
    if (views.traverse != null) {
      return Showcase.traversal(gan, views.traverse, rng);
    }
    if (views.interpolate != null) {
      return Showcase.interpolation(gan, views.interpolation(), rng);
    }
    boolean isPlain = count != null || columns != null || views.ofClass != null;
    return isPlain ? plain(gan, rng) : Showcase.of(gan, rng);
  }

  private Showcase plain(Gan gan, Rng rng) {
    int n = count == null ? CHUNK : count;
    Tensor z = Samples.latents(gan.latent(), n, CHUNK, rng);
    int across = columns == null ? (int) Math.ceil(Math.sqrt(n)) : columns;
    return new Showcase(z, condition(gan, n), across);
  }

  private Condition condition(Gan gan, int n) {
    Integer wanted = views.ofClass;
    if (wanted == null) {
      return Condition.cycle(n, gan.classes());
    }
    if (wanted < 0 || wanted >= gan.classes()) {
      throw new UserException("--class: '%s' %s, got %d."
          .formatted(
              gan.name(),
              gan.classes() == 0
                  ? "has no classes to choose from"
                  : "has classes 0 to " + (gan.classes() - 1),
              wanted));
    }
    return new Condition(IntStream.generate(() -> wanted).limit(n).toArray(), gan.classes());
  }

  private static BufferedImage picture(Gan gan, Showcase shown, PixelRange range) {
    Samples made = Samples.of(gan.sampler(), shown.z(), shown.y(), CHUNK);
    int[] shape =
        IntStream.concat(IntStream.of(made.count()), IntStream.of(made.shape())).toArray();
    return ImageGrid.of(made.values(), shape, range, shown.columns());
  }

  private void write(Gan gan, RunConfig config, Path file) {
    PixelRange range = config.format().range();
    try {
      if (!config.format().isImage()) {
        Dataset real = new DataArgument(session, config.format()).open(config.data());
        Tensor points = gan.sample(Showcase.points(gan, Rng.of(seed)).z());
        Png.write(PointPlot.of(points, real, gan.discriminator()), file);
      } else if (views.walk) {
        List<BufferedImage> frames = new ArrayList<>();
        for (Showcase frame :
            Showcase.walk(gan, Interpolation.SPHERICAL, STOPS, FRAMES, Rng.of(seed))) {
          frames.add(picture(gan, frame, range));
        }
        GifWriter.writeImages(frames, FRAME_MILLIS, file);
      } else {
        Png.write(picture(gan, shown(gan), range), file);
      }
    } catch (IOException e) {
      throw new UserException("--out " + file + ": cannot be written: " + e, e);
    }
  }
}
