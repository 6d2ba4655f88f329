package io.github.gan4j.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that the compiled classes do not show, checked in the source text. */
class SourceRulesTest {
  private static final Path MAIN =
      Path.of(System.getProperty("basedir", "."), "src/main/java/io/github/gan4j/core");

  /** Only these allocate tensor data; everybody else takes it from a tensor, so that a Scope can reuse the memory. */
  private static final Set<String> MAY_ALLOCATE = Set.of("kernel", "tensor", "param", "io");

  private static final Pattern NEW_FLOATS = Pattern.compile("\\bnew\\s+float\\s*\\[");

  // A second vector length in use anywhere makes JDK 17 box every vector of the process
  // (docs/adr/0008-one-vector-length.md).
  private static final Pattern OTHER_VECTORS = Pattern.compile(
      "\\bSPECIES_(?!PREFERRED)\\w+|\\b(Double|Long|Short|Byte)Vector\\b|\\bVectorShape\\b|\\bconvertShape\\b");

  @Test
  void float_arrays_are_allocated_only_where_the_memory_pool_lives() throws IOException {
    List<String> found = find(NEW_FLOATS, MAY_ALLOCATE);
    assertTrue(
        found.isEmpty(),
        () -> "new float[] outside " + MAY_ALLOCATE + "; make a Tensor instead:\n  "
            + String.join("\n  ", found));
  }

  @Test
  void all_vectors_have_one_length() throws IOException {
    List<String> found = find(OTHER_VECTORS, Set.of());
    assertTrue(
        found.isEmpty(),
        () -> "a second vector length; use FloatVector.SPECIES_PREFERRED, or plain Java:\n  "
            + String.join("\n  ", found));
  }

  private static List<String> find(Pattern forbidden, Set<String> exempt) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(MAIN)) {
      for (Path file :
          files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        Path inside = MAIN.relativize(file);
        if (inside.getNameCount() > 1 && exempt.contains(inside.getName(0).toString())) {
          continue;
        }
        for (int line : lines(forbidden, Files.readString(file))) {
          found.add(MAIN.resolve(inside) + ":" + line);
        }
      }
    }
    return found;
  }

  @Test
  void the_rule_sees_code_and_not_comments() {
    assertEquals(List.of(1, 4), lines(NEW_FLOATS, """
        float[] a = new float[3];
        // new float[3]
        /* new float[3] */
        float[][] b = {new float [] {1f}}; // new float[3]
        /**
         * new float[3]
         */
        """));
    assertEquals(List.of(2, 3), lines(OTHER_VECTORS, """
        VectorSpecies<Float> s = FloatVector.SPECIES_PREFERRED; // not SPECIES_128
        VectorSpecies<Float> t = FloatVector.SPECIES_128;
        DoubleVector d;
        """));
  }

  /** The 1-based numbers of the lines whose code has what is forbidden. */
  private static List<Integer> lines(Pattern forbidden, String source) {
    // Keep the line breaks of a comment, so that the numbers stay right.
    String code = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL)
        .matcher(source)
        .replaceAll(comment -> comment.group().replaceAll("[^\n]", " "));
    List<Integer> lines = new ArrayList<>();
    String[] split = code.split("\n", -1);
    for (int i = 0; i < split.length; i++) {
      if (forbidden.matcher(split[i]).find()) {
        lines.add(i + 1);
      }
    }
    return lines;
  }
}
