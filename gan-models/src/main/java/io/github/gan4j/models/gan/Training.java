package io.github.gan4j.models.gan;

import io.github.gan4j.core.optim.OptimizerState;
import io.github.gan4j.models.checkpoint.Memory;
import io.github.gan4j.models.checkpoint.SavedState;
import io.github.gan4j.models.data.Batches;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.net.Trainable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** A training under way, as listeners see it. Only the training thread may use it, but for {@link #stop()}. */
public final class Training {

  private static final double RATE_SECONDS = 0.5;

  private final Gan gan;
  private final Dataset data;
  private final Plan plan;
  private final Batches batches;
  private final List<PhaseRun> runs = new ArrayList<>();
  private final Metrics metrics = new Metrics();
  private final List<Note> notes = new ArrayList<>();
  private final List<Resumable> resumables;
  private final LongSupplier clock;
  private final long startNanos;
  private final Memory identity;
  private double secondsBefore;
  private boolean isResumed;
  private long step;
  private boolean isWhole = true;
  private long imagesSeen;
  private double rateSeconds;
  private long rateImages;
  private double imagesPerSecond = Double.NaN;
  private volatile boolean stopping;

  Training(
      Gan gan,
      Dataset data,
      Plan plan,
      Batches batches,
      List<Resumable> resumables,
      LongSupplier clock,
      Memory identity) {
    this.gan = gan;
    this.data = data;
    this.plan = plan;
    this.batches = batches;
    this.resumables = resumables;
    this.clock = clock;
    this.identity = identity;
    startNanos = clock.getAsLong();
    gan.phases().forEach(phase -> runs.add(new PhaseRun(phase)));
  }

  public Gan gan() {
    return gan;
  }

  public Dataset data() {
    return data;
  }

  public Plan plan() {
    return plan;
  }

  /** Steps completed. */
  public long step() {
    return step;
  }

  /** Passes over the data completed. */
  public long epoch() {
    return batches.position().epoch();
  }

  /** The numbers of the latest step. */
  public Metrics metrics() {
    return metrics;
  }

  /** Says something about the training at its present step; progress, metrics file and report pass it on. */
  public void note(String source, String text) {
    notes.add(new Note(step, source, text));
  }

  /** All that was said so far: a view that grows. */
  public List<Note> notes() {
    return Collections.unmodifiableList(notes);
  }

  /** How much of the plan is done, 0 to 1. */
  public double progress() {
    if (plan.steps() > 0) {
      return (double) step / plan.steps();
    }
    Batches.Position at = batches.position();
    double epochs = at.epoch() + (double) at.batch() / batches.batchesPerEpoch();
    return Math.min(1, epochs / plan.epochs());
  }

  /** Real images trained on per second, over the latest half second or more; NaN at first. */
  public double imagesPerSecond() {
    return imagesPerSecond;
  }

  /** Seconds since the training began, without those between its end and its being resumed. */
  public double seconds() {
    return secondsBefore + (clock.getAsLong() - startNanos) * 1e-9;
  }

  /** Seconds since {@code fit} or {@code resume} was called. */
  public double secondsHere() {
    return seconds() - secondsBefore;
  }

  /** Whether it goes on from a saved state. */
  public boolean isResumed() {
    return isResumed;
  }

  /** Goes on from a saved state. */
  void restore(SavedState state) throws IOException {
    TrainingState.restore(state, this);
    step = state.step();
    isResumed = true;
    secondsBefore = state.memory(SavedState.TRAINING).number("seconds");
    rateSeconds = seconds();
  }

  /** Ends the training after the present step. May be called from any thread, more than once. */
  public void stop() {
    stopping = true;
  }

  /** True once {@link #stop()} was called or the training thread was interrupted. */
  public boolean isStopping() {
    return stopping || Thread.currentThread().isInterrupted();
  }

  /** The optimisers' states, by phase and net: {@code g.generator}. */
  public Map<String, OptimizerState> optimizers() {
    Map<String, OptimizerState> states = new LinkedHashMap<>();
    for (PhaseRun run : runs) {
      for (Map.Entry<Trainable, OptimizerState> e : run.optimizers().entrySet()) {
        states.put(run.phase().name() + "." + e.getKey().name(), e.getValue());
      }
    }
    return states;
  }

  List<Resumable> resumables() {
    return resumables;
  }

  /** By what the data is known again. */
  Memory identity() {
    return identity;
  }

  List<PhaseRun> runs() {
    return runs;
  }

  Batches batches() {
    return batches;
  }

  boolean isDone() {
    return plan.steps() > 0 ? step >= plan.steps() : epoch() >= plan.epochs();
  }

  void countImages(int images) {
    imagesSeen += images;
  }

  /**
   * False while a step is under way, and after one that failed: some nets may be updated and others not. False also once Java
   * itself has failed, for one for want of memory: then nothing tells what was left undone.
   */
  boolean isWhole() {
    return isWhole;
  }

  /** From now on it is not to be saved. */
  void distrust() {
    isWhole = false;
  }

  /** Counts from a step on that was not reached, to see what a step of that number does. */
  void startAt(long number) {
    step = number;
  }

  void beginStep() {
    isWhole = false;
    metrics.beginStep();
  }

  void endStep() {
    isWhole = true;
    step++;
    double now = seconds();
    double elapsed = now - rateSeconds;
    if (elapsed >= RATE_SECONDS) {
      imagesPerSecond = (imagesSeen - rateImages) / elapsed;
      rateSeconds = now;
      rateImages = imagesSeen;
    }
  }
}
