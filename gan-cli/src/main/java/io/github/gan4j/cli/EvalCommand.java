package io.github.gan4j.cli;

import io.github.gan4j.models.data.DataException;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.Subset;
import io.github.gan4j.models.evaluate.Evaluation;
import io.github.gan4j.models.evaluate.EvaluationResult;
import io.github.gan4j.models.evaluate.KnownMetric;
import io.github.gan4j.models.feature.FeatureExtractor;
import io.github.gan4j.models.feature.RawValues;
import io.github.gan4j.models.gan.Checkpoint;
import io.github.gan4j.models.gan.Gan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gan eval}: scores of a trained generator, and of real samples beside it. */
@Command(
    name = "eval",
    header = "Score the samples of a trained model against real ones.",
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    sortOptions = false,
    footer = {
      "",
      "The column 'real' has the scores of other real samples, as many: no generator can be told to be",
      "better than that. Only scores of one name compare. The table is also written to RUN/eval.json.",
      "",
      "Examples:",
      "  gan eval runs/dcgan-mini-1",
      "  gan eval runs/dcgan-mini-1 --checkpoint checkpoint-best-fid --json",
      "  gan eval runs/photos --classifier letters.safetensors --metric fid,recall --samples 2000",
      "  gan eval runs/dcgan-28-1 --other made-by-pytorch.npy"
    })
final class EvalCommand implements Callable<Integer> {
  private static final int MOST_BY_DEFAULT = 10_000;
  private static final int MOST_SEEDS = 100;
  private static final long ORDER_SEED = 1;

  @Parameters(paramLabel = "RUN", description = "A folder that 'gan train' wrote.")
  private String run = "";

  @Option(
      names = {"-m", "--metric"},
      paramLabel = "NAME",
      split = ",",
      description =
          "What to measure, with commas; any of fid, kid, precision, recall, density, coverage, is, classes,"
              + " class_accuracy, code_accuracy, sliced_wasserstein, ms_ssim, parzen (default: all up to"
              + " code_accuracy that can be measured).")
  private List<String> names = new ArrayList<>();

  @Option(
      names = {"-d", "--data"},
      paramLabel = "NAME|PATH",
      description = "The real samples, as in 'gan train' (default: what the run was trained on).")
  private @Nullable String data;

  @Mixin
  private ExtractorArgument extractors = new ExtractorArgument();

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Samples of each side (default: half of the data, 10,000 at most).")
  private @Nullable Integer samples;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Measurements that mean and spread are of (default: ${DEFAULT-VALUE}).")
  private int seeds = 3;

  @Option(
      names = "--raw",
      description = "Score the generator itself where the run also has an average of it.")
  private boolean raw;

  @Option(
      names = "--checkpoint",
      paramLabel = "NAME",
      description = "The folder in RUN to read (default: ${DEFAULT-VALUE}).")
  private String checkpoint = "checkpoint";

  @Option(
      names = "--other",
      paramLabel = "PATH",
      description =
          "Score these samples in place of the run's: an npy, npz or zip file or a folder of images that another"
              + " program made, with values as the run's. Nothing is written to RUN.")
  private @Nullable String other;

  @Option(names = "--threads", paramLabel = "N", description = Threads.DESCRIPTION)
  private @Nullable Integer threads;

  @Option(names = "--json", description = "Print what is written to eval.json.")
  private boolean json;

  private final Session session;

  EvalCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (seeds < 1 || seeds > MOST_SEEDS) {
      throw new UserException("--seeds must be 1 to " + MOST_SEEDS + ", got " + seeds + ".");
    }
    List<KnownMetric> wanted = names.stream().map(KnownMetric::of).distinct().toList();
    RunFolder folder = new RunFolder(session.path(run));
    RunConfig config = RunConfig.read(folder);
    Gan gan = config.gan();
    try (Threads own = Threads.use(threads)) {
      show(measure(gan, config, wanted, subject(folder, config, gan)), folder);
    }
    return ExitCode.OK;
  }

  private void show(EvalReport report, RunFolder folder) {
    session.out().print(json ? report.json() : report.table());
    if (other == null) {
      report.write(folder);
      if (!json) {
        session.out().println("written to " + folder.eval());
      }
    }
  }

  /** Whose samples are scored; a generator's parameters are read on the way. */
  private EvalReport.Subject subject(RunFolder folder, RunConfig config, Gan gan) {
    return other == null
        ? EvalReport.Subject.of(config.choice().model().name(), checkpoint, load(folder, gan))
        : EvalReport.Subject.other(other);
  }

  private long load(RunFolder folder, Gan gan) {
    try {
      return Checkpoint.load(folder.path().resolve(checkpoint), gan);
    } catch (IOException e) {
      throw new UserException(Errors.text(e), e);
    }
  }

  private EvalReport measure(
      Gan gan, RunConfig config, List<KnownMetric> wanted, EvalReport.Subject subject) {
    String given = data == null ? config.data() : data;
    Dataset all = Subset.shuffled(open(config, given), ORDER_SEED);
    int count = samples == null ? Math.min(MOST_BY_DEFAULT, all.size() / 2) : samples;
    if (count < 2 || count > all.size()) {
      throw new UserException("--samples must be 2 to the %d of %s, got %d."
          .formatted(all.size(), all.source(), count));
    }
    FeatureExtractor extractor = extractor(given, wanted, all.sampleShape());
    Dataset others = other == null ? null : new DataArgument(session, config.format()).open(other);
    List<KnownMetric> metrics = wanted.isEmpty() ? defaults(extractor, gan, others) : wanted;
    Evaluation evaluation = new Evaluation(
        extractor,
        metrics.stream().map(metric -> metric.create(count)).toList(),
        config.format().range(),
        count,
        LongStream.rangeClosed(1, seeds).boxed().toList());
    Dataset real = Subset.range(all, 0, count, "first " + count);
    EvaluationResult generated =
        others == null ? evaluation.of(gan, real, raw) : evaluation.compare(real, others);
    EvaluationResult floor = all.size() < 2 * count
        ? null
        : evaluation.compare(real, Subset.range(all, count, all.size(), "others"));
    return new EvalReport(subject, generated, floor);
  }

  /** Other samples without labels cannot be asked whether they show what they were made for. */
  private static List<KnownMetric> defaults(
      FeatureExtractor extractor, Gan gan, @Nullable Dataset others) {
    List<KnownMetric> all = KnownMetric.defaults(extractor, gan);
    if (others == null || others.classes() > 0) {
      return all;
    }
    return all.stream()
        .filter(metric -> metric.reads() != KnownMetric.Reads.CLASSES
            && metric.reads() != KnownMetric.Reads.CODES)
        .toList();
  }

  private Dataset open(RunConfig config, @Nullable String given) {
    try {
      return new DataArgument(session, config.format()).open(given);
    } catch (DataException e) {
      if (data != null) {
        throw e;
      }
      throw new UserException(
          "the data that " + run + " was trained on: " + e.getMessage()
              + " Say where it is now with --data.",
          e);
    }
  }

  private FeatureExtractor extractor(
      @Nullable String given, List<KnownMetric> wanted, int[] sampleShape) {
    boolean needsNone = !wanted.isEmpty()
        && wanted.stream().allMatch(metric -> metric.reads() == KnownMetric.Reads.IMAGES);
    if (needsNone) {
      return new RawValues(sampleShape);
    }
    return extractors
        .open(session, given, sampleShape)
        .orElseThrow(() -> new UserException("there is no classifier for the data " + given
            + ". Give --classifier or --onnx, train one with 'gan classifier',"
            + " or ask for --metric sliced_wasserstein,ms_ssim,parzen, which need none."));
  }
}
