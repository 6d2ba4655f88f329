package io.github.gan4j.bench.scaling;

import java.nio.file.Path;

/**
 * What to measure and where to write.
 *
 * @param out the folder of the results
 */
record Options(Path out, boolean quick) {

  /**
   * Reads the command line.
   *
   * @param folder where results go unless another folder is named
   * @throws IllegalArgumentException if an option is unknown
   */
  static Options parse(Path folder, String... args) {
    Path out = folder;
    boolean quick = false;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--quick" -> quick = true;
        case "--out" -> {
          if (++i == args.length) {
            throw new IllegalArgumentException("--out needs a folder.");
          }
          out = Path.of(args[i]);
        }
        default -> throw new IllegalArgumentException("There is no option '" + args[i] + "'.");
      }
    }
    return new Options(out, quick);
  }
}
