package io.github.gan4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** No field of any module can make one training see another in the same JVM, but for those that are listed with a reason. */
class StaticStateTest {

  private static final String CONSTANT = "filled when its class is loaded, then only read";
  private static final String OF_A_THREAD = "each thread has its own";
  private static final String SCRATCH = "each thread has its own, and writes it before it reads it";

  /** Static fields that hold something that can change, by class and name. */
  private static final Map<String, String> ALLOWED = Map.ofEntries(
      Map.entry("Backends.CURRENT", OF_A_THREAD),
      Map.entry("Context.CURRENT", OF_A_THREAD),
      Map.entry("Workers.CURRENT", OF_A_THREAD),
      Map.entry("Workers.INSIDE", OF_A_THREAD),
      Map.entry("Scratch.SLOTS", SCRATCH),
      Map.entry("HistoricalAveraging.PULLED", SCRATCH),
      Map.entry(
          "Workers$Shared.WORKERS", "threads that any loop may use; results do not depend on them"),
      Map.entry("Workers$Job.DONE", "holds nothing: it counts in the job it is given"),
      Map.entry(
          "Node.IDS", "counts on for ever; only the order of the numbers of one graph matters"),
      Map.entry("Provider.kernels", "found once by each JVM, then only read"),
      Map.entry("Provider.refusal", "found once by each JVM, then only read"),
      Map.entry("Provider.tried", "found once by each JVM, then only read"),
      Map.entry("EvaluationResult.MAPPER", "Jackson's, safe for all threads once it is set up"),
      Map.entry("Json.MAPPER", "Jackson's, safe for all threads once it is set up"),
      Map.entry("Labels.NONE", "has no labels that could change"),
      Map.entry("TrainCommand.SECTIONS", "what the help lists"),
      Map.entry("KnownData.ALL", CONSTANT),
      Map.entry("ShortRuns.LANES", CONSTANT),
      Map.entry("VectorRandom.INDEX", CONSTANT),
      Map.entry("LaplacianPyramid.BINOMIAL", CONSTANT),
      Map.entry("MsSsim.WEIGHTS", CONSTANT),
      Map.entry("NpyHeader.MAGIC", CONSTANT),
      Map.entry("ColumnSums.NONE", "an empty array"),
      Map.entry("PackedGemm.NOT_SHARED", "an empty array"),
      Map.entry("Shapes.SCALAR", "an empty array"),
      Map.entry("TileWindow.NONE", "an empty array"));

  private static final Set<String> IMMUTABLE = Set.of(
      "java.lang.String",
      "java.util.regex.Pattern",
      "java.awt.Color",
      "java.awt.Font",
      "java.lang.System$Logger",
      "java.time.Duration",
      "jdk.incubator.vector.VectorSpecies");

  @Test
  void nothingThatChangesIsSharedByAllTrainings() throws ReflectiveOperationException {
    Set<String> found = new TreeSet<>();
    for (JavaClass type : classes()) {
      for (JavaField field : type.getFields()) {
        if (isShared(field) && canChange(field)) {
          found.add(type.getName().replaceAll(".*\\.", "") + "." + field.getName());
        }
      }
    }
    assertEquals(new TreeSet<>(ALLOWED.keySet()), found);
  }

  private static JavaClasses classes() {
    // the classes of others, which take most of the time, are of no interest
    return ArchConfiguration.withThreadLocalScope(configuration -> {
      configuration.setResolveMissingDependenciesFromClassPath(false);
      return new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.github.gan4j");
    });
  }

  /** Static, or of a constant of an enum, which is the same. */
  private static boolean isShared(JavaField field) {
    Set<JavaModifier> modifiers = field.getModifiers();
    return !modifiers.contains(JavaModifier.SYNTHETIC)
        && (modifiers.contains(JavaModifier.STATIC)
            || (field.getOwner().isEnum() && !modifiers.contains(JavaModifier.FINAL)));
  }

  private static boolean canChange(JavaField field) throws ReflectiveOperationException {
    JavaClass type = field.getRawType();
    if (!field.getModifiers().contains(JavaModifier.FINAL)) {
      return true;
    }
    if (type.isPrimitive() || type.isEnum() || IMMUTABLE.contains(type.getName())) {
      return false;
    }
    Field reflected = field.reflect();
    reflected.setAccessible(true);
    Object value = reflected.get(null);
    return !(value instanceof Record)
        && !(value instanceof Enum)
        && !value.getClass().getName().startsWith("java.util.ImmutableCollections")
        && hasState(value.getClass());
  }

  /** Whether an object of the class, such as a lambda or a constant, could hold something that changes. */
  private static boolean hasState(Class<?> type) {
    if (type.isArray()) {
      return true;
    }
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      if (!c.getName().startsWith("io.github.gan4j")
          || Arrays.stream(c.getDeclaredFields())
              .anyMatch(f -> !Modifier.isStatic(f.getModifiers()))) {
        return true;
      }
    }
    return false;
  }
}
