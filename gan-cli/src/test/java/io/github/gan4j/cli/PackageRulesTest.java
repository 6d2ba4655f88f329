package io.github.gan4j.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URI;
import java.nio.file.Path;

/** What the program may not use. */
@AnalyzeClasses(
    packages = "io.github.gan4j.cli",
    importOptions = ImportOption.DoNotIncludeTests.class)
class PackageRulesTest {
  /** What can reach the network; a {@code URI} is only a name. */
  private static final DescribedPredicate<JavaClass> NETWORK = resideInAnyPackage(
          "java.net..", "javax.net..", "java.rmi..", "javax.naming..", "com.sun.net..")
      .and(not(type(URI.class)))
      .or(nameMatching("java\\.nio\\.channels\\..*(Socket|Datagram|Multicast|Network).*"))
      .as("can reach the network");

  @ArchTest
  static final ArchRule only_the_downloader_reaches_the_network = noClasses()
      .that()
      .doNotBelongToAnyOf(Download.class)
      .should()
      .dependOnClassesThat(NETWORK)
      .because("nothing touches the network unless a command asked for it");

  @ArchTest
  static final ArchRule only_a_command_downloads = noClasses()
      .that()
      .doNotBelongToAnyOf(DataCommand.class)
      .should()
      .callMethod(Download.class, "into", Path.class)
      .because("nothing touches the network unless a command asked for it");

  /** A rule that sees no network in the downloader would see none anywhere. */
  @ArchTest
  static void the_downloader_is_seen(JavaClasses classes) {
    ArchRule none = noClasses().should().dependOnClassesThat(NETWORK);
    JavaClasses downloader = classes.that(belongToAnyOf(Download.class));
    assertTrue(none.evaluate(downloader).hasViolation());
  }

  @ArchTest
  static final ArchRule files_never_become_objects_or_code = noClasses()
      .should()
      .dependOnClassesThat()
      .haveFullyQualifiedName("java.io.ObjectInputStream")
      .orShould()
      .dependOnClassesThat()
      .haveFullyQualifiedName("java.beans.XMLDecoder")
      .orShould()
      .callMethod(Class.class, "forName", String.class)
      .because("a file or an argument must not choose the code that runs");
}
