package io.github.gan4j.core;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URI;
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
  static final String ROOT = "io.github.gan4j.core";

  /** What can reach the network; a {@code URI} is only a name. */
  private static final DescribedPredicate<JavaClass> NETWORK = resideInAnyPackage(
          "java.net..", "javax.net..", "java.rmi..", "javax.naming..", "com.sun.net..")
      .and(not(type(URI.class)))
      .or(nameMatching("java\\.nio\\.channels\\..*(Socket|Datagram|Multicast|Network).*"))
      .as("can reach the network");

  /** Package to the packages it may use, besides itself. A new package needs a line here. */
  private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

  static {
    MAY_USE.put("shape", List.of());
    MAY_USE.put("kernel", List.of("shape"));
    MAY_USE.put("tensor", List.of("shape", "kernel"));
    MAY_USE.put("param", List.of("shape", "kernel", "tensor"));
    MAY_USE.put("layer", List.of("shape", "kernel", "tensor", "param"));
    MAY_USE.put("optim", List.of("shape", "kernel", "tensor", "param"));
    MAY_USE.put("gradcheck", List.of("shape", "kernel", "tensor"));
    MAY_USE.put("io", List.of("shape", "kernel", "tensor", "param"));
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
              resideInAPackage("io.github.gan4j..").and(not(resideInAnyPackage(reachable))))
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
  static final ArchRule kernels_use_no_streams = noClasses()
      .that()
      .resideInAPackage(withSubpackages("kernel"))
      .should()
      .dependOnClassesThat()
      .resideInAPackage("java.util.stream..")
      .because("a stream in a hot loop allocates and does not vectorise")
      .allowEmptyShould(true);

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
  static final ArchRule only_kernels_look_classes_up_by_name = noClasses()
      .that()
      .resideOutsideOfPackage(withSubpackages("kernel"))
      .should()
      .callMethod(Class.class, "forName", String.class)
      .orShould()
      .callMethod(Class.class, "forName", String.class, boolean.class, ClassLoader.class)
      .orShould()
      .callMethod(Class.class, "forName", Module.class, String.class)
      .because("only the choice of a kernel provider depends on what the JVM offers");

  @ArchTest
  static final ArchRule nothing_touches_the_network = noClasses()
      .should()
      .dependOnClassesThat(NETWORK)
      .because("a training must run, and give the same, on a machine without network");

  @ArchTest
  static final ArchRule a_library_does_not_print =
      NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
          "a library logs through System.Logger and leaves the console to the program");

  private static String withSubpackages(String name) {
    return ROOT + "." + name + "..";
  }
}
