package vn.lienthong.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The files of documents, on disk: of each the newest whole one and the part of a newer one. */
final class FileStore implements AutoCloseable {
  private static final int PIECE = 64 * 1024;
  private static final String PART = "part";
  private static final String WHOLE = "whole";
  private final Path folder;
  private final boolean ours;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  private FileStore(Path folder, boolean ours) {
    this.folder = folder;
    this.ours = ours;
  }

  /** What there is of a file. */
  record Held(Path path, String sha256, long size, boolean whole) {}

  /** In that folder; without one, in a new one that goes with us. */
  static FileStore open(Optional<Path> folder) throws IOException {
    Path chosen =
        folder.isPresent()
            ? Files.createDirectories(folder.get())
            : Files.createTempDirectory("sandbox-files");
    return new FileStore(chosen, folder.isEmpty());
  }

  /** The file that arrived last, or is arriving. */
  Optional<Held> newest(String name) {
    Optional<Held> part = held(name, PART);
    return part.isPresent() ? part : held(name, WHOLE);
  }

  Optional<Held> whole(String name) {
    return held(name, WHOLE);
  }

  private Optional<Held> held(String name, String state) {
    String begin = prefix(name) + state + ".";
    try (Stream<Path> files = Files.list(folder)) {
      Optional<Path> found =
          files.filter(f -> f.getFileName().toString().startsWith(begin)).findFirst();
      if (found.isEmpty()) {
        return Optional.empty();
      }
      String sha256 = found.get().getFileName().toString().substring(begin.length());
      long size = Files.size(found.get());
      return Optional.of(new Held(found.get(), sha256, size, state.equals(WHOLE)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes no characters from outside into a path. */
  private static String prefix(String name) {
    byte[] hash = Digests.sha256().digest(name.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash) + ".";
  }

  /** Nobody else writes this file until {@link #release}; false if somebody does. */
  boolean take(String name) {
    return busy.add(name);
  }

  void release(String name) {
    busy.remove(name);
  }

  /** A file with other bytes begins. */
  void begin(String name) throws IOException {
    Optional<Held> part = held(name, PART);
    if (part.isPresent()) {
      Files.delete(part.get().path());
    }
  }

  /**
   * Adds bytes to the part; what came of them stays, even if no more can be read.
   *
   * @return how many came
   */
  long append(String name, String sha256, InputStream bytes, long most) throws IOException {
    Path part = folder.resolve(prefix(name) + PART + "." + sha256);
    byte[] piece = new byte[PIECE];
    long taken = 0;
    try (OutputStream out =
        Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (taken < most) {
        int read = bytes.read(piece, 0, (int) Math.min(PIECE, most - taken));
        if (read < 0) {
          break;
        }
        out.write(piece, 0, read);
        taken += read;
      }
    }
    return taken;
  }

  /** The part has all bytes: it becomes the whole file, or is dropped if it is another one. */
  boolean complete(String name) throws IOException {
    Held part = held(name, PART).orElseThrow();
    if (!sha256(part.path()).equals(part.sha256())) {
      Files.delete(part.path());
      return false;
    }
    Optional<Held> before = held(name, WHOLE);
    Path whole = folder.resolve(prefix(name) + WHOLE + "." + part.sha256());
    Files.move(part.path(), whole, StandardCopyOption.REPLACE_EXISTING);
    if (before.isPresent() && !before.get().sha256().equals(part.sha256())) {
      Files.delete(before.get().path());
    }
    return true;
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = Digests.sha256();
    byte[] piece = new byte[PIECE];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        digest.update(piece, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Forgets all files. */
  void empty() {
    for (Path file : files()) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted(Comparator.naturalOrder()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (ours) {
      empty();
      try {
        Files.deleteIfExists(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
