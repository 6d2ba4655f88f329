package io.github.gan4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs in folders of any name. What cannot be written is in {@link ErrorsTest}. */
class PlacesTest {

  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"not/yet/a run %s $HOME 'x'", "caf\u00e9 \u65e5\u672c"})
  void areTakenAsTheyAre(String name) throws IOException {
    Charset ofNames = Charset.forName(System.getProperty("sun.jnu.encoding"));
    assumeTrue(ofNames.newEncoder().canEncode(name), "file names here are in " + ofNames);
    Path data = Program.data(folder.resolve(name + " data"));
    Program program = new Program(folder);
    program.run(
        "train",
        "dcgan-mini",
        "--data",
        data.toString(),
        "--batch",
        "8",
        "--steps",
        "1",
        "--out",
        name);
    assertEquals(0, program.code, program.err);
    assertTrue(program.out.contains(folder.resolve(name).toString()), program.out);
    assertEquals(0, program.run("sample", name, "--count", "4").code, program.err);
    assertTrue(Files.exists(folder.resolve(name).resolve("config.json")));
  }
}
