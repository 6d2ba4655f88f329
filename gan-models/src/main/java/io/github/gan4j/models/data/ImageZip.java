package io.github.gan4j.models.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads a zip file as {@link ImageFolder} reads a folder, in memory: nothing is written to disk. */
public final class ImageZip {
  private static final long MAX_ENTRY = 256L << 20;

  /** An archive may unpack to this many times its size, and a gigabyte in any case. */
  private static final int MAX_RATIO = 100;

  private static final long MIN_ALLOWANCE = 1L << 30;
  private static final Pattern OUTSIDE =
      Pattern.compile("([/\\\\]|[A-Za-z]:).*|(.*[/\\\\])?\\.\\.([/\\\\].*)?");

  private ImageZip() {}

  /**
   * Reads all images in the archive.
   *
   * @throws DataException as {@link ImageFolder#read}, and if the archive is broken, names a file
   *     outside itself, or unpacks to far more than its size
   */
  public static ImageDataset read(Path file, ReadOptions options) {
    ImageCollector collector = new ImageCollector(file.toString(), options);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : images(zip, file)) {
        String name = entry.getName();
        collector.add(file + ", " + name, name, () -> unpack(zip, entry));
      }
    } catch (IOException e) {
      throw Bytes.unreadable(file.toString(), e);
    }
    return collector.dataset();
  }

  private static List<ZipEntry> images(ZipFile zip, Path file) throws IOException {
    List<ZipEntry> images = new ArrayList<>();
    long allowed = Math.max(MIN_ALLOWANCE, MAX_RATIO * Files.size(file));
    long left = allowed;
    for (ZipEntry entry : Collections.list(zip.entries())) {
      if (OUTSIDE.matcher(entry.getName()).matches()) {
        throw new DataException(
            file + ": entry '" + entry.getName() + "' points outside the archive.");
      }
      if (!entry.isDirectory() && ImageCollector.isImage(entry.getName())) {
        images.add(entry);
        left -= Math.max(0, entry.getSize()); // one below 0 is refused when it is to be read
        if (left < 0) {
          throw new DataException(
              "%s: images unpack to more than %d bytes, the limit for this archive."
                  .formatted(file, allowed));
        }
      }
    }
    images.sort(Comparator.comparing(ZipEntry::getName));
    return images;
  }

  /** Reads no more than the announced size, which has been checked. */
  private static InputStream unpack(ZipFile zip, ZipEntry entry) throws IOException {
    if (entry.getSize() < 0 || entry.getSize() > MAX_ENTRY) {
      throw new IOException(entry.getSize() + " bytes are not within the limit of " + MAX_ENTRY);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return new ByteArrayInputStream(in.readNBytes((int) entry.getSize()));
    }
  }
}
