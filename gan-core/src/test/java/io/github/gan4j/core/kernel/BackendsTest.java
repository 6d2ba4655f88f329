package io.github.gan4j.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BackendsTest {

  @AfterEach
  void foundKernels() {
    Backends.use(null);
  }

  @Test
  void theVectorProviderIsActiveWithItsModule() {
    assertEquals("vector", Backends.active().name(), Backends.describe());
    assertTrue(Backends.describe().startsWith("vector ("), Backends.describe());
    assertNull(Backends.Choice.of(null).hint());
  }

  @Test
  @Tag("no-vector")
  void withoutTheModuleAnotherProviderIsActiveAndSaysWhy() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
      return;
    }
    String line = Backends.describe();
    assertTrue(
        line.contains("vector refused: add the JVM flag --add-modules jdk.incubator.vector"), line);
    assertTrue(line.startsWith(Backends.active().name()), line);
    String hint = Backends.Choice.of(null).hint();
    assertTrue(hint != null && hint.contains("--add-modules"), hint);
  }

  @Test
  @Tag("no-vector")
  void theScalarProviderIsTheLastResort() {
    assertEquals(
        "scalar", Backends.available().get(Backends.available().size() - 1).name());
  }

  @Test
  @Tag("no-vector")
  void aProviderCanBeForced() {
    Backends.Choice choice = Backends.Choice.of("scalar");
    assertEquals("scalar", choice.kernels().name());
    assertEquals("scalar", choice.describe());
    assertNull(choice.hint());
  }

  @Test
  @Tag("no-vector")
  void anUnknownProviderIsAnErrorThatNamesTheOthers() {
    Backends.Choice choice = Backends.Choice.of("mkl");
    assertEquals(
        "-Dgan4j.kernels=mkl: no such provider. Use vector, jblas or scalar.",
        assertThrows(IllegalStateException.class, choice::kernels).getMessage());
  }

  @Test
  @Tag("no-vector")
  void aThreadCanUseAnother() {
    Kernels mine = new ScalarKernels();
    Backends.use(mine);
    assertEquals(mine, Backends.active());
    assertTrue(Backends.describe().startsWith("scalar (chosen by this thread)"));
  }
}
