package io.github.gan4j.cli;

import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.gan.TrainingListener;
import io.github.gan4j.models.zoo.Zoo;
import io.github.gan4j.models.zoo.ZooChoice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code gan train}: puts together what the arguments say and hands it to a {@link Run}. */
@Command(
    name = "train",
    header = "Train a GAN and write everything about it to a run folder.",
    customSynopsis =
        "gan train MODEL [--data NAME|PATH] [--steps N | --epochs N] [--set KEY=VALUE ...] [OPTIONS]%n"
            + "       gan train --resume RUN [OPTIONS]",
    parameterListHeading = "%n",
    sortOptions = false,
    footer = {
      "",
      "The run folder holds config.json, metrics.jsonl, health.json, samples/, samples.gif, reals.png,",
      "losses.png, checkpoint/ and, with scores, checkpoint-best-fid/. Ctrl-C ends the training after",
      "the present step and still writes them all; --resume goes on with it, or with one that was killed,",
      "as if nothing had happened. Options that are not given again are those of the run.",
      "",
      "Examples:",
      "  gan train dcgan-mini",
      "  gan train dcgan-mini --data mnist --epochs 10 --seed 7",
      "  gan train dcgan-mini --data ~/photos --set discriminator.norm=sn --out runs/photos",
      "  gan train --resume runs/photos --steps 10000",
    })
final class TrainCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "MODEL",
      description = "Name of a ready-made GAN; 'gan models' lists them.")
  private String model = "";

  @Spec
  private @Nullable CommandSpec spec;

  @Mixin
  private What what = new What();

  @Mixin
  private Length length = new Length();

  @Mixin
  private Scores scores = new Scores();

  @Mixin
  private Output output = new Output();

  /** The options in the order of the help. */
  static final OptionSections SECTIONS = new OptionSections()
      .add("What to train", "--data", "--set", "--seed")
      .add(
          "How long",
          "--steps",
          "--epochs",
          "--batch",
          "--threads",
          "--max-time",
          "--stop-when-flat",
          "--health")
      .add("Scores on the way", "--eval-every", "--classifier", "--onnx")
      .add(
          "What to write",
          "--out",
          "--sample-every",
          "--save-every",
          "--keep",
          "--dry-run",
          "--quiet")
      .add("Going on", "--resume", "--allow-changes")
      .add("Other", "--help", Errors.VERBOSE);

  private final Session session;
  private final List<String> command;

  /** The command is every argument, to be kept with the run. */
  TrainCommand(Session session, List<String> command) {
    this.session = session;
    this.command = command;
  }

  /** What to train. */
  static final class What {
    @Option(
        names = {"-d", "--data"},
        paramLabel = "NAME|PATH",
        description =
            "An IDX, CIFAR-10, npy, npz or zip file, or a folder of images, resized as the model needs;"
                + " or mnist, fashion-mnist or cifar-10, looked for in $GAN4J_DATA and in the user's cache folder;"
                + " or ring, grid or swiss-roll for points in the plane."
                + " Without it: 10,000 Fashion-MNIST images that are part of this program.")
    private @Nullable String data;

    @Option(
        names = {"-s", "--set"},
        paramLabel = "KEY=VALUE",
        description = "Change a setting of the model; repeatable. 'gan models MODEL' lists them.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
        names = "--seed",
        paramLabel = "N",
        description =
            "Decides every random number (default: ${DEFAULT-VALUE}). The same seed gives the same model.")
    private long seed = 1;
  }

  /** How long to train, and on how much at a time. */
  static final class Length {
    @Option(names = "--steps", paramLabel = "N", description = "Number of training steps.")
    private @Nullable Long steps;

    @Option(
        names = "--epochs",
        paramLabel = "N",
        description = "Number of passes over the data, instead of steps.")
    private @Nullable Integer epochs;

    @Option(
        names = "--batch",
        paramLabel = "N",
        description = "Images per step. What is not given is the model's own.")
    private @Nullable Integer batch;

    @Option(names = "--threads", paramLabel = "N", description = Threads.DESCRIPTION)
    private @Nullable Integer threads;

    @Option(
        names = "--health",
        paramLabel = "log|stop|skip|rollback|off",
        description =
            "What to do when the training looks sick, such as by mode collapse: say so; stop; leave out steps with"
                + " NaN, ten in a row at most; or go back to the last good state, three times at most"
                + " (default: ${DEFAULT-VALUE}).")
    private String health = "log";

    Plan applyTo(Plan plan, long seed) {
      if (steps != null && epochs != null) {
        throw new UserException("--steps and --epochs exclude each other. Give one.");
      }
      requirePositive("--steps", steps);
      requirePositive("--epochs", epochs);
      requirePositive("--batch", batch);
      long wantedSteps = steps != null ? steps : epochs != null ? 0 : plan.steps();
      int wantedEpochs = epochs != null ? epochs : steps != null ? 0 : plan.epochs();
      return new Plan(wantedSteps, wantedEpochs, batch == null ? plan.batch() : batch, seed);
    }
  }

  /** What to write. */
  static final class Output {
    @Option(
        names = {"-o", "--out"},
        paramLabel = "DIR",
        description =
            "The run folder; must not hold anything (default: runs/MODEL-N, the next free N).")
    private @Nullable String out;

    @Option(
        names = "--sample-every",
        paramLabel = "N",
        description = "Steps between sample grids (default: about 40 grids, most of them early).")
    private @Nullable Integer sampleEvery;

    @Option(
        names = "--save-every",
        paramLabel = "TIME",
        description =
            "Time between checkpoints, such as 10s or 5m (default: ${DEFAULT-VALUE}). What a training did since the last"
                + " is lost when it is killed.")
    private String saveEvery = "30s";

    @Option(
        names = "--keep",
        paramLabel = "N",
        description = "Checkpoints to keep, the newest (default: ${DEFAULT-VALUE}).")
    private int keep = 2;

    @Option(
        names = {"-n", "--dry-run"},
        description = "Show settings, parameter counts, data and plan; train and write nothing.")
    private boolean dryRun;

    @Option(
        names = {"-q", "--quiet"},
        description = "No progress; print the run folder only.")
    private boolean quiet;

    @Option(
        names = "--resume",
        paramLabel = "RUN",
        description =
            "Go on with the training of a run folder from its newest whole checkpoint. --steps or --epochs make it longer.")
    private @Nullable String resume;

    @Option(
        names = "--allow-changes",
        description = "With --resume: go on even if model, data, batch size or seed are others.")
    private boolean allowChanges;
  }

  private static void requirePositive(String option, @Nullable Number value) {
    if (value != null && value.longValue() < 1) {
      throw new UserException(option + " must be at least 1, got " + value + ".");
    }
  }

  @Override
  public Integer call() {
    String resumed = output.resume;
    if (resumed != null) {
      if (!model.isEmpty() || output.out != null) {
        throw new UserException(
            "--resume: the run has its model and its folder. Leave MODEL and --out away.");
      }
      return goOn(RunFolder.existing(session.path(resumed)));
    }
    if (model.isEmpty()) {
      throw new UserException(
          "Missing required parameter: 'MODEL', or --resume RUN. See 'gan train --help'.");
    }
    String name = Zoo.find(model).name(); // an unknown model is said before anything of folders
    String out = output.out;
    return train(
        out == null ? RunFolder.next(session, name) : RunFolder.named(session.path(out)), false);
  }

  /** Repeats the command of a run, with what was given now in place of what was given then. */
  private int goOn(RunFolder folder) {
    ParseResult now = Objects.requireNonNull(spec).commandLine().getParseResult();
    List<String> arguments = RunHistory.read(folder).arguments(session, now);
    TrainCommand again = new TrainCommand(session, arguments);
    new CommandLine(again).parseArgs(arguments.subList(1, arguments.size()).toArray(String[]::new));
    return again.train(folder, true);
  }

  private int train(RunFolder folder, boolean isResumed) {
    ZooChoice chosen = Zoo.find(model).choose(what.settings);
    RunConfig config =
        new RunConfig(chosen, what.seed, DataArgument.fromAnywhere(session, what.data));
    if (isResumed && !output.allowChanges) {
      config.requireSame(RunConfig.read(folder), folder);
    }
    Plan plan = length.applyTo(chosen.plan(), what.seed);
    requirePositive("--sample-every", output.sampleEvery);
    requirePositive("--keep", output.keep);
    Duration saveEvery = Times.parse("--save-every", output.saveEvery);
    List<TrainingListener> stops = scores.rules();
    HealthWatch health = HealthWatch.of(length.health, what.data, chosen.format());
    try (Threads threads = Threads.use(length.threads)) {
      Gan gan = config.gan();
      Dataset data = new DataArgument(session, chosen.format()).open(what.data);
      HeldOut parts = HeldOut.of(config, gan, data, folder, scores, session);
      List<TrainingListener> rules = new ArrayList<>();
      Stream.ofNullable(parts.listener()).forEach(rules::add);
      rules.addAll(stops);
      Run run = new Run(session, config, gan, parts.train(), plan, folder, rules);
      if (output.dryRun) {
        return run.describe();
      }
      MemoryCheck.require(config, gan, parts.train(), plan.batch());
      Saving saving = new Saving(saveEvery, output.keep, isResumed, output.allowChanges, command);
      int every = output.sampleEvery == null ? 0 : output.sampleEvery;
      return run.train(every, output.quiet, health, saving);
    }
  }
}
