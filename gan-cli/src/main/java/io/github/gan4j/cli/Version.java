package io.github.gan4j.cli;

import picocli.CommandLine.IVersionProvider;

/** Which gan4j and which Java this is. */
final class Version implements IVersionProvider {

  static String library() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  static String java() {
    return System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + ")";
  }

  static String system() {
    return System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
        + System.getProperty("os.arch");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"gan4j " + library() + ", Java " + java() + ", " + system()};
  }
}
