package io.github.gan4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {

  @TempDir
  Path folder;

  private final byte[] content = new byte[100_000];
  private final List<String> ranges = new ArrayList<>();
  private byte[] packed = new byte[0];
  private String sha256 = "";
  private HttpServer server;
  private URI mirror;

  @BeforeEach
  void serve() throws Exception {
    new Random(1).nextBytes(content);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    packed = bytes.toByteArray();
    sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/good/", exchange -> {
      String range = exchange.getRequestHeaders().getFirst("Range");
      ranges.add(String.valueOf(range));
      int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
      byte[] rest = Arrays.copyOfRange(packed, from, packed.length);
      exchange.sendResponseHeaders(range == null ? 200 : 206, rest.length);
      exchange.getResponseBody().write(rest);
      exchange.close();
    });
    server.createContext("/bad/", exchange -> {
      byte[] text = "not here".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(404, text.length);
      exchange.getResponseBody().write(text);
      exchange.close();
    });
    server.start();
    mirror = URI.create("http://localhost:" + server.getAddress().getPort() + "/good/");
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private Download download(URI... mirrors) {
    return new Download(List.of(mirrors), "a.gz", sha256);
  }

  private byte[] received() throws IOException {
    return Files.readAllBytes(folder.resolve("a.gz"));
  }

  @Test
  void aFileIsFetchedOnce() throws IOException {
    assertTrue(download(mirror).into(folder));
    assertArrayEquals(packed, received());
    assertFalse(download(mirror).into(folder));
    assertEquals(List.of("null"), ranges);
    assertFalse(Files.exists(folder.resolve("a.gz.part")));
  }

  @Test
  void whatWasCutOffIsGoneOnWith() throws IOException {
    Files.write(folder.resolve("a.gz.part"), Arrays.copyOf(packed, 1234));
    assertTrue(download(mirror).into(folder));
    assertArrayEquals(packed, received());
    assertEquals(List.of("bytes=1234-"), ranges);
  }

  @Test
  void theNextMirrorIsTried() throws IOException {
    URI bad = mirror.resolve("/bad/");
    assertTrue(download(bad, mirror).into(folder));
    IOException e =
        assertThrows(IOException.class, () -> download(bad).into(folder.resolve("other")));
    assertEquals("a.gz: no mirror gave it. " + bad + ": the server answered 404.", e.getMessage());
  }

  @Test
  void otherContentIsThrownAway() {
    Download wrong = new Download(List.of(mirror), "a.gz", "00");
    IOException e = assertThrows(IOException.class, () -> wrong.into(folder));
    assertTrue(
        e.getMessage()
            .contains("the content has SHA-256 " + sha256 + ", expected 00. It was thrown away."),
        e.getMessage());
    assertFalse(Files.exists(folder.resolve("a.gz")));
    assertFalse(Files.exists(folder.resolve("a.gz.part")));
  }

  @Test
  void aDamagedPartIsNotGoneOnWithForEver() throws IOException {
    Files.write(folder.resolve("a.gz.part"), new byte[1234]);
    assertThrows(IOException.class, () -> download(mirror).into(folder));
    assertTrue(download(mirror).into(folder));
    assertArrayEquals(packed, received());
  }

  @Test
  void theCommandTellsWhatItKnows() throws IOException {
    Program program = new Program(folder);
    assertEquals(2, program.run("data", "get", "mnisst").code);
    assertEquals("gan: unknown data set 'mnisst'. Known: fashion-mnist, mnist.\n", program.err);
    for (String file :
        List.of("train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1")) {
      Path there = folder.resolve("cache/gan4j/mnist/" + file + "-ubyte.gz");
      Files.createDirectories(there.getParent());
      Files.write(there, packed);
    }
    assertEquals(0, program.run("data", "get", "mnist").code, program.err);
    assertEquals(folder.resolve("cache/gan4j/mnist") + "\n", program.out);
    assertTrue(program.err.contains("train-images-idx3-ubyte.gz is there"), program.err);
  }
}
