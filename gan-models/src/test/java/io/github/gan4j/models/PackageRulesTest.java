package io.github.gan4j.models;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which package may use which, and what main code may not use at all. */
@AnalyzeClasses(
    packages = PackageRulesTest.ROOT,
    importOptions = ImportOption.DoNotIncludeTests.class)
class PackageRulesTest {
  static final String ROOT = "io.github.gan4j.models";

  /** Package to the packages it may use, besides itself and gan-core. A new package needs a line here. */
  private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

  static {
    MAY_USE.put("loss", List.of());
    MAY_USE.put("net", List.of());
    MAY_USE.put("data", List.of());
    MAY_USE.put("checkpoint", List.of());
    MAY_USE.put("penalty", List.of("net"));
    MAY_USE.put("gan", List.of("loss", "penalty", "net", "data", "checkpoint"));
    MAY_USE.put("head", List.of("loss", "net", "data", "gan"));
    MAY_USE.put("zoo", List.of("loss", "penalty", "net", "data", "gan", "head"));
    MAY_USE.put("feature", List.of("data"));
    MAY_USE.put("metric", List.of("data", "feature"));
    MAY_USE.put(
        "evaluate",
        List.of("data", "feature", "metric", "loss", "penalty", "net", "gan", "checkpoint"));
    MAY_USE.put(
        "stop",
        List.of("data", "feature", "metric", "loss", "penalty", "net", "gan", "checkpoint"));
    MAY_USE.put("health", List.of("loss", "net", "data", "gan", "feature", "metric", "checkpoint"));
    MAY_USE.put("report", List.of("loss", "net", "data", "gan", "checkpoint"));
  }

  @ArchTest
  static void packages_depend_in_one_direction(JavaClasses classes) {
    List<String> broken = new ArrayList<>();
    MAY_USE.forEach((name, allowed) -> {
      String[] reachable = Stream.concat(Stream.of(name), allowed.stream())
          .map(PackageRulesTest::withSubpackages)
          .toArray(String[]::new);
      ArchRule rule = noClasses()
          .that()
          .resideInAPackage(withSubpackages(name))
          .should()
          .dependOnClassesThat(
              resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(reachable))))
          .allowEmptyShould(true);
      for (String detail : rule.evaluate(classes).getFailureReport().getDetails()) {
        broken.add(name + " may use only " + allowed + ": " + detail);
      }
    });
    assertTrue(
        broken.isEmpty(),
        () -> "see MAY_USE in PackageRulesTest\n  " + String.join("\n  ", broken));
  }

  @ArchTest
  static final ArchRule every_package_has_a_rule = classes()
      .should()
      .resideInAnyPackage(Stream.concat(
              Stream.of(ROOT), MAY_USE.keySet().stream().map(PackageRulesTest::withSubpackages))
          .toArray(String[]::new))
      .because("a package without a line in MAY_USE could use anything");

  @ArchTest
  static final ArchRule files_never_become_objects_or_code = noClasses()
      .should()
      .dependOnClassesThat()
      .haveFullyQualifiedName("java.io.ObjectInputStream")
      .orShould()
      .dependOnClassesThat()
      .haveFullyQualifiedName("java.beans.XMLDecoder")
      .because("a file from elsewhere must not be able to run code");

  @ArchTest
  static final ArchRule no_class_is_looked_up_by_name = noClasses()
      .should()
      .callMethod(Class.class, "forName", String.class)
      .orShould()
      .callMethod(Class.class, "forName", String.class, boolean.class, ClassLoader.class)
      .orShould()
      .callMethod(Class.class, "forName", Module.class, String.class)
      .because("a name from a file or an argument must not choose the code that runs");

  @ArchTest
  static final ArchRule a_library_does_not_print =
      NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
          "a library logs through System.Logger and leaves the console to the program");

  private static String withSubpackages(String name) {
    return ROOT + "." + name + "..";
  }
}
