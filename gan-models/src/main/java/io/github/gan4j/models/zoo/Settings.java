package io.github.gan4j.models.zoo;

import io.github.gan4j.core.io.Names;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The settings of a record as names and texts, and back: component {@code norm} of the record in
 * component {@code discriminator} is {@code discriminator.norm}. Components are numbers, booleans,
 * enums or further records.
 */
final class Settings {

  private Settings() {}

  /** A record whose components are named as if they were those of the record it is in. */
  interface Inlined {}

  private static String inside(String name, String prefix, Record nested) {
    return nested instanceof Inlined ? prefix : name + ".";
  }

  /** Every setting with its value, in the order of the components. */
  static Map<String, String> texts(Record settings) {
    Map<String, String> texts = new LinkedHashMap<>();
    collect("", settings, texts);
    return texts;
  }

  private static void collect(String prefix, Record record, Map<String, String> texts) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      String name = prefix + component.getName();
      Object value = read(component, record);
      if (value instanceof Record nested) {
        collect(inside(name, prefix, nested), nested, texts);
      } else {
        texts.put(name, value instanceof Enum<?> e ? name(e) : value.toString());
      }
    }
  }

  /** How a setting names an enum's constant: {@code non-saturating}. */
  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The record with some settings replaced.
   *
   * @throws IllegalArgumentException if a setting is unknown or its value does not fit
   */
  static <R extends Record> R apply(R defaults, Map<String, String> changes) {
    Map<String, String> known = texts(defaults);
    for (String name : changes.keySet()) {
      if (!known.containsKey(name)) {
        throw new IllegalArgumentException("unknown setting '%s'. Nearest: %s."
            .formatted(name, Names.nearest(name, known.keySet())));
      }
    }
    return replace("", defaults, changes);
  }

  private static <R extends Record> R replace(
      String prefix, R record, Map<String, String> changes) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = prefix + components[i].getName();
      Object value = read(components[i], record);
      if (value instanceof Record nested) {
        values[i] = replace(inside(name, prefix, nested), nested, changes);
      } else {
        String text = changes.get(name);
        values[i] = text == null ? value : parse(name, text, components[i].getType());
      }
    }
    return make(record, components, values);
  }

  private static Object parse(String name, String text, Class<?> type) {
    try {
      if (type == int.class) {
        return Integer.valueOf(text);
      }
      if (type == float.class) {
        return Float.valueOf(text);
      }
    } catch (NumberFormatException e) {
      throw unfit(name, text, type == int.class ? "a whole number" : "a number");
    }
    if (type == boolean.class) {
      if (!text.equals("true") && !text.equals("false")) {
        throw unfit(name, text, "true or false");
      }
      return Boolean.valueOf(text);
    }
    return constant(name, text, type);
  }

  private static Object constant(String name, String text, Class<?> type) {
    Object[] constants = type.getEnumConstants();
    for (Object constant : constants) {
      if (name((Enum<?>) constant).equals(text)) {
        return constant;
      }
    }
    String names =
        String.join(", ", Arrays.stream(constants).map(c -> name((Enum<?>) c)).toList());
    throw unfit(name, text, "one of " + names);
  }

  private static IllegalArgumentException unfit(String name, String text, String expected) {
    return new IllegalArgumentException(
        "setting %s: expected %s, got '%s'.".formatted(name, expected, text));
  }

  private static Object read(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  @SuppressWarnings("unchecked")
  private static <R extends Record> R make(R like, RecordComponent[] components, Object[] values) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = like.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return (R) constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException unfit) {
        throw unfit;
      }
      throw new LinkageError(e.getMessage(), e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
