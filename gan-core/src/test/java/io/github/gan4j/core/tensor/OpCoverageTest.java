package io.github.gan4j.core.tensor;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A public operation without rows in the tables fails here. */
class OpCoverageTest {

  /** Classes of the package whose static methods make tensors but are no operations. */
  private static final Set<Class<?>> NOT_OPERATIONS = Set.of(Tensor.class, Autograd.class);

  /** Operations that take any tensor and any parameter. */
  private static final List<String> NEVER_FAIL = List.of(
      "Activations.elu",
      "Activations.eluSlope",
      "Activations.leakyRelu",
      "Activations.relu",
      "Activations.sigmoid",
      "Activations.softplus",
      "Activations.tanh",
      "Arithmetic.abs",
      "Arithmetic.affine",
      "Arithmetic.exp",
      "Arithmetic.log",
      "Arithmetic.sign",
      "Arithmetic.sqrt",
      "Arithmetic.square");

  /** Means, which an empty input has none of: their error rows say so. */
  private static final List<String> NO_EMPTY_INPUT =
      List.of("CrossEntropy.bceWithLogits", "CrossEntropy.crossEntropy", "Reduce.mean");

  /** Takes no tensor. */
  private static final List<String> NO_INPUT = List.of("Indexing.oneHot");

  @Test
  void everyOperationHasRows() {
    assertEquals(operations(), named(OpCases.all().stream().map(OpCase::op)));
  }

  @Test
  void everyOperationHasARowWithNoElements() {
    Set<String> empty = named(OpCases.all().stream().filter(OpCase::isEmpty).map(OpCase::op));
    empty.addAll(NO_EMPTY_INPUT);
    empty.addAll(NO_INPUT);
    assertEquals(operations(), empty);
  }

  @Test
  void everyOperationHasARowWhoseWorkIsSplit() {
    Set<String> big = named(OpCases.all().stream().filter(OpCase::isBig).map(OpCase::op));
    big.addAll(NO_INPUT);
    assertEquals(operations(), big);
  }

  @Test
  void everyOperationHasItsErrorTextsTested() {
    Set<String> failing = named(OpErrorsTest.rows().stream().map(OpErrorsTest.Row::op));
    failing.addAll(NEVER_FAIL);
    assertEquals(operations(), failing);
  }

  private static Set<String> named(Stream<String> names) {
    return names.collect(toCollection(TreeSet::new));
  }

  static Set<String> operations() {
    return named(operationMethods().stream()
        .map(m -> m.getDeclaringClass().getSimpleName() + "." + m.getName()));
  }

  /** In the same order each time. */
  static List<Method> operationMethods() {
    return classesOfThePackage()
        .filter(c -> !NOT_OPERATIONS.contains(c))
        .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
        .filter(OpCoverageTest::isOperation)
        .sorted(Comparator.comparing(Method::toString))
        .toList();
  }

  private static boolean isOperation(Method m) {
    return Modifier.isPublic(m.getModifiers())
        && Modifier.isStatic(m.getModifiers())
        && (m.getReturnType() == Tensor.class
            || m.getReturnType() == Normalization.Normalized.class);
  }

  private static Stream<Class<?>> classesOfThePackage() {
    try {
      Path folder = Path.of(Tensor.class.getResource("Tensor.class").toURI()).getParent();
      try (Stream<Path> files = Files.list(folder)) {
        return files
            .map(f -> f.getFileName().toString())
            .filter(name -> name.endsWith(".class") && !name.contains("$"))
            .filter(name -> !name.equals("package-info.class"))
            .map(OpCoverageTest::load)
            .toList()
            .stream();
      }
    } catch (IOException | URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Class<?> load(String file) {
    String name = file.substring(0, file.length() - ".class".length());
    try {
      return Class.forName(Tensor.class.getPackageName() + "." + name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
