package io.github.gan4j.models.health;

import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.Memory;
import java.util.LinkedHashMap;
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

  Memory remember() {
    Memory memory = new Memory()
        .put("step", step)
        .put("symptom", symptom.name())
        .put("text", text)
        .put("names", String.join(" ", numbers.keySet()));
    numbers.forEach((name, number) -> memory.put("number-" + name, number));
    return memory;
  }

  static Finding of(Memory memory) throws CheckpointException {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (String name : memory.text("names").split(" ", -1)) {
      if (!name.isEmpty()) {
        numbers.put(name, memory.number("number-" + name));
      }
    }
    return new Finding(
        memory.count("step"),
        Symptom.valueOf(memory.text("symptom")),
        numbers,
        memory.text("text"));
  }

  static Finding of(long step, Sign sign) {
    return new Finding(step, sign.symptom(), sign.numbers(), sign.sentence());
  }
}
