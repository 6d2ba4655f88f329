package io.github.gan4j.models.data;

/** The colour channels that images are converted to. */
public enum Channels {
  /** As in the file; for image files this means {@link #RGB}. */
  AS_STORED(0),
  /** One channel: 0.299 red + 0.587 green + 0.114 blue. */
  GREY(1),
  /** Three channels in the order red, green, blue; a grey image repeats its channel. */
  RGB(3);

  private final int count;

  Channels(int count) {
    this.count = count;
  }

  /** Channels of a converted image whose file has {@code stored} of them. */
  int count(int stored) {
    return this == AS_STORED ? stored : count;
  }
}
