package io.github.gan4j.models.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that did not add ONNX Runtime: the same class path without it. */
class WithoutOnnxRuntimeTest {
  @TempDir
  Path folder;

  private static URL[] classPath() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!entry.contains("onnxruntime")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    return urls.toArray(URL[]::new);
  }

  @Test
  void theErrorNamesTheDependency() throws IOException, ReflectiveOperationException {
    Path file = Files.createFile(folder.resolve("net.onnx"));
    try (URLClassLoader loader =
        new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      Class<?> options = loader.loadClass(OnnxOptions.class.getName());
      Method open =
          loader.loadClass(OnnxExtractor.class.getName()).getMethod("open", Path.class, options);
      Object some = options.getMethod("of", String.class).invoke(null, "tiny");
      InvocationTargetException e =
          assertThrows(InvocationTargetException.class, () -> open.invoke(null, file, some));
      assertInstanceOf(IllegalStateException.class, e.getCause());
      String message = e.getCause().getMessage();
      assertEquals(
          "OnnxExtractor: ONNX Runtime is not on the class path or does not run here: java.lang.NoClassDefFoundError: ai/onnxruntime/",
          message.substring(0, message.indexOf("Ort")));
      assertEquals(
          " Add the dependency com.microsoft.onnxruntime:onnxruntime.",
          message.substring(message.lastIndexOf(". ") + 1));
    }
  }
}
