package vn.lienthong.documents;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.lienthong.documents.DocumentFault.Kind;

/**
 * Opens files below one folder. A path that is absolute, has {@code ..} in it or meets a symbolic
 * link on its way is refused, even if it would end inside: what a table says is not trusted.
 */
public final class DocumentFolder {
  private static final int KNOWN = 10_000;
  private final Path root;
  private final Map<Stamp, String> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Stamp, String> eldest) {
          return size() > KNOWN;
        }
      };

  public DocumentFolder(Path root) {
    this.root = root;
  }

  /** A file as it was when its bytes were hashed. */
  record Stamp(Path path, String identity, long size, long changed) {
    static Stamp of(Path path) throws IOException {
      BasicFileAttributes about =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      long nanos = about.lastModifiedTime().to(TimeUnit.NANOSECONDS);
      return new Stamp(path, String.valueOf(about.fileKey()), about.size(), nanos);
    }
  }

  /**
   * Opens a file whose bytes have this SHA-256; they were read once if they have changed since they
   * were last compared.
   *
   * @param path below the folder, as the table says it
   * @param sha256 in hexadecimal
   */
  public DocumentFile open(String path, String sha256) throws DocumentFault {
    Path file = inside(path);
    DocumentFile opened = null;
    try {
      Stamp stamp = Stamp.of(file);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
      opened = new DocumentFile(channel, stamp);
      if (!sha256.equalsIgnoreCase(digest(opened, stamp))) {
        opened.close();
        throw new DocumentFault(Kind.CHANGED);
      }
      return opened;
    } catch (IOException unreadable) {
      if (opened != null) {
        opened.close();
      }
      throw new DocumentFault(Kind.MISSING);
    }
  }

  private String digest(DocumentFile file, Stamp stamp) throws IOException {
    synchronized (known) {
      String before = known.get(stamp);
      if (before != null) {
        return before;
      }
    }
    String digest = file.sha256();
    if (file.unchanged()) {
      synchronized (known) {
        known.put(stamp, digest);
      }
    }
    return digest;
  }

  /** Is the folder itself there? */
  public boolean there() {
    return Files.isDirectory(root);
  }

  /**
   * The file that a path names: always below the folder, and no link.
   *
   * @param path as the table says it; its letters may be composed otherwise than on the disk
   */
  public Path inside(String path) throws DocumentFault {
    try {
      Path real = root.toRealPath();
      Path file = real.resolve(path);
      boolean plain = !path.isBlank() && !Path.of(path).isAbsolute() && path.indexOf('\\') < 0;
      if (!plain || !file.normalize().equals(file) || !file.startsWith(real)) {
        throw new DocumentFault(Kind.OUTSIDE);
      }
      Path step = real;
      for (Path name : real.relativize(file)) {
        step = written(step, name.toString());
        if (Files.isSymbolicLink(step)) {
          throw new DocumentFault(Kind.LINK);
        }
      }
      if (!Files.isRegularFile(step, LinkOption.NOFOLLOW_LINKS)) {
        throw new DocumentFault(Kind.MISSING);
      }
      return step;
    } catch (InvalidPathException broken) {
      throw new DocumentFault(Kind.OUTSIDE);
    } catch (IOException away) {
      throw new DocumentFault(Kind.MISSING);
    }
  }

  /** As the disk writes the name: some systems take letters and their marks apart. */
  private static Path written(Path folder, String name) {
    Path exact = folder.resolve(name);
    if (Files.notExists(exact, LinkOption.NOFOLLOW_LINKS)) {
      for (Normalizer.Form form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
        Path other = folder.resolve(Normalizer.normalize(name, form));
        if (Files.exists(other, LinkOption.NOFOLLOW_LINKS)) {
          return other;
        }
      }
    }
    return exact;
  }
}
