package io.github.gan4j.bench.peers;

import io.github.gan4j.bench.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts sides.
 *
 * @param home the folder of this module
 */
public record Launcher(Path home) {

  /**
   * The same for every net. A step leaves little garbage, so a small and simple collector will do; objects start at cache
   * lines, so that vectors do.
   */
  public static final List<String> FLAGS = List.of(
      "--add-modules",
      "jdk.incubator.vector",
      "-XX:+UseSerialGC",
      "-Xmn16m",
      "-XX:ObjectAlignmentInBytes=64",
      "-Dgan4j.threads=2");

  private static final String PACKAGE = "io.github.gan4j.bench.";

  /** Starts gan4j's side. */
  SideProcess gan4j(Workload w) throws IOException {
    return gan4j(w, FLAGS, "gan4j");
  }

  /** Starts gan4j's side with another number of threads. */
  public SideProcess gan4j(Workload w, int threads) throws IOException {
    List<String> flags = new ArrayList<>(FLAGS);
    // of two settings of a property the last one counts
    flags.add("-Dgan4j.threads=" + threads);
    return gan4j(w, flags, "gan4j " + threads);
  }

  /** Starts a peer's side. */
  SideProcess start(Workload w, Setup setup) throws IOException {
    boolean libtorch = setup.peer() == Setup.Peer.LIBTORCH;
    List<String> command = java(peerFlags(libtorch), classPath(libtorch ? "libtorch" : "dl4j"));
    command.add(PACKAGE + (libtorch ? "libtorch.LibtorchSide" : "dl4j.Dl4jSide"));
    command.addAll(List.of(w.name(), Integer.toString(setup.threads()), setup.layout()));
    return start(setup.toString(), w, command, setup.environment());
  }

  private SideProcess gan4j(Workload w, List<String> flags, String name) throws IOException {
    List<String> command = java(flags, home.resolve("target/benchmarks.jar").toString());
    command.addAll(List.of(PACKAGE + "gan4j.Gan4jSide", w.name()));
    return start(name, w, command, Map.of());
  }

  private List<String> peerFlags(boolean libtorch) {
    List<String> flags = new ArrayList<>(List.of(
        "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED",
        "-Dorg.bytedeco.javacpp.cachedir=" + home.resolve("target/javacpp")));
    if (libtorch) {
      // Native objects are freed at once; JavaCPP's own limits would only add collections.
      flags.add("-Dorg.bytedeco.javacpp.maxBytes=0");
      flags.add("-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");
    }
    return flags;
  }

  private static List<String> java(List<String> flags, String classPath) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath));
    return command;
  }

  // The module's own classes, then the libraries that its build has noted.
  private String classPath(String module) throws IOException {
    Path target = home.resolve(module).resolve("target");
    String libraries = Files.readString(target.resolve("classpath.txt")).trim();
    return target.resolve("classes") + System.getProperty("path.separator") + libraries;
  }

  private SideProcess start(
      String name, Workload w, List<String> command, Map<String, String> environment)
      throws IOException {
    String file = (w.name() + " " + name).replaceAll("[^A-Za-z0-9]+", "-") + ".log";
    Path log = Files.createDirectories(home.resolve("target/peers")).resolve(file);
    return SideProcess.start(name, command, environment, log);
  }
}
