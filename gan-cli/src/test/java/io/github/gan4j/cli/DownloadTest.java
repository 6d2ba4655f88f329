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
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
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
    return new Download(List.of(mirrors), "a.gz", new Packing.Gzip(sha256));
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
    Download wrong = new Download(List.of(mirror), "a.gz", new Packing.Gzip("00"));
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

  /** A tar archive of files and their contents. */
  private static byte[] tar(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        byte[] text = file.getValue().getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
        entry.setSize(text.length);
        tar.putArchiveEntry(entry);
        tar.write(text);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private Download archive(String... members) throws Exception {
    String digest =
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(packed));
    return new Download(List.of(mirror), "a.tar.gz", new Packing.TarGz(digest, Set.of(members)));
  }

  @Test
  void theWantedFilesOfAnArchiveAreKeptAndNothingElse() throws Exception {
    packed = tar(Map.of("batches/one.bin", "1", "batches/two.bin", "2", "../../evil.txt", "3"));
    Download download = archive("one.bin", "two.bin");
    assertTrue(download.into(folder.resolve("deep/down")));
    try (Stream<Path> files = Files.walk(folder)) {
      assertEquals(
          Set.of("one.bin", "two.bin"),
          files
              .filter(Files::isRegularFile)
              .map(file -> file.getFileName().toString())
              .collect(Collectors.toSet()));
    }
    assertEquals("2", Files.readString(folder.resolve("deep/down/two.bin")));
    assertFalse(download.into(folder.resolve("deep/down")));
  }

  @Test
  void anArchiveThatLacksAFileIsRefused() throws Exception {
    packed = tar(Map.of("batches/one.bin", "1"));
    Download download = archive("one.bin", "two.bin", "three.bin");
    IOException e = assertThrows(IOException.class, () -> download.into(folder));
    assertTrue(e.getMessage().endsWith("the archive lacks three.bin, two.bin."), e.getMessage());
    assertFalse(Files.exists(folder.resolve("a.tar.gz.part")));
  }

  @Test
  void anArchiveThatWasChangedIsThrownAwayBeforeItIsUnpacked() throws Exception {
    packed = tar(Map.of("batches/one.bin", "1"));
    Download download = archive("one.bin");
    packed = tar(Map.of("batches/one.bin", "another"));
    IOException e = assertThrows(IOException.class, () -> download.into(folder));
    assertTrue(e.getMessage().endsWith("It was thrown away."), e.getMessage());
    assertFalse(Files.exists(folder.resolve("one.bin")));
  }

  @Test
  void theCommandTellsWhatItKnows() throws IOException {
    Program program = new Program(folder);
    assertEquals(2, program.run("data", "get", "mnisst").code);
    assertEquals(
        "gan: unknown data set 'mnisst'. Known: cifar-10, fashion-mnist, mnist.\n", program.err);
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
