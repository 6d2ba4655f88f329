package io.github.gan4j.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Checks contents by their digest. */
final class Sha256 {

  static final int BUFFER = 1 << 16;

  private Sha256() {}

  /** Reads to the end, and complains if the digest is another than expected. */
  static void require(String expected, InputStream content) throws IOException {
    String found = of(content);
    if (!found.equals(expected)) {
      throw new IOException(
          "the content has SHA-256 " + found + ", expected " + expected + ". It was thrown away.");
    }
  }

  private static String of(InputStream content) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every Java has SHA-256", e);
    }
  }
}
