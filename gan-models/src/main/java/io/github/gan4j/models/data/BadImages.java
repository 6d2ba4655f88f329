package io.github.gan4j.models.data;

/** What to do with an image file that cannot be read. */
public enum BadImages {
  /** Stop with a {@link DataException} that names the file. */
  FAIL,
  /** Leave it out and count it: see {@link ImageDataset#skipped()}. */
  SKIP
}
