package io.github.gan4j.models.metric;

import io.github.gan4j.models.data.Dataset;

/** Reads samples for a metric, which cannot use NaN or infinity. */
final class SampleValues {
  private SampleValues() {}

  static void read(String metric, Dataset data, int index, float[] into, int at) {
    data.read(index, into, at);
    int length = data.sampleLength();
    for (int i = 0; i < length; i++) {
      if (!Float.isFinite(into[at + i])) {
        throw new IllegalArgumentException(
            "%s: sample %d of %s has the value %s at position %d. Leave such samples out."
                .formatted(metric, index, data.source(), into[at + i], i));
      }
    }
  }
}
