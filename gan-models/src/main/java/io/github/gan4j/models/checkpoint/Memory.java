package io.github.gan4j.models.checkpoint;

import io.github.gan4j.core.io.TensorFile;
import io.github.gan4j.core.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a part of a training has to remember: numbers and texts by name, and arrays as tensors. A number that is put in comes
 * out with the same bits.
 */
public final class Memory {

  private final String where;
  private final Map<String, String> texts = new TreeMap<>();
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  /** Nothing yet. */
  public Memory() {
    this("memory");
  }

  private Memory(String where) {
    this.where = where;
  }

  /** What was saved in a file. */
  static Memory of(TensorFile file) {
    Memory memory = new Memory(file.toString());
    memory.texts.putAll(file.metadata());
    memory.tensors.putAll(file.tensors());
    return memory;
  }

  public Memory put(String name, String text) {
    texts.put(name, text);
    return this;
  }

  public Memory put(String name, long number) {
    return put(name, Long.toString(number));
  }

  public Memory put(String name, double number) {
    return put(name, Double.toString(number));
  }

  /** Numbers in a row, as long as they are few. */
  public Memory put(String name, double... numbers) {
    StringBuilder text = new StringBuilder();
    for (double number : numbers) {
      text.append(text.isEmpty() ? "" : " ").append(number);
    }
    return put(name, text.toString());
  }

  public Memory put(String name, Tensor tensor) {
    tensors.put(name, tensor);
    return this;
  }

  /** Everything in another memory, under {@code name.}. */
  public Memory put(String name, Memory other) {
    other.texts.forEach((key, text) -> texts.put(name + "." + key, text));
    other.tensors.forEach((key, tensor) -> tensors.put(name + "." + key, tensor));
    return this;
  }

  /** What was put under a name as a memory; empty if nothing was. */
  public Memory memory(String name) {
    Memory part = new Memory(where + ", " + name);
    String start = name + ".";
    texts.forEach((key, text) -> {
      if (key.startsWith(start)) {
        part.texts.put(key.substring(start.length()), text);
      }
    });
    tensors.forEach((key, tensor) -> {
      if (key.startsWith(start)) {
        part.tensors.put(key.substring(start.length()), tensor);
      }
    });
    return part;
  }

  public boolean has(String name) {
    return texts.containsKey(name) || tensors.containsKey(name);
  }

  /**
   * The text of a name.
   *
   * @throws CheckpointException if there is none
   */
  public String text(String name) throws CheckpointException {
    String text = texts.get(name);
    if (text == null) {
      throw new CheckpointException(
          where + ": there is no '" + name + "' in it, only " + texts.keySet() + ".");
    }
    return text;
  }

  /**
   * The whole number of a name.
   *
   * @throws CheckpointException if there is none
   */
  public long count(String name) throws CheckpointException {
    try {
      return Long.parseLong(text(name));
    } catch (NumberFormatException e) {
      throw notANumber(name, e);
    }
  }

  /**
   * The number of a name.
   *
   * @throws CheckpointException if there is none
   */
  public double number(String name) throws CheckpointException {
    try {
      return Double.parseDouble(text(name));
    } catch (NumberFormatException e) {
      throw notANumber(name, e);
    }
  }

  /**
   * The numbers of a name.
   *
   * @throws CheckpointException if there are none
   */
  public double[] numbers(String name) throws CheckpointException {
    String text = text(name);
    try {
      return text.isEmpty()
          ? new double[0]
          : Arrays.stream(text.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    } catch (NumberFormatException e) {
      throw notANumber(name, e);
    }
  }

  private CheckpointException notANumber(String name, NumberFormatException cause) {
    return new CheckpointException(
        where + ": '" + name + "' is '" + texts.get(name) + "', not a number.", cause);
  }

  /**
   * The tensor of a name.
   *
   * @throws CheckpointException if there is none
   */
  public Tensor tensor(String name) throws CheckpointException {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new CheckpointException(
          where + ": there is no tensor '" + name + "' in it, only " + tensors.keySet() + ".");
    }
    return tensor;
  }

  Map<String, String> texts() {
    return texts;
  }

  Map<String, Tensor> tensors() {
    return tensors;
  }
}
