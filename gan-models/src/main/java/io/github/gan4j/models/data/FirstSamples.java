package io.github.gan4j.models.data;

import java.util.Objects;

/** The first samples of another data set. */
record FirstSamples(Dataset all, int size) implements Dataset {
  FirstSamples {
    if (size < 1 || size > all.size()) {
      throw new IllegalArgumentException(
          "take: count must be 1 to " + all.size() + ", got " + size + ".");
    }
  }

  @Override
  public int[] sampleShape() {
    return all.sampleShape();
  }

  @Override
  public void read(int index, float[] into, int at) {
    all.read(Objects.checkIndex(index, size), into, at);
  }

  @Override
  public int classes() {
    return all.classes();
  }

  @Override
  public int label(int index) {
    return all.label(Objects.checkIndex(index, size));
  }

  @Override
  public String source() {
    return all.source() + ", first " + size;
  }
}
