package io.github.gan4j.models.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxExtractorTest {
  private static final OnnxOptions OPTIONS = OnnxOptions.of("tiny");

  @TempDir
  Path folder;

  private Path file;

  @BeforeEach
  void setUp() {
    file = folder.resolve("net.onnx");
  }

  /** A network that gives back what it is given, so that the features show what it saw. */
  private Path mirror(int... shape) throws IOException {
    return TinyOnnx.graph()
        .input("x", shape)
        .node("Flatten", List.of("x"), "y")
        .output("y", -1, -1)
        .write(file);
  }

  private float[] seen(OnnxOptions options, Tensor x) throws IOException {
    try (OnnxExtractor net = OnnxExtractor.open(file, options)) {
      return net.features(x).toArray();
    }
  }

  // ---- values

  @Test
  void runsTheNetwork() throws IOException {
    float[] w = {1, 0, 2, -1, 3, 1, 0, 1, 1, 2, -2, 4};
    TinyOnnx.graph()
        .input("x", -1, 1, 2, 2)
        .node("Flatten", List.of("x"), "flat")
        .constant("w", w, 4, 3)
        .constant("b", new float[] {0.5f, -1, 2}, 3)
        .node("Gemm", List.of("flat", "w", "b"), "y")
        .output("y", -1, 3)
        .write(file);
    try (OnnxExtractor net = OnnxExtractor.open(file, OPTIONS)) {
      assertEquals("tiny", net.name());
      assertEquals(3, net.dimension());
      assertArrayEquals(new int[] {2, 2, 1}, net.sampleShape());
      // row x of the Gemm: x w + b
      Tensor x = Tensor.of(new float[] {1, 0.5f, -0.5f, 0.25f, 0, -1, 1, 1}, 2, 2, 2, 1);
      Tensor y = net.features(x);
      assertArrayEquals(new int[] {2, 3}, y.shape());
      assertArrayEquals(
          new float[] {
            1 - 0.5f + 0 + 0.5f + 0.5f,
            0 + 1.5f - 0.5f - 0.5f - 1,
            2 + 0.5f - 0.5f + 1 + 2,
            0 + 1 + 0 + 2 + 0.5f,
            0 - 3 + 1 - 2 - 1,
            0 - 1 + 1 + 4 + 2
          },
          y.toArray());
    }
  }

  @Test
  void readsTheLayoutFromTheShape() throws IOException {
    Tensor x = Tensor.of(new float[] {0, .1f, .2f, .3f, .4f, .5f}, 1, 1, 2, 3);
    mirror(-1, 3, 1, 2);
    assertArrayEquals(new float[] {0, .3f, .1f, .4f, .2f, .5f}, seen(OPTIONS, x));
    mirror(-1, 1, 2, 3);
    assertArrayEquals(x.toArray(), seen(OPTIONS.layout(ImageLayout.NHWC), x));
    mirror(1, 4, 4, 3);
    try (OnnxExtractor net = OnnxExtractor.open(file, OPTIONS)) {
      assertArrayEquals(new int[] {4, 4, 3}, net.sampleShape());
      assertEquals(48, net.dimension());
    }
  }

  @Test
  void scalesThePixels() throws IOException {
    mirror(-1, 3, 1, 1);
    OnnxOptions options = OPTIONS.layout(ImageLayout.NCHW);
    Tensor x = Tensor.of(new float[] {-1, 0, 1}, 1, 1, 1, 3);
    assertArrayEquals(new float[] {-1, 0, 1}, seen(options, x));
    assertArrayEquals(new float[] {0, 0.5f, 1}, seen(options.scale(PixelScale.unit()), x));
    assertArrayEquals(new float[] {0, 127.5f, 255}, seen(options.scale(PixelScale.bytes()), x));
    PixelScale own =
        PixelScale.standardised(new float[] {0.5f, 0.25f, 0}, new float[] {1, 0.5f, 0.25f});
    assertArrayEquals(new float[] {-0.5f, 0.5f, 4}, seen(options.scale(own), x));
  }

  @Test
  void greyIsRepeated() throws IOException {
    mirror(-1, 3, 1, 2);
    Tensor grey = Tensor.of(new float[] {0.25f, -0.5f}, 1, 1, 2, 1);
    assertArrayEquals(new float[] {0.25f, -0.5f, 0.25f, -0.5f, 0.25f, -0.5f}, seen(OPTIONS, grey));
  }

  @Test
  void resizesToTheNetworksOrTheGivenSize() throws IOException {
    Tensor x = Tensor.of(new float[] {0, 1}, 1, 1, 2, 1);
    mirror(-1, 1, 2, 4);
    float[] expected = {0, 0.25f, 0.75f, 1, 0, 0.25f, 0.75f, 1};
    assertArrayEquals(expected, seen(OPTIONS.layout(ImageLayout.NCHW), x));
    mirror(-1, 1, -1, -1);
    assertArrayEquals(new float[] {0, 1, 0, 1}, seen(OPTIONS.side(2), x));
  }

  @Test
  void anyNumberOfImagesGoesThroughWhateverTheNetworkTakes() throws IOException {
    for (int batch : new int[] {1, 2, 16, -1}) {
      mirror(batch, 1, 3, 5);
      for (int count : new int[] {0, 1, 5, 16, 37}) {
        Tensor x = Rng.of(1).uniform(-1, 1, count, 3, 5, 1);
        assertArrayEquals(x.toArray(), seen(OPTIONS, x), batch + " " + count);
      }
    }
  }

  @Test
  void anOutputCanBeNamed() throws IOException {
    TinyOnnx.graph()
        .input("x", -1, 1, 1, 2)
        .node("Flatten", List.of("x"), "logits")
        .node("Neg", List.of("x"), "pool")
        .output("logits", -1, 2)
        .output("pool", -1, 1, 1, 2)
        .write(file);
    OnnxOptions options = OPTIONS.layout(ImageLayout.NCHW);
    Tensor x = Tensor.of(new float[] {0.5f, 1}, 1, 1, 2, 1);
    assertArrayEquals(new float[] {-0.5f, -1}, seen(options.output("pool"), x));
    fails(
        "tiny: wanted the only output, but the network has the outputs [logits, pool]. Name one of them.",
        options);
    fails(
        "tiny: wanted the output 'pol', but the network has the outputs [logits, pool]. Name one of them.",
        options.output("pol"));
  }

  // ---- errors

  private void fails(String message, OnnxOptions options) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> OnnxExtractor.open(file, options));
    assertEquals(message, e.getMessage());
  }

  @Test
  void refusesANetworkThatTakesNoImages() throws IOException {
    mirror(-1, 100);
    fails(
        "tiny: input 'x' is [-1, 100], but images need four axes, [N,C,H,W] or [N,H,W,C]. Use a network that takes images.",
        OPTIONS);
    TinyOnnx.graph()
        .input("x", 1, 1, 2, 2)
        .input("style", 1, 1, 2, 2)
        .node("Add", List.of("x", "style"), "y")
        .output("y", 1, 1, 2, 2)
        .write(file);
    fails(
        "tiny: the network has the inputs [x, style], but must take images and nothing else. Use another.",
        OPTIONS);
    TinyOnnx.graph()
        .input(TinyOnnx.INT64, "x", 2)
        .node("ConstantOfShape", List.of("x"), "y")
        .output("y", -1, -1)
        .write(file);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> OnnxExtractor.open(file, OPTIONS));
    assertTrue(e.getMessage().startsWith("tiny: input 'x' is TensorInfo("), e.getMessage());
    assertTrue(e.getMessage().contains("INT64"), e.getMessage());
  }

  @Test
  void saysWhatTheOptionsLeaveOpen() throws IOException {
    mirror(-1, 3, 8, 3);
    fails(
        "tiny: input 'x' is [-1, 3, 8, 3], which does not tell where its channels are. Set the layout, NCHW or NHWC.",
        OPTIONS);
    mirror(-1, 3, -1, -1);
    fails(
        "tiny: input 'x' is [-1, 3, -1, -1], where -1 is any size, and the side set is 0 (0 for none). Set a side where the network has none, and only there.",
        OPTIONS);
    mirror(-1, -1, 8, 8);
    fails(
        "tiny: input 'x' is [-1, -1, 8, 8], which leaves the channels open as NCHW. Use a network of fixed channels, or set the other layout.",
        OPTIONS.layout(ImageLayout.NCHW));
    mirror(-1, 3, 8, 8);
    fails(
        "tiny: input 'x' is [-1, 3, 8, 8], where -1 is any size, and the side set is 9 (0 for none). Set a side where the network has none, and only there.",
        OPTIONS.side(9));
    fails(
        "tiny: input 'x' is [-1, 3, 8, 8]: 3 channels as NCHW, but the scale has values for 2. Set the layout and the scale that fit.",
        OPTIONS.scale(new PixelScale(new float[2], new float[2])));
  }

  @Test
  void refusesImagesWithOtherChannels() throws IOException {
    mirror(-1, 3, 8, 8);
    ShapeException e =
        assertThrows(ShapeException.class, () -> seen(OPTIONS, Tensor.zeros(2, 8, 8, 4)));
    assertEquals(
        "tiny: input 'x' takes images of 3 channels, but these are [2, 8, 8, 4] (N,H,W,C). Give grey images or ones of 3 channels.",
        e.getMessage());
  }

  @Test
  void refusesAnOutputWithoutARowForEachImage() throws IOException {
    TinyOnnx.graph()
        .input("x", 2, 1, 2, 2)
        .constant("shape", new float[4], 4)
        .node("Flatten", List.of("shape"), "y")
        .output("y", -1, -1)
        .write(file);
    fails(
        "tiny: input 'x': the output 'y' for 2 images is [4, 1]. Name an output with a row for each image.",
        OPTIONS);
  }

  @Test
  void refusesAFileThatIsNoNetwork() throws IOException {
    Path nothing = folder.resolve("nothing.onnx");
    FileNotFoundException missing =
        assertThrows(FileNotFoundException.class, () -> OnnxExtractor.open(nothing, OPTIONS));
    assertEquals("onnx " + nothing + ": there is no such file.", missing.getMessage());
    Files.writeString(file, "no network");
    IOException e = assertThrows(IOException.class, () -> OnnxExtractor.open(file, OPTIONS));
    assertTrue(
        e.getMessage().startsWith("onnx " + file + ": ONNX Runtime cannot use this file: "),
        e.getMessage());
  }
}
