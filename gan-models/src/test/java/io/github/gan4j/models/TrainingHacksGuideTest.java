package io.github.gan4j.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls in the guide to training hacks, as they stand there: they compile. */
class TrainingHacksGuideTest {

  private static final Path GUIDE = Path.of("..", "docs", "guide", "training-hacks.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final List<String> PACKAGES = List.of(
      "core.layer",
      "core.optim",
      "core.param",
      "core.shape",
      "core.tensor",
      "models.gan",
      "models.head",
      "models.health",
      "models.loss",
      "models.net",
      "models.penalty");

  @TempDir
  Path folder;

  @Test
  void everyCallCompiles() throws IOException {
    String guide = Files.readString(GUIDE);
    List<String> statements = new ArrayList<>();
    int start = guide.indexOf("```java") + "```java".length();
    statements.add(guide.substring(start, guide.indexOf("```", start)));
    List<String> calls = calls(guide.lines().toList());
    assertTrue(calls.size() > 30, "found only " + calls);
    for (int i = 0; i < calls.size(); i++) {
      statements.add(statement(calls.get(i), i));
    }
    compile(statements);
  }

  /** The code in the columns that are headed "call". */
  private static List<String> calls(List<String> lines) {
    List<String> calls = new ArrayList<>();
    int column = -1;
    for (String line : lines) {
      List<String> cells =
          Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      column = cells.contains("call") ? cells.indexOf("call") : line.startsWith("|") ? column : -1;
      if (column >= 0) {
        Matcher code = CODE.matcher(cells.get(column));
        while (code.find()) {
          calls.add(code.group(1));
        }
      }
    }
    calls.removeIf(call -> call.startsWith("./gan"));
    return calls;
  }

  private static String statement(String call, int number) {
    if (call.startsWith(".")) {
      return "Gan.builder(\"x\")" + call + ";";
    }
    String type = call.startsWith("(x, pass)") ? "Layer" : "Object";
    return type + " o" + number + " = " + call + ";";
  }

  private void compile(List<String> statements) {
    StringBuilder source = new StringBuilder();
    PACKAGES.forEach(name -> source.append("import io.github.gan4j." + name + ".*;\n"));
    source.append(
        "class Guide {\n void all(Net generator, Net discriminator, Params p, Layer layer) {\n");
    statements.forEach(statement -> source.append(statement).append('\n'));
    source.append("}}\n");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> options = List.of("-proc:none", "-cp", classPath, "-d", folder.toString());
    boolean isCompiled = compiler
        .getTask(errors, null, null, options, null, List.of(new Source(source.toString())))
        .call();
    assertEquals("", isCompiled ? "" : errors.toString());
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///Guide.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
