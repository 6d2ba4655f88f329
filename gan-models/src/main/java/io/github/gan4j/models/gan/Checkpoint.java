package io.github.gan4j.models.gan;

import io.github.gan4j.core.io.ParamsFile;
import io.github.gan4j.core.io.Safetensors;
import io.github.gan4j.core.io.TensorFile;
import io.github.gan4j.core.optim.OptimizerState;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.models.net.Trainable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder with the state of a training: one safetensors file for each net, for the averaged
 * generator if there is one, and for each optimiser.
 *
 * <p>A checkpoint replaces the one before as a whole. Between the two renames that takes, only the
 * folder with the old one's other name is there; {@link #load} looks at both, so it finds a whole
 * checkpoint at any moment.
 */
public final class Checkpoint {

  private static final String AVERAGE = "average";
  private static final String STEP = "step";
  private static final String FILE_TYPE = ".safetensors";

  private Checkpoint() {}

  /**
   * Writes the training's present state to a folder, in place of the checkpoint that was there.
   *
   * @throws IOException if it cannot be written; the checkpoint that was there stays
   */
  public static void save(Path folder, Training training) throws IOException {
    Path fresh = beside(folder, ".new");
    Path old = beside(folder, ".old");
    delete(fresh);
    Files.createDirectories(fresh);
    write(fresh, training);
    if (Files.exists(folder)) {
      delete(old);
      Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    delete(old);
  }

  private static void write(Path folder, Training training) throws IOException {
    Map<String, String> metadata =
        Map.of("gan", training.gan().name(), STEP, Long.toString(training.step()));
    for (Trainable net : training.gan().nets()) {
      ParamsFile.write(file(folder, net.name()), net.params(), metadata);
    }
    Ema ema = training.gan().ema();
    if (ema != null) {
      ParamsFile.write(file(folder, AVERAGE), ema.average().params(), metadata);
    }
    for (Map.Entry<String, OptimizerState> e : training.optimizers().entrySet()) {
      OptimizerState state = e.getValue();
      Map<String, String> counters = Map.of(
          STEP, Long.toString(state.steps()), "rate_factor", Float.toString(state.rateFactor()));
      Safetensors.write(file(folder, "optimizer-" + e.getKey()), state.tensors(), counters);
    }
  }

  /**
   * Reads the nets of a checkpoint into a GAN of the same architecture.
   *
   * @return the steps that were completed when it was saved
   * @throws IOException if there is no checkpoint, or a file is damaged or does not fit; the GAN
   *     keeps its numbers then
   */
  public static long load(Path folder, Gan gan) throws IOException {
    Path whole = Files.isDirectory(folder) ? folder : beside(folder, ".old");
    if (!Files.isDirectory(whole)) {
      throw new FileNotFoundException(folder + ": there is no checkpoint.");
    }
    Map<Params, TensorFile> files = new LinkedHashMap<>();
    for (Trainable net : gan.nets()) {
      files.put(net.params(), read(file(whole, net.name()), net.params()));
    }
    Ema ema = gan.ema();
    if (ema != null) {
      Params average = ema.average().params();
      files.put(average, read(file(whole, AVERAGE), average));
    }
    for (Map.Entry<Params, TensorFile> e : files.entrySet()) {
      ParamsFile.assign(e.getValue(), e.getKey());
    }
    return step(files.values().iterator().next());
  }

  private static long step(TensorFile file) {
    return Long.parseLong(file.metadata().getOrDefault(STEP, "0"));
  }

  private static TensorFile read(Path file, Params params) throws IOException {
    TensorFile tensors = Safetensors.read(file);
    ParamsFile.require(tensors, params);
    return tensors;
  }

  private static Path file(Path folder, String name) {
    return folder.resolve(name + FILE_TYPE);
  }

  private static Path beside(Path folder, String suffix) {
    return folder.resolveSibling(folder.getFileName() + suffix);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> listing = Files.list(folder)) {
      files = listing.toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(folder);
  }
}
