package io.github.gan4j.cli;

import io.github.gan4j.core.io.TensorFileException;
import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.CheckpointFolder;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.gan.TrainingListener;
import io.github.gan4j.models.report.ConsoleProgress;
import io.github.gan4j.models.report.LossChartFile;
import io.github.gan4j.models.report.MetricsFile;
import io.github.gan4j.models.report.RealSamples;
import io.github.gan4j.models.report.SampleGrids;
import io.github.gan4j.models.report.SamplesGif;
import io.github.gan4j.models.stop.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.ExitCode;

/**
 * One training with a run folder.
 *
 * @param data what is trained on
 * @param rules measure on the way and may end the training
 */
record Run(
    Session session,
    RunConfig config,
    Gan gan,
    Dataset data,
    Plan plan,
    RunFolder folder,
    List<TrainingListener> rules) {

  /** Shows what a training would do, after the checks that it would begin with. */
  int describe() {
    TrainingListener stop = new TrainingListener() {
      @Override
      public void onTrainingBegin(Training training) {
        training.stop();
      }
    };
    new GanTrainer(plan).listen(stop).fit(gan, data);
    print(
        "model", config.choice().model().name() + ": " + config.choice().model().summary());
    print("source", config.choice().model().source());
    List<String> settings = new ArrayList<>();
    config.choice().settings().forEach((name, value) -> settings.add(name + "=" + value));
    print("settings", String.join("\n            ", settings));
    print("parameters", parameters(gan));
    print("data", describe(data));
    print("plan", describe(plan));
    print("memory", MemoryCheck.describe(config, data, plan.batch()));
    print("kernels", Backends.describe());
    print("run folder", folder + " (not written: this is a dry run)");
    return ExitCode.OK;
  }

  private void print(String what, String text) {
    session.out().println(String.format(Locale.ROOT, "%-10s  %s", what, text));
  }

  /** {@code generator 172,608, discriminator 142,208}. */
  static String parameters(Gan gan) {
    return RunConfig.parameters(gan).entrySet().stream()
        .map(e -> String.format(Locale.ROOT, "%s %,d", e.getKey(), e.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String describe(Dataset data) {
    String shape = IntStream.of(data.sampleShape())
        .mapToObj(Integer::toString)
        .collect(Collectors.joining("x"));
    return String.format(
        Locale.ROOT,
        "%s: %,d samples %s, %d classes",
        data.source(),
        data.size(),
        shape,
        data.classes());
  }

  private static String describe(Plan plan) {
    return plan.steps() > 0
        ? String.format(
            Locale.ROOT, "%,d steps of %d images, seed %d", plan.steps(), plan.batch(), plan.seed())
        : String.format(
            Locale.ROOT,
            "%,d epochs in batches of %d, seed %d",
            plan.epochs(),
            plan.batch(),
            plan.seed());
  }

  /** Trains, and returns the exit code. */
  int train(int sampleEvery, boolean isQuiet, HealthWatch health, Saving saving) {
    try (StopOnSignal signals = new StopOnSignal(session)) {
      GanTrainer trainer = new GanTrainer(plan)
          .checkpoints(CheckpointFolder.at(folder.checkpoint()).keep(saving.keep()), saving.every())
          .listen(signals)
          .listen(new Start(saving));
      rules.forEach(trainer::listen);
      health.listeners(folder.health()).forEach(trainer::listen);
      reports(sampleEvery).forEach(trainer::listen);
      if (!isQuiet) {
        trainer.listen(new ConsoleProgress(session.err(), session.isTerminal()));
      }
      Training training = fit(saving.allowsChanges() ? trainer.allowChanges() : trainer, saving);
      if (isQuiet) {
        session.out().println(folder);
      } else {
        summarise(training);
        health.summary().ifPresent(text -> print("health", text));
      }
      return ExitCode.OK;
    }
  }

  private Training fit(GanTrainer trainer, Saving saving) {
    try {
      return saving.isResumed() ? trainer.resume(gan, data) : trainer.fit(gan, data);
    } catch (CheckpointException | TensorFileException e) {
      throw new UserException(Errors.text(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException | Error e) {
      if (Files.exists(folder.config())) {
        throw new RunFailedException(e, folder);
      }
      throw e;
    }
  }

  private List<TrainingListener> reports(int sampleEvery) {
    PixelRange range = config.format().range();
    return List.of(
        new MetricsFile(folder.metrics()),
        new RealSamples(folder.reals(), range),
        new SampleGrids(folder.samples(), range, sampleEvery),
        new LossChartFile(folder.losses()),
        new SamplesGif(folder.samples(), folder.gif()));
  }

  /** Makes the run folder once everything has been checked, before other listeners write to it. */
  private final class Start implements TrainingListener {
    private final Saving saving;

    Start(Saving saving) {
      this.saving = saving;
    }

    @Override
    public void onTrainingBegin(Training training) {
      try {
        folder.create();
        config.write(folder, gan, data, plan, historyOf(saving, training.step()));
      } catch (IOException e) {
        throw new UncheckedIOException("run folder " + folder + ": " + e, e);
      }
    }
  }

  private RunHistory historyOf(Saving saving, long step) {
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    if (saving.isResumed()) {
      return RunHistory.read(folder).resumedAt(step, now, saving.command());
    }
    String directory = session.directory().toAbsolutePath().normalize().toString();
    return new RunHistory(saving.command(), directory, now, List.of());
  }

  private void summarise(Training training) {
    long step = training.step();
    session
        .out()
        .println(String.format(
            Locale.ROOT,
            "%s %s after %,d step%s in %,.0f seconds",
            gan.name(),
            training.isStopping() ? "stopped" : "trained",
            step,
            step == 1 ? "" : "s",
            training.seconds()));
    Reason.of(training).ifPresent(why -> print("stopped", why));
    print("run folder", folder.toString());
    print("look at", folder.gif() + " and " + folder.losses());
    if (training.isStopping()) {
      print("go on", session.program() + " train --resume " + quote(folder.toString()));
    }
    print("draw more", session.program() + " sample " + quote(folder.toString()) + " --seed 2");
    print("score it", session.program() + " eval " + quote(folder.toString()));
  }

  private static String quote(String path) {
    return path.contains(" ") ? '"' + path + '"' : path;
  }
}
