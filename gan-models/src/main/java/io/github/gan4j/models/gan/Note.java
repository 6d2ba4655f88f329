package io.github.gan4j.models.gan;

/**
 * A sentence about a training, for people.
 *
 * @param step steps completed when it was written
 * @param source who says it, in a word: {@code health}, {@code best}
 * @param text a plain sentence
 */
public record Note(long step, String source, String text) {

  /** {@code health: the generator draws one class only.} */
  @Override
  public String toString() {
    return source + ": " + text;
  }
}
