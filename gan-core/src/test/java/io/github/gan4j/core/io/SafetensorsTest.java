package io.github.gan4j.core.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {

  @TempDir
  Path directory;

  private Path file;

  @BeforeEach
  void nameFile() {
    file = directory.resolve("g.safetensors");
  }

  @Test
  void keepsEveryBit() throws IOException {
    int[] bits = {
      0x7fc00000,
      0x7f800001,
      0xffffffff,
      0x7fa12345,
      0x80000000,
      0,
      1,
      0x7f800000,
      0xff800000,
      0x7f7fffff
    };
    float[] values = new float[bits.length];
    for (int i = 0; i < bits.length; i++) {
      values[i] = Float.intBitsToFloat(bits[i]);
    }
    Safetensors.write(file, Map.of("x", Tensor.wrap(values, 2, 5)), Map.of());

    float[] read = Safetensors.read(file).tensor("x").data();
    for (int i = 0; i < bits.length; i++) {
      assertEquals(bits[i], Float.floatToRawIntBits(read[i]));
    }
  }

  @Test
  void keepsNamesOrderShapesAndTexts() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("z.last", Tensor.ones(2, 1, 3));
    tensors.put("Größe \u4f60\u597d \ud83d\ude00 \"\\/\b\u0000\u001f\u007f", Tensor.scalar(4));
    tensors.put("", Tensor.zeros(0, 5));
    tensors.put("../a", Tensor.view(new float[] {1, 2, 3, 4}, 1, 2));
    tensors.put("\ufffd", Tensor.zeros(3, 0, Integer.MAX_VALUE));
    Map<String, String> texts = Map.of("step", "12", "config\n", "{\"a\": [\"\ud83d\ude00\"]}");
    Safetensors.write(file, tensors, texts);

    TensorFile read = Safetensors.read(file);
    assertEquals(List.copyOf(tensors.keySet()), read.names());
    assertEquals(texts, read.metadata());
    for (String name : tensors.keySet()) {
      assertArrayEquals(tensors.get(name).shape(), read.shape(name));
      assertArrayEquals(tensors.get(name).toArray(), read.tensor(name).toArray());
    }
  }

  @Test
  void movesTensorsLargerThanOneChunk() throws IOException {
    float[] values = new float[100_003];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    Safetensors.write(
        file,
        Map.of("x", Tensor.view(values, 3, 100_000), "y", Tensor.view(values, 0, 32_768)),
        Map.of());

    TensorFile read = Safetensors.read(file);
    assertArrayEquals(
        Tensor.view(values, 3, 100_000).toArray(), read.tensor("x").data());
    assertArrayEquals(Tensor.view(values, 0, 32_768).toArray(), read.tensor("y").data());
  }

  @Test
  void writesTheBytesOfTheFormat() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("b", Tensor.of(new float[] {1, -2}, 1, 2));
    tensors.put("a", Tensor.scalar(0.5f));
    Safetensors.write(file, tensors, Map.of("step", "7"));

    byte[] bytes = Files.readAllBytes(file);
    // The checksums were computed with another implementation of CRC-32C.
    String json = "{\"__metadata__\":{\"checksums\":\"crc32c\",\"crc32c\":\"492f3812\","
        + "\"crc32c.a\":\"26973e52\",\"crc32c.b\":\"aa36f2c9\",\"step\":\"7\"},"
        + "\"b\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]},"
        + "\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[8,12]}}";
    int length = (json.length() + 7) / 8 * 8;
    assertEquals(
        String.format("%02x%02x000000000000", length & 0xff, length >> 8),
        HexFormat.of().formatHex(bytes, 0, 8));
    String header = new String(bytes, 8, length, StandardCharsets.UTF_8);
    assertEquals(json + " ".repeat(length - json.length()), header);
    assertEquals(
        "0000803f000000c00000003f", HexFormat.of().formatHex(bytes, 8 + length, bytes.length));
  }

  @Test
  void writesTheSameBytesAgain() throws IOException {
    Map<String, Tensor> tensors = Map.of("a", Tensor.ones(3), "b", Tensor.zeros(2));
    Safetensors.write(file, tensors, Map.of("x", "1", "y", "2", "z", "3"));
    byte[] first = Files.readAllBytes(file);
    Safetensors.write(file, tensors, new LinkedHashMap<>(Map.of("z", "3", "y", "2", "x", "1")));
    assertArrayEquals(first, Files.readAllBytes(file));
  }

  @Test
  void readsWhatOtherWritersWrite() throws IOException {
    // White space, another order of fields and of tensors, no metadata, no alignment, an escaped
    // name.
    String json =
        "{ \"\\u0062\\ud83d\\ude00\\n\": {\"shape\": [1, 2],\t\"data_offsets\": [4, 12],\r\n"
            + " \"dtype\": \"F32\"},\n\"a\" : {\"dtype\":\"F32\",\"shape\":[ ],\"data_offsets\":[0,4]} }  ";
    Files.write(file, RawFile.of(json, 0.5f, 1, -2));

    TensorFile read = Safetensors.read(file);
    assertEquals(List.of("a", "b\ud83d\ude00\n"), read.names());
    assertEquals(0.5f, read.tensor("a").item());
    assertArrayEquals(new float[] {1, -2}, read.tensor("b\ud83d\ude00\n").data());
    assertEquals(Map.of(), read.metadata());
  }

  @Test
  void readsAFileWithoutTensors() throws IOException {
    Files.write(file, RawFile.of("{}"));
    assertEquals(List.of(), Safetensors.read(file).names());
    Files.write(file, RawFile.of("{\"__metadata__\":{}}"));
    assertEquals(Map.of(), Safetensors.read(file).metadata());
    Safetensors.write(file, Map.of(), Map.of("step", "1"));
    assertEquals(Map.of("step", "1"), Safetensors.read(file).metadata());
  }

  @Test
  void checksumsSurviveAnotherOrder() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("a", Tensor.of(new float[] {1}, 1));
    tensors.put("b", Tensor.of(new float[] {2}, 1));
    Safetensors.write(file, tensors, Map.of());
    byte[] bytes = Files.readAllBytes(file);
    String header = RawFile.header(bytes);
    String metadata = header.substring(1, header.indexOf('}') + 1);
    String a = "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}";
    String b = "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";

    Files.write(file, RawFile.of("{" + b + "," + a + "," + metadata + "}", 2, 1));
    assertEquals(List.of("b", "a"), Safetensors.read(file).names());
    Files.write(file, RawFile.of("{" + b + "," + a + "," + metadata + "}", 3, 1));
    assertMessage(
        "safetensors " + file
            + ": the checksum of tensor 'b' does not match. The file is damaged, or"
            + " was changed by a tool that kept the old checksums.",
        () -> Safetensors.read(file));
  }

  @Test
  void refusesReservedAndBrokenNames() {
    assertIllegal(
        "safetensors: '__metadata__' is reserved. Use another name.",
        Map.of("__metadata__", Tensor.ones(1)),
        Map.of());
    assertIllegal(
        "safetensors: 'crc32c.a' is reserved. Use another name.",
        Map.of(),
        Map.of("crc32c.a", "1"));
    assertIllegal(
        "safetensors: 'a\ud800' is not valid Unicode.",
        Map.of("a\ud800", Tensor.ones(1)),
        Map.of());
    assertIllegal("safetensors: '\udc00' is not valid Unicode.", Map.of(), Map.of("k", "\udc00"));
  }

  @Test
  void refusesToWriteWhatItWouldNotRead() {
    assertMessage(
        "safetensors " + file + ": 'x' has 33 axes, at most 32 are supported.",
        () -> Safetensors.write(file, Map.of("x", Tensor.zeros(new int[33])), Map.of()));
    Map<String, Tensor> many = new LinkedHashMap<>();
    for (int i = 0; i < 16_400; i++) {
      many.put("t" + i, Tensor.scalar(1));
    }
    TensorFileException e =
        assertThrows(TensorFileException.class, () -> Safetensors.write(file, many, Map.of()));
    assertEquals(
        true,
        e.getMessage().endsWith("32802 tensors and metadata texts (at most 32768)."),
        e.getMessage());
  }

  @Test
  void namesTheNearestTensors() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (String name : List.of("down1.bias", "up1.weight", "up2.weight", "up1.bias")) {
      tensors.put(name, Tensor.ones(1));
    }
    Safetensors.write(file, tensors, Map.of());
    TensorFile read = Safetensors.read(file);
    assertMessage(
        "checkpoint " + file + ": there is no tensor 'up1.weigth' among its 4."
            + " Nearest: 'up1.weight', 'up2.weight', 'up1.bias'.",
        () -> read.tensor("up1.weigth"));
  }

  @Test
  void listsWhatDoesNotFitTheModel() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("a", Tensor.ones(2, 3));
    tensors.put("b", Tensor.ones(4));
    tensors.put("d", Tensor.scalar(1));
    Safetensors.write(file, tensors, Map.of());
    TensorFile read = Safetensors.read(file);

    Map<String, int[]> model = new LinkedHashMap<>();
    model.put("a", new int[] {2, 3});
    model.put("b", new int[] {4});
    model.put("d", new int[] {});
    read.require(model);
    model.put("b", new int[] {5});
    model.put("c", new int[] {1, 1});
    model.remove("d");
    assertMessage(
        "checkpoint " + file
            + ": 3 of 4 parameters do not fit. 'b': file [4], model [5]; 'c': file none,"
            + " model [1, 1]; 'd': file [], model none. Build the model with the configuration it was"
            + " saved with.",
        () -> read.require(model));
  }

  private void assertIllegal(
      String message, Map<String, Tensor> tensors, Map<String, String> texts) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Safetensors.write(file, tensors, texts));
    assertEquals(message, e.getMessage());
    assertEquals(false, Files.exists(file));
  }

  private static void assertMessage(
      String message, org.junit.jupiter.api.function.Executable code) {
    assertEquals(message, assertThrows(TensorFileException.class, code).getMessage());
  }
}
