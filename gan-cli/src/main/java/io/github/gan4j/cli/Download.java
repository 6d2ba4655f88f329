package io.github.gan4j.cli;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/**
 * One file from the network. What was received of it before is gone on with, from a file {@code .part}
 * beside; what it holds is kept only if its content is what was expected.
 *
 * @param mirrors folders that have it, tried in this order
 * @param file its name there
 */
record Download(List<URI> mirrors, String file, Packing packing) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int PARTIAL = 206;

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
    if (packing.isIn(folder, file)) {
      return false;
    }
    Files.createDirectories(folder);
    Path part = folder.resolve(file + ".part");
    List<String> failures = new ArrayList<>();
    for (URI mirror : mirrors) {
      try {
        receive(mirror.resolve(file), part);
        keep(part, folder);
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
        store(response.statusCode(), body, part);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted; the next attempt goes on from here.", e);
    }
  }

  private static void store(int status, InputStream body, Path part) throws IOException {
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

  private void keep(Path part, Path folder) throws IOException {
    try {
      packing.keep(part, folder, file);
    } catch (ZipException | EOFException e) {
      Files.delete(part);
      throw new IOException("what it sent is no gzip file: " + e.getMessage(), e);
    } catch (IOException e) {
      Files.delete(part);
      throw e;
    }
  }
}
