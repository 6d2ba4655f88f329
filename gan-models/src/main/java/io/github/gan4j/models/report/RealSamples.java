package io.github.gan4j.models.report;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.gan.TrainingListener;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Draws 64 samples of the data when a training begins, to hold the generated ones against. */
public final class RealSamples implements TrainingListener {
  private static final int COUNT = 64;
  private static final int NONE = 0;
  private static final int COLUMNS = 8;

  private final Path file;
  private final PixelRange range;

  /** Writes to {@code file}, in place of what is there. */
  public RealSamples(Path file, PixelRange range) {
    this.file = file;
    this.range = range;
  }

  @Override
  public void onTrainingBegin(Training training) {
    try {
      Png.write(picture(training), file);
    } catch (IOException e) {
      throw new UncheckedIOException("real samples " + file + ": " + e.getMessage(), e);
    }
  }

  private BufferedImage picture(Training training) {
    Dataset data = training.data();
    if (PointPlot.isFor(data.sampleShape())) {
      return PointPlot.of(Tensor.zeros(NONE, 2), data, null);
    }
    Rng rng = Rng.of(training.plan().seed());
    int length = data.sampleLength();
    float[] values = new float[COUNT * length];
    for (int i = 0; i < COUNT; i++) {
      data.read(rng.below(data.size()), values, i * length);
    }
    int[] sample = data.sampleShape();
    int[] shape = {COUNT, sample[0], sample[1], sample[2]};
    return ImageGrid.of(values, shape, range, COLUMNS);
  }
}
