package io.github.gan4j.cli;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.ReadOptions;
import io.github.gan4j.models.data.Split;
import io.github.gan4j.models.feature.ClassifierTrainer;
import io.github.gan4j.models.feature.LeNet;
import io.github.gan4j.models.feature.LeNetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code gan classifier}: trains the small classifier whose features scores are computed from. */
@Command(
    name = "classifier",
    header = "Train a LeNet on labelled images, for scores of generated ones.",
    optionListHeading = "%nOptions:%n",
    sortOptions = false,
    footer = {
      "",
      "Those of mnist and fashion-mnist are part of this program.",
      "",
      "Examples:",
      "  gan classifier --data mnist",
      "  gan classifier --data ~/letters --epochs 20 --out letters.safetensors"
    })
final class ClassifierCommand implements Callable<Integer> {
  private static final String FILE_TYPE = ".safetensors";

  @Option(
      names = {"-d", "--data"},
      paramLabel = "NAME|PATH",
      required = true,
      description =
          "Labelled images with a test part: a folder with IDX or CIFAR-10 files, or an npz file, resized to 28x28;"
              + " or fashion-mnist or mnist, looked for in $GAN4J_DATA and in the user's cache folder.")
  private String data = "";

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Number of passes over the data (default: ${DEFAULT-VALUE}).")
  private int epochs = 8;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Images per step (default: ${DEFAULT-VALUE}).")
  private int batch = 64;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Decides every random number (default: ${DEFAULT-VALUE}). The same seed gives the same classifier.")
  private long seed = 1;

  @Option(names = "--threads", paramLabel = "N", description = Threads.DESCRIPTION)
  private @Nullable Integer threads;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "The file to write, a .safetensors (default: lenet-DATA.safetensors).")
  private @Nullable String out;

  private final Session session;

  ClassifierCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    requirePositive("--epochs", epochs);
    requirePositive("--batch", batch);
    String name = "lenet-" + nameOf(data);
    Path file = file(name);
    try (Threads own = Threads.use(threads)) {
      Dataset train = read(Split.TRAIN);
      Dataset test = read(Split.TEST);
      requireUsable(train, test);
      LeNet net = new LeNet(name, train.sampleShape()[2], train.classes(), Rng.of(seed));
      long start = System.nanoTime();
      ClassifierTrainer.Epoch last = new ClassifierTrainer(epochs, batch, seed)
          .fit(net, train, test, epoch -> show(epoch, start));
      write(file, net, last, train);
      print(
          "%s: %.2f %% of %,d test images right, trained on %,d in %,.0f seconds",
          name, 100 * last.accuracy(), test.size(), train.size(), seconds(start));
      session.out().println(file);
    }
    return ExitCode.OK;
  }

  private void print(String format, Object... values) {
    session.out().println(String.format(Locale.ROOT, format, values));
  }

  private static void requirePositive(String option, int value) {
    if (value < 1) {
      throw new UserException(option + " must be at least 1, got " + value + ".");
    }
  }

  /** {@code letters} for {@code ~/sets/letters.npz}. */
  private static String nameOf(String data) {
    Path last = Path.of(data).normalize().toAbsolutePath().getFileName();
    String name = last == null ? "" : last.toString();
    return name.replaceFirst("(?<=.)\\..*", "");
  }

  /** Finds out now, and not after the training, whether the file can be written. */
  private Path file(String name) {
    Path file = session.path(out == null ? name + FILE_TYPE : out);
    if (!file.toString().endsWith(FILE_TYPE) || Files.exists(file)) {
      throw new UserException("--out " + file + ": must be a new file whose name ends in "
          + FILE_TYPE + ". Name another, or delete the one there.");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new UserException("--out " + file + ": cannot write to " + folder
          + ". Name a folder that is there and can be written.");
    }
    return file;
  }

  private Dataset read(Split split) {
    ReadOptions options = ReadOptions.defaults().side(LeNet.SIDE).split(split);
    return new DataArgument(session, options).open(data);
  }

  private void requireUsable(Dataset train, Dataset test) {
    if (train.classes() == 0) {
      throw new UserException("--data " + data + ": has no labels. Give labelled images.");
    }
    if (train.source().equals(test.source())) {
      throw new UserException("--data " + data + ": has no test part to measure the accuracy on. "
          + "Give a folder or npz file with both parts.");
    }
  }

  private void show(ClassifierTrainer.Epoch epoch, long start) {
    session
        .err()
        .println(String.format(
            Locale.ROOT,
            "epoch %d/%d  loss %.4f  accuracy %.2f %%  %,.0f s",
            epoch.number(),
            epochs,
            epoch.loss(),
            100 * epoch.accuracy(),
            seconds(start)));
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }

  private void write(Path file, LeNet net, ClassifierTrainer.Epoch last, Dataset train) {
    Map<String, String> notes = Map.of(
        "accuracy", Double.toString(last.accuracy()),
        "samples", Integer.toString(train.size()),
        "epochs", Integer.toString(epochs),
        "batch", Integer.toString(batch),
        "seed", Long.toString(seed));
    try {
      LeNetFile.write(file, net, notes);
    } catch (IOException e) {
      throw new UserException("--out " + file + ": cannot be written: " + e, e);
    }
  }
}
