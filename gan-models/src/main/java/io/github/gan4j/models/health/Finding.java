package io.github.gan4j.models.health;

import java.util.Map;

/**
 * Something wrong with a training.
 *
 * @param step steps completed when it was found
 * @param symptom what it is
 * @param numbers the numbers that speak for it, by name
 * @param text what was seen and what usually helps
 */
public record Finding(long step, Symptom symptom, Map<String, Double> numbers, String text) {

  public Finding {
    numbers = Map.copyOf(numbers);
  }

  static Finding of(long step, Sign sign) {
    return new Finding(step, sign.symptom(), sign.numbers(), sign.sentence());
  }
}
