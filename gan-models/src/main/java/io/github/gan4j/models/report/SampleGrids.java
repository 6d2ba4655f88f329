package io.github.gan4j.models.report;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Scope;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.gan.Showcase;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.gan.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Draws what the generator makes of the same 64 latents as the training goes on, from before the
 * first step to after the last: {@code step-0000000.png} and so on. Sampling draws no random number
 * of the training and changes nothing in it.
 */
public final class SampleGrids implements TrainingListener {
  /** Grids of a training unless said otherwise: the i-th when (i / GRIDS)^2 of it is done. */
  private static final int GRIDS = 40;

  /** Apart from every step's, whose keys count up from 0. */
  private static final long LATENT_KEY = -1;

  private final Path folder;
  private final PixelRange range;
  private final long every;
  private @Nullable Showcase showcase;
  private int next;
  private long drawn = -1;

  /** Draws about 40 grids, more of them early, when samples change the most. */
  public SampleGrids(Path folder, PixelRange range) {
    this(folder, range, 0);
  }

  /**
   * Draws a grid every so many steps.
   *
   * @param range the values of black and white
   */
  public SampleGrids(Path folder, PixelRange range, long every) {
    this.folder = folder;
    this.range = range;
    this.every = every;
  }

  @Override
  public void onTrainingBegin(Training training) {
    Rng rng = Rng.of(training.plan().seed()).at(LATENT_KEY);
    boolean isPoints = PointPlot.isFor(training.data().sampleShape());
    showcase = isPoints ? Showcase.points(training.gan(), rng) : Showcase.of(training.gan(), rng);
    isDue(training);
    // What was due at the step it goes on from was drawn then.
    if (training.isResumed()) {
      drawn = training.step();
    } else {
      draw(training);
    }
  }

  @Override
  public void onStep(Training training) {
    if (isDue(training)) {
      draw(training);
    }
  }

  @Override
  public void onTrainingEnd(Training training) {
    if (drawn != training.step()) {
      draw(training);
    }
  }

  private boolean isDue(Training training) {
    if (every > 0) {
      return training.step() % every == 0;
    }
    boolean isDue = false;
    while (training.progress() >= (double) next * next / (GRIDS * GRIDS)) {
      next++;
      isDue = true;
    }
    return isDue;
  }

  private void draw(Training training) {
    Showcase shown = showcase;
    if (shown == null) {
      return;
    }
    drawn = training.step();
    Path file = folder.resolve(String.format(Locale.ROOT, "step-%07d.png", drawn));
    try (Scope scope = Scope.open()) {
      Tensor samples = training.gan().sample(shown.z(), shown.y());
      Png.write(
          PointPlot.isFor(training.data().sampleShape())
              ? PointPlot.of(samples, training.data(), training.gan().discriminator())
              : ImageGrid.of(samples, range, shown.columns()),
          file);
    } catch (IOException e) {
      throw new UncheckedIOException("samples " + file + ": " + e.getMessage(), e);
    }
  }
}
