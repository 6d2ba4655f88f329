package io.github.gan4j.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * One gzip file from the network. What was received of it before is gone on with, from a file {@code
 * .part} beside; it gets its name only once its content is what was expected.
 *
 * @param mirrors folders that have it, tried in this order
 * @param file its name there and here
 * @param sha256 of its content, unpacked, in lower-case hexadecimal digits
 */
record Download(List<URI> mirrors, String file, String sha256) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int BUFFER = 1 << 16;

  Download {
    mirrors = List.copyOf(mirrors);
  }

  /**
   * Gets the file, unless it is there.
   *
   * @return whether something was received
   * @throws IOException if no mirror gives the file, or its content is another than expected
   */
  boolean into(Path folder) throws IOException {
    Path target = folder.resolve(file);
    if (Files.isRegularFile(target)) {
      return false;
    }
    Files.createDirectories(folder);
    Path part = folder.resolve(file + ".part");
    List<String> failures = new ArrayList<>();
    for (URI mirror : mirrors) {
      try {
        receive(mirror.resolve(file), part);
        requireContent(part);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        return true;
      } catch (IOException e) {
        failures.add(mirror + ": " + (e.getMessage() == null ? e : e.getMessage()));
      }
    }
    throw new IOException(file + ": no mirror gave it. " + String.join("; ", failures));
  }

  private static void receive(URI from, Path part) throws IOException {
    long have = Files.exists(part) ? Files.size(part) : 0;
    HttpRequest.Builder request = HttpRequest.newBuilder(from).timeout(PATIENCE);
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    HttpClient client = HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NORMAL)
        .connectTimeout(PATIENCE)
        .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        keep(response.statusCode(), body, part);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted; the next attempt goes on from here.", e);
    }
  }

  private static void keep(int status, InputStream body, Path part) throws IOException {
    if (status != OK && status != PARTIAL) {
      // a part that is longer than the file would be refused for ever
      Files.deleteIfExists(part);
      throw new IOException("the server answered " + status + ".");
    }
    StandardOpenOption mode =
        status == PARTIAL ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, mode)) {
      body.transferTo(out);
    }
  }

  private void requireContent(Path part) throws IOException {
    String found;
    try (InputStream packed = Files.newInputStream(part);
        InputStream content = new GZIPInputStream(packed, BUFFER)) {
      found = sha256(content);
    } catch (IOException e) {
      Files.delete(part);
      throw new IOException("what it sent is no gzip file: " + e.getMessage(), e);
    }
    if (!found.equals(sha256)) {
      Files.delete(part);
      throw new IOException(
          "the content has SHA-256 " + found + ", expected " + sha256 + ". It was thrown away.");
    }
  }

  private static String sha256(InputStream content) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every Java has SHA-256", e);
    }
  }
}
