package io.github.gan4j.models.data;

import java.util.Locale;

/** Which part of a data set to read, where a folder or an archive holds both. */
public enum Split {
  /** The part to train on. */
  TRAIN,
  /** The part held back. */
  TEST;

  /** The name that folders and arrays use: {@code train} or {@code test}. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
