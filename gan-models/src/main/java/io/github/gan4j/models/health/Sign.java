package io.github.gan4j.models.health;

import java.util.Map;

/**
 * A symptom that a check has seen.
 *
 * @param about the net that has it, or empty for the whole GAN
 * @param saw what was seen, as the end of a sentence
 * @param numbers the numbers that speak for it
 */
record Sign(Symptom symptom, String about, String saw, Map<String, Double> numbers) {

  Sign {
    numbers = Map.copyOf(numbers);
  }

  Sign(Symptom symptom, String saw, Map<String, Double> numbers) {
    this(symptom, "", saw, numbers);
  }

  /** What makes two signs the same. */
  record Key(Symptom symptom, String about) {

    /** To be kept in a checkpoint. */
    String text() {
      return symptom + " " + about;
    }

    static Key of(String text) {
      int space = text.indexOf(' ');
      return new Key(Symptom.valueOf(text.substring(0, space)), text.substring(space + 1));
    }
  }

  Key key() {
    return new Key(symptom, about);
  }

  /** {@code mode collapse: two samples differ ... . What usually helps.} */
  String sentence() {
    return symptom.label() + ": " + saw + ". " + symptom.help();
  }
}
