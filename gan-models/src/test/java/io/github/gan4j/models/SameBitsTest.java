package io.github.gan4j.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How a JVM compiles does not matter, and the library prints nothing. */
class SameBitsTest {

  private static final String SCALAR_KERNELS = "-Dgan4j.kernels=scalar";

  /** What the scalar kernels give on every JVM. A change of it ends every comparison with older runs: note it in the changelog. */
  private static final String SCALAR = """
      dcgan-mini 560368dd64945708d3920a77962a552ce87964eb76b8f9865b88e1d88bd5319b
      cgan-mlp 9950fd5f5eb65ea5f83a8dc723a1b7bc5207e78cf07937e79b9628d3f3867601
      wgan-gp-toy 8c54fee20b0882bce6528fe8d943f09d039e2c7f4d4341f436a9b95e8ceea0ac
      sngan-32 a171806836b87be62e747ad8fdc08c6e1a729689b5319723d79ee47762ba0ab5
      """;

  @Test
  void interpretedAndCompiledCodeGiveTheSameBitsAndPrintNothing() {
    var interpreted = start("-Xint", SCALAR_KERNELS);
    var simple = start("-XX:TieredStopAtLevel=1", "-Dgan4j.threads=3", SCALAR_KERNELS);
    assertPrinted(SCALAR, interpreted.join());
    assertPrinted(SCALAR, simple.join());
  }

  @Test
  void aNewJvmGivesTheBitsOfThisOne() {
    var other = start("--add-modules=jdk.incubator.vector");
    assertEquals(SmallGans.digests(), other.join().out());
  }

  @Test
  void withoutTheVectorModuleOneLineSaysWhatToAdd() {
    // Newer versions of Java would add a warning of their own when jblas is tried.
    String[] options = {"-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"};
    String[] lines = start(options).join().err().split("\\R");
    // the logger's own line on where and when, and ours
    assertEquals(2, lines.length, String.join("\n", lines));
    assertTrue(lines[1].contains("add the JVM flag --add-modules jdk.incubator.vector"), lines[1]);
  }

  private static CompletableFuture<OtherJvm> start(String... options) {
    return CompletableFuture.supplyAsync(() -> OtherJvm.run(SmallGans.class, List.of(options)));
  }

  private static void assertPrinted(String expected, OtherJvm jvm) {
    assertEquals("", jvm.err());
    assertEquals(expected, jvm.out());
    assertEquals(0, jvm.code());
  }
}
