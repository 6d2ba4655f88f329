package io.github.gan4j.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the program may not use. */
@AnalyzeClasses(
    packages = "io.github.gan4j.cli",
    importOptions = ImportOption.DoNotIncludeTests.class)
class PackageRulesTest {
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
