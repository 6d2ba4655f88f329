package io.github.gan4j.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** How a file that is downloaded holds what is wanted of it. */
sealed interface Packing {

  /** Whether all that is wanted of a file of this name is in the folder. */
  boolean isIn(Path folder, String file);

  /**
   * Checks a received file and puts what is wanted of it into the folder, all or nothing of each.
   *
   * @param file its name
   * @throws IOException if its content is another than expected
   */
  void keep(Path received, Path folder, String file) throws IOException;

  /**
   * One file, packed with gzip, which is kept as it is.
   *
   * @param sha256 of its content, unpacked, in lower-case hexadecimal digits
   */
  record Gzip(String sha256) implements Packing {

    @Override
    public boolean isIn(Path folder, String file) {
      return Files.isRegularFile(folder.resolve(file));
    }

    @Override
    public void keep(Path received, Path folder, String file) throws IOException {
      try (InputStream packed = Files.newInputStream(received);
          InputStream content = new GZIPInputStream(packed, Sha256.BUFFER)) {
        Sha256.require(sha256, content);
      }
      Files.move(received, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /**
   * A tar archive, packed with gzip, of which some files are kept and nothing else.
   *
   * @param sha256 of the archive as it is received, in lower-case hexadecimal digits
   * @param members the names of those files, without folders
   */
  record TarGz(String sha256, Set<String> members) implements Packing {

    public TarGz {
      members = Set.copyOf(members);
    }

    @Override
    public boolean isIn(Path folder, String file) {
      return members.stream().allMatch(name -> Files.isRegularFile(folder.resolve(name)));
    }

    @Override
    public void keep(Path received, Path folder, String file) throws IOException {
      try (InputStream archive = Files.newInputStream(received)) {
        Sha256.require(sha256, archive);
      }
      Set<String> missing = new TreeSet<>(members);
      try (InputStream packed = Files.newInputStream(received);
          TarArchiveInputStream tar =
              new TarArchiveInputStream(new GZIPInputStream(packed, Sha256.BUFFER))) {
        for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
          String name = e.getName().substring(e.getName().lastIndexOf('/') + 1);
          if (e.isFile() && missing.remove(name)) {
            unpack(tar, folder.resolve(name));
          }
        }
      }
      if (!missing.isEmpty()) {
        throw new IOException("the archive lacks " + String.join(", ", missing) + ".");
      }
      Files.delete(received);
    }

    private static void unpack(InputStream content, Path target) throws IOException {
      Path part = target.resolveSibling(target.getFileName() + ".part");
      Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
