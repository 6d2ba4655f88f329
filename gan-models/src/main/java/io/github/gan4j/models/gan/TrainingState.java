package io.github.gan4j.models.gan;

import io.github.gan4j.core.io.ParamsFile;
import io.github.gan4j.core.io.TensorFile;
import io.github.gan4j.core.optim.OptimizerState;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.Slot;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.Memory;
import io.github.gan4j.models.checkpoint.SavedState;
import io.github.gan4j.models.data.Batches;
import io.github.gan4j.models.net.Trainable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Between a training and its saved state. Everything that decides the steps to come is in it; of random numbers that is the
 * seed alone, for each step's are a function of the seed and the step.
 */
final class TrainingState {

  private static final String AVERAGE = "average";
  private static final String OPTIMIZER = "optimizer-";
  private static final String LISTENER = "listener-";
  private static final String STEPS = "steps";
  private static final String RATE_FACTOR = "rate_factor";
  private static final String PHASE = "phase.";

  private TrainingState() {}

  /**
   * What the training is, part by part; tensors are views.
   *
   * @throws CheckpointException if a parameter or buffer is NaN or infinite, or a step failed halfway: such a state is worth
   *     nothing, and would take the place of a good one
   */
  static Map<String, Memory> of(Training training) throws CheckpointException {
    if (!training.isWhole()) {
      throw new CheckpointException(
          "checkpoint: not saved, for the training failed after step %d. Resume it from one that was saved before."
              .formatted(training.step()));
    }
    Map<String, Memory> parts = new LinkedHashMap<>();
    parts.put(SavedState.TRAINING, counters(training));
    for (Map.Entry<String, Params> net : nets(training.gan()).entrySet()) {
      add(parts, net.getKey(), numbers(net.getKey(), net.getValue()));
    }
    for (Map.Entry<String, OptimizerState> e : training.optimizers().entrySet()) {
      OptimizerState optimizer = e.getValue();
      Memory memory = new Memory()
          .put(STEPS, optimizer.steps())
          .put(RATE_FACTOR, Float.toString(optimizer.rateFactor()));
      optimizer.tensors().forEach(memory::put);
      add(parts, OPTIMIZER + e.getKey(), memory);
    }
    for (Resumable listener : training.resumables()) {
      add(parts, LISTENER + listener.key(), listener.remember());
    }
    return parts;
  }

  private static <T> void add(Map<String, T> parts, String name, T part)
      throws CheckpointException {
    if (parts.put(name, part) != null) {
      throw new CheckpointException(
          "checkpoint: two parts of the training are named '" + name + "'. Rename one.");
    }
  }

  private static Map<String, Params> nets(Gan gan) throws CheckpointException {
    Map<String, Params> nets = new LinkedHashMap<>();
    for (Trainable net : gan.nets()) {
      add(nets, net.name(), net.params());
    }
    Ema ema = gan.ema();
    if (ema != null) {
      add(nets, AVERAGE, ema.average().params());
    }
    return nets;
  }

  private static Memory numbers(String net, Params params) throws CheckpointException {
    Memory memory = new Memory();
    for (Slot slot : params.slots()) {
      requireFinite(net, slot.path(), slot.value());
      memory.put(slot.path(), slot.value());
    }
    return memory;
  }

  private static void requireFinite(String net, String path, Tensor values)
      throws CheckpointException {
    float[] data = values.data();
    for (int i = values.offset(); i < values.offset() + values.size(); i++) {
      if (!Float.isFinite(data[i])) {
        throw new CheckpointException(
            "checkpoint: not saved, for '%s' of '%s' has the value %s at position %d. Those saved before stay."
                .formatted(path, net, data[i], i - values.offset()));
      }
    }
  }

  private static Memory counters(Training training) {
    Batches.Position at = training.batches().position();
    Memory memory = Changes.identity(training.gan(), training.plan(), training.identity())
        .put("epoch", at.epoch())
        .put("batch", at.batch())
        .put("seconds", training.seconds());
    for (PhaseRun run : training.runs()) {
      memory.put(PHASE + run.phase().name(), run.remember());
    }
    return memory;
  }

  /** Where in the data the saved training stood. */
  static Batches.Position position(SavedState state) throws CheckpointException {
    Memory counters = state.memory(SavedState.TRAINING);
    return new Batches.Position(counters.count("epoch"), (int) counters.count("batch"));
  }

  /**
   * Puts a saved state into a training that has not begun. All of it is checked first.
   *
   * @throws IOException if it does not fit
   */
  static void restore(SavedState state, Training training) throws IOException {
    for (Map.Entry<String, OptimizerState> e : training.optimizers().entrySet()) {
      Map<String, int[]> shapes = new LinkedHashMap<>();
      e.getValue().tensors().forEach((name, tensor) -> shapes.put(name, tensor.shape()));
      state.file(OPTIMIZER + e.getKey()).require(shapes);
    }
    load(state, training.gan());
    for (Map.Entry<String, OptimizerState> e : training.optimizers().entrySet()) {
      Memory memory = state.memory(OPTIMIZER + e.getKey());
      long steps = memory.count(STEPS);
      float rateFactor = (float) memory.number(RATE_FACTOR);
      e.getValue().restore(steps, rateFactor, state.file(OPTIMIZER + e.getKey()).tensors());
    }
    Memory counters = state.memory(SavedState.TRAINING);
    for (PhaseRun run : training.runs()) {
      run.restore(counters.memory(PHASE + run.phase().name()));
    }
    for (Resumable listener : training.resumables()) {
      restore(state, listener);
    }
  }

  private static void restore(SavedState state, Resumable listener) throws CheckpointException {
    String part = LISTENER + listener.key();
    if (!state.has(part)) {
      return;
    }
    try {
      listener.restore(state.memory(part));
    } catch (RuntimeException e) {
      throw new CheckpointException(
          "checkpoint %s: %s cannot be understood: %s".formatted(state.folder(), part, e), e);
    }
  }

  /**
   * Puts the nets of a saved state into a GAN. All of it is checked first.
   *
   * @throws IOException if it does not fit; the GAN keeps its numbers
   */
  static void load(SavedState state, Gan gan) throws IOException {
    Map<Params, TensorFile> files = new LinkedHashMap<>();
    for (Map.Entry<String, Params> net : nets(gan).entrySet()) {
      TensorFile file = state.file(net.getKey());
      ParamsFile.require(file, net.getValue());
      files.put(net.getValue(), file);
    }
    for (Map.Entry<Params, TensorFile> e : files.entrySet()) {
      ParamsFile.assign(e.getValue(), e.getKey());
    }
  }
}
