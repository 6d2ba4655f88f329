package io.github.gan4j.bench.scaling;

import io.github.gan4j.bench.workload.Workload;
import io.github.gan4j.bench.workload.Workloads;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** What grows while the rest of a DCGAN stays as it is. */
enum Sweep {
  BATCH(
      "batch size",
      "DCGAN 28x28, 16 features",
      List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 512),
      List.of(1, 4, 16),
      n -> Workloads.dcgan(28, 16, n)),
  FEATURES(
      "features",
      "DCGAN 28x28, batch of 32",
      List.of(16, 32, 64, 128, 256),
      List.of(16, 32, 64),
      n -> Workloads.dcgan(28, n, 32)),
  IMAGE(
      "image size",
      "DCGAN, 16 features, batch of 16",
      List.of(28, 32, 64, 128),
      List.of(28, 32, 64, 128),
      n -> Workloads.dcgan(n, 16, 16));

  private final String quantity;
  private final String setting;
  private final List<Integer> sizes;
  private final List<Integer> quickSizes;
  private final IntFunction<Workload> workload;

  Sweep(
      String quantity,
      String setting,
      List<Integer> sizes,
      List<Integer> quickSizes,
      IntFunction<Workload> workload) {
    this.quantity = quantity;
    this.setting = setting;
    this.sizes = sizes;
    this.quickSizes = quickSizes;
    this.workload = workload;
  }

  /** What grows, in words. */
  String quantity() {
    return quantity;
  }

  /** The axis of what grows, with its unit. */
  String axis() {
    return switch (this) {
      case BATCH -> "batch size (samples)";
      case FEATURES -> "features (channels beside the image)";
      case IMAGE -> "image size (pixels a side)";
    };
  }

  /** What stays as it is. */
  String setting() {
    return setting;
  }

  List<Integer> sizes(boolean quick) {
    return quick ? quickSizes : sizes;
  }

  Workload workload(int size) {
    return workload.apply(size);
  }

  /** The name of its chart's file. */
  String file() {
    return name().toLowerCase(Locale.ROOT) + ".png";
  }
}
