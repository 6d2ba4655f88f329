import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Breaks a compiled copy of the project in one way after the other and runs the tests that should notice. A mutated class is
 * compiled alone and stands before the others on the class path, so the copy stays as it is.
 */
final class MutationCheck {

  private static final long PATIENCE_SECONDS = 600;
  private static final String VECTOR = "jdk.incubator.vector";

  private final Path root;
  private final Path work;

  private MutationCheck(Path work) {
    this.work = work;
    root = work.resolve("copy");
  }

  /** What became of a mutation: {@code FAILED ...} is what is wanted. */
  private record Outcome(Mutation mutation, String verdict, double seconds) {
    boolean isCaught() {
      return verdict.startsWith("FAILED ");
    }
  }

  /** The folder with the copy, and words of the names of mutations. */
  public static void main(String[] args) throws Exception {
    MutationCheck check = new MutationCheck(Path.of(args[0]).toAbsolutePath());
    String[] words = List.of(args).subList(1, args.length).toArray(String[]::new);
    System.exit(check.run(words) ? 0 : 1);
  }

  private boolean run(String[] words) throws Exception {
    List<Mutation> mutations = Mutation.read(root.resolve("tools/mutation/mutations.txt")).stream()
        .filter(m -> m.matches(words))
        .toList();
    for (Mutation m : mutations) {
      m.applied(root);
    }
    if (!areGreen(mutations)) {
      return false;
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (Mutation m : mutations) {
      Outcome outcome = tried(m);
      System.out.printf("%-10s %s%n", outcome.isCaught() ? "caught" : "SURVIVED", m.name());
      outcomes.add(outcome);
    }
    print(outcomes);
    return !outcomes.isEmpty() && outcomes.stream().allMatch(Outcome::isCaught);
  }

  /** The tests must pass on what is not broken: a test that always fails catches everything. */
  private boolean areGreen(List<Mutation> mutations) throws Exception {
    Map<String, TreeSet<String>> byModule = new LinkedHashMap<>();
    for (Mutation m : mutations) {
      for (String test : m.tests()) {
        Path file = find(test);
        byModule.computeIfAbsent(module(file), key -> new TreeSet<>()).add(fullName(file, test));
      }
    }
    for (Map.Entry<String, TreeSet<String>> tests : byModule.entrySet()) {
      System.out.println("== without a mutation: " + tests.getValue().size() + " tests of " + tests.getKey());
      String verdict = test(tests.getKey(), "", List.copyOf(tests.getValue()));
      if (!verdict.startsWith("PASSED ")) {
        System.out.println("== these must pass first: " + verdict);
        return false;
      }
    }
    return true;
  }

  private Outcome tried(Mutation m) throws Exception {
    long start = System.nanoTime();
    Path mutant = work.resolve("mutant");
    delete(mutant);
    compile(m, mutant);
    String verdict = "no tests";
    for (String test : m.tests()) {
      Path file = find(test);
      verdict = test(module(file), mutant.resolve("classes") + File.pathSeparator, List.of(fullName(file, test)));
      if (!verdict.startsWith("PASSED ")) {
        break;
      }
    }
    return new Outcome(m, verdict, (System.nanoTime() - start) / 1e9);
  }

  private void compile(Mutation m, Path mutant) throws IOException {
    Path source = mutant.resolve(Path.of(m.file()).getFileName());
    Path classes = Files.createDirectories(mutant.resolve("classes"));
    Files.writeString(source, m.applied(root));
    String[] arguments = {
      "-nowarn", "-proc:none", "--release", "17", "--add-modules", VECTOR, "-cp", classPath(module(Path.of(m.file()))),
      "-d", classes.toString(), source.toString()
    };
    if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments) != 0) {
      throw new IllegalStateException("mutation '" + m.name() + "' does not compile.");
    }
  }

  /** Runs tests of a module and returns the verdict of {@link FirstFailure}, or what came instead. */
  private String test(String module, String before, List<String> tests) throws Exception {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--add-modules", VECTOR, "-Xmx3g", "-Dbasedir=" + root.resolve(module),
        "-cp", before + work.resolve("tool") + File.pathSeparator + classPath(module), "FirstFailure"));
    command.addAll(tests);
    File log = work.resolve("test.log").toFile();
    Process process = new ProcessBuilder(command)
        .directory(root.resolve(module).toFile())
        .redirectErrorStream(true)
        .redirectOutput(log)
        .start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      return "no end after " + PATIENCE_SECONDS + " s in " + tests;
    }
    // not the last line: libraries say goodbye
    return Files.readAllLines(log.toPath()).stream()
        .filter(line -> line.matches("(FAILED|PASSED|BROKEN).*"))
        .reduce((a, b) -> b)
        .orElse("the Java process ended with code " + process.exitValue());
  }

  private String classPath(String module) throws IOException {
    Path target = root.resolve(module).resolve("target");
    return target.resolve("test-classes") + File.pathSeparator + target.resolve("classes") + File.pathSeparator
        + Files.readString(target.resolve("test.classpath")).strip();
  }

  private Path find(String test) throws IOException {
    for (String module : List.of("gan-core", "gan-models")) {
      try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/test/java"))) {
        List<Path> found = files.filter(f -> f.endsWith(test.replaceAll("#.*", "") + ".java")).toList();
        if (!found.isEmpty()) {
          return root.relativize(found.get(0));
        }
      }
    }
    throw new IllegalStateException("there is no test " + test + ".");
  }

  private static String module(Path file) {
    return file.getName(0).toString();
  }

  private static String fullName(Path file, String test) {
    return file.subpath(4, file.getNameCount() - 1).toString().replace(File.separatorChar, '.') + "." + test;
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void print(List<Outcome> outcomes) {
    System.out.println();
    System.out.println("| mutation | file | caught by | seconds |");
    System.out.println("|---|---|---|---|");
    for (Outcome o : outcomes) {
      Path file = Path.of(o.mutation().file()).getFileName();
      String by = o.isCaught() ? o.verdict().substring("FAILED ".length()) : "**SURVIVED** (" + o.verdict() + ")";
      System.out.printf("| %s | %s | %s | %.1f |%n", o.mutation().name(), file, by, o.seconds());
    }
    long survived = outcomes.stream().filter(o -> !o.isCaught()).count();
    System.out.printf("%n%d mutations, %d survived.%n", outcomes.size(), survived);
  }
}
