package io.github.gan4j.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No kernel method may come near 8000 bytecodes: HotSpot never compiles a larger one, and says nothing. The limit here is
 * far lower, for a method that the C1 compiler finds too large can be stuck in a slow tier.
 */
class MethodSizeTest {

  private static final int LIMIT = 1500;

  private static final String VECTORS = "jdk.incubator.vector";

  /** C2 inlines some fifty while it parses; in a tile of 63 that is its whole loop, and the stores behind it may come later. */
  private static final int MOST_VECTOR_CALLS = 64;

  @Test
  void everyKernelMethodIsSmallEnoughToBeCompiled() throws IOException, URISyntaxException {
    Path classes = Path.of(
        Kernels.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> tooLarge = new ArrayList<>();
    int[] largest = {0};
    try (Stream<Path> files = Files.list(classes.resolve("io/github/gan4j/core/kernel"))) {
      files.filter(file -> file.toString().endsWith(".class")).forEach(file -> {
        for (int size : codeSizes(file)) {
          largest[0] = Math.max(largest[0], size);
          if (size > LIMIT) {
            tooLarge.add(file.getFileName() + ": " + size + " bytecodes");
          }
        }
      });
    }
    assertEquals(List.of(), tooLarge);
    assertTrue(largest[0] > 500, "the class files were not read");
  }

  /** Vectors that a loop carries may be boxed by operations that are inlined later, which is many times slower. */
  @Test
  void noKernelMethodHasMoreVectorOperationsThanAreInlinedAtOnce() {
    Map<String, Integer> calls = new TreeMap<>();
    JavaClasses classes = new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages(Kernels.class.getPackageName());
    for (JavaClass kernel : classes) {
      for (JavaMethod method : kernel.getMethods()) {
        long vectors = method.getMethodCallsFromSelf().stream()
            .filter(call -> call.getTargetOwner().getPackageName().equals(VECTORS))
            .count();
        calls.put(method.getFullName(), (int) vectors);
      }
    }
    assertTrue(Collections.max(calls.values()) > 40, "the calls were not read");
    calls.values().removeIf(count -> count <= MOST_VECTOR_CALLS);
    assertEquals(Map.of(), calls);
  }

  private static List<Integer> codeSizes(Path file) {
    List<Integer> sizes = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      in.skipNBytes(8);
      String[] names = constants(in);
      in.skipNBytes(6);
      in.skipNBytes(2L * in.readUnsignedShort());
      members(in, names, new ArrayList<>());
      members(in, names, sizes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sizes;
  }

  // The text constants; of the others only the length matters.
  private static String[] constants(DataInputStream in) throws IOException {
    String[] names = new String[in.readUnsignedShort()];
    for (int i = 1; i < names.length; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> names[i] = in.readUTF();
        case 5, 6 -> {
          in.skipNBytes(8);
          i++; // these take two places
        }
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        default -> in.skipNBytes(4);
      }
    }
    return names;
  }

  private static void members(DataInputStream in, String[] names, List<Integer> sizes)
      throws IOException {
    for (int member = in.readUnsignedShort(); member > 0; member--) {
      in.skipNBytes(6);
      for (int attribute = in.readUnsignedShort(); attribute > 0; attribute--) {
        boolean code = "Code".equals(names[in.readUnsignedShort()]);
        int length = in.readInt();
        if (code) {
          in.skipNBytes(4);
          sizes.add(in.readInt());
          in.skipNBytes(length - 8L);
        } else {
          in.skipNBytes(length);
        }
      }
    }
  }
}
