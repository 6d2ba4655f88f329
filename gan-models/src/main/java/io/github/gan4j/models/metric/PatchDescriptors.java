package io.github.gan4j.models.metric;

import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.Dataset;

/** Small patches from random places of a level of every image, as rows of numbers. */
final class PatchDescriptors {
  static final int SIDE = 7;
  private static final int PER_IMAGE = 128;
  private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

  private PatchDescriptors() {}

  /** Descriptors [128 N, 49 C], each channel with mean 0 and standard deviation 1 over all of them. */
  static Tensor of(String metric, Dataset images, int level, int levels, Rng rng) {
    int channels = images.sampleShape()[2];
    int length = SIDE * SIDE * channels;
    requireRoom(metric, images, PER_IMAGE * length);
    float[] y = new float[images.size() * PER_IMAGE * length];
    Workers.current().run(images.size(), i -> {
      Plane[] planes = level(metric, images, i, level, levels);
      Rng places = rng.at(i);
      for (int patch = 0; patch < PER_IMAGE; patch++) {
        int top = places.below(planes[0].height() - SIDE + 1);
        int left = places.below(planes[0].width() - SIDE + 1);
        copy(planes, top, left, y, (i * PER_IMAGE + patch) * length);
      }
    });
    if (!normalize(y, channels)) {
      throw new IllegalArgumentException(
          "%s: all patches of %s have one constant colour at %d pixels. There is nothing to compare."
              .formatted(metric, images.source(), images.sampleShape()[0] >> level));
    }
    return Tensor.wrap(y, images.size() * PER_IMAGE, length);
  }

  private static void requireRoom(String metric, Dataset images, int valuesPerImage) {
    int most = MAX_ARRAY / valuesPerImage;
    if (images.size() > most) {
      throw new IllegalArgumentException(
          "%s: the patches of %d images do not fit one array. Use at most %d."
              .formatted(metric, images.size(), most));
    }
  }

  private static Plane[] level(String metric, Dataset images, int index, int level, int levels) {
    float[] image = new float[images.sampleLength()];
    SampleValues.read(metric, images, index, image, 0);
    Plane[] planes = Plane.channels(image, images.sampleShape());
    for (int c = 0; c < planes.length; c++) {
      planes[c] = LaplacianPyramid.level(planes[c], level, levels);
    }
    return planes;
  }

  /** Writes one patch, channel after channel. */
  static void copy(Plane[] channels, int top, int left, float[] into, int at) {
    int next = at;
    for (Plane channel : channels) {
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          into[next++] = (float) channel.at(top + y, left + x);
        }
      }
    }
  }

  /** False if a channel has no variance. */
  static boolean normalize(float[] descriptors, int channels) {
    for (int c = 0; c < channels; c++) {
      double mean = 0;
      double squares = 0;
      int count = descriptors.length / channels;
      for (int i = 0; i < count; i++) {
        mean += descriptors[index(i, c, channels)];
      }
      mean /= count;
      for (int i = 0; i < count; i++) {
        double difference = descriptors[index(i, c, channels)] - mean;
        squares += difference * difference;
      }
      if (squares == 0) {
        return false;
      }
      double scale = 1 / Math.sqrt(squares / count);
      for (int i = 0; i < count; i++) {
        int at = index(i, c, channels);
        descriptors[at] = (float) ((descriptors[at] - mean) * scale);
      }
    }
    return true;
  }

  /** Where number {@code i} of a channel is. */
  private static int index(int i, int channel, int channels) {
    int area = SIDE * SIDE;
    return (i / area * channels + channel) * area + i % area;
  }
}
