package io.github.gan4j.models.metric;

import io.github.gan4j.models.data.Dataset;
import java.util.Arrays;

/** Samples such as a generator gives whose training has diverged: the second is NaN. */
record BrokenData(int[] sampleShape) implements Dataset {
  @Override
  public int size() {
    return 2;
  }

  @Override
  public void read(int index, float[] into, int at) {
    Arrays.fill(into, at, at + sampleLength(), index == 1 ? Float.NaN : 0.5f);
  }

  @Override
  public int classes() {
    return 0;
  }

  @Override
  public int label(int index) {
    throw new IllegalStateException("no labels");
  }

  @Override
  public String source() {
    return "broken";
  }
}
