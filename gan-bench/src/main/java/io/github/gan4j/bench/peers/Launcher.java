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
record Launcher(Path home) {

  /** The same for every net. */
  static final List<String> FLAGS =
      List.of("--add-modules", "jdk.incubator.vector", "-XX:+UseParallelGC", "-Dgan4j.threads=2");

  private static final String PACKAGE = "io.github.gan4j.bench.";

  SideProcess gan4j(Workload w) throws IOException {
    List<String> command = java(FLAGS, home.resolve("target/benchmarks.jar").toString());
    command.addAll(List.of(PACKAGE + "gan4j.Gan4jSide", w.name()));
    return start("gan4j", w, command, Map.of());
  }

  SideProcess libtorch(Workload w, Setup setup) throws IOException {
    String cache = "-Dorg.bytedeco.javacpp.cachedir=" + home.resolve("target/javacpp");
    // JavaCPP's own limits would only add collections: native objects are freed by hand.
    List<String> flags = List.of(
        "-XX:+UseSerialGC",
        "-Xmx256m",
        "-Dorg.bytedeco.javacpp.maxBytes=0",
        "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
        cache);
    List<String> command = java(flags, classPath("libtorch"));
    String threads = Integer.toString(setup.threads());
    command.addAll(List.of(PACKAGE + "libtorch.LibtorchSide", w.name(), threads, setup.layout()));
    Map<String, String> environment = setup.waitPolicy().equals(Setup.DEFAULT)
        ? Map.of("OMP_NUM_THREADS", threads)
        : Map.of("OMP_NUM_THREADS", threads, "OMP_WAIT_POLICY", setup.waitPolicy());
    return start(setup.toString(), w, command, environment);
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
