package vn.lienthong.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.disk.Rights;

/** A file that holds one secret and that only its owner, and a group if need be, may read. */
record SecretFile(Path path) {
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  /** What is wrong with the file; empty if it can be used. */
  Optional<String> fault() {
    Optional<String> closed = access();
    if (closed.isPresent()) {
      return closed;
    }
    try {
      return read().isEmpty() ? Optional.of("an empty file") : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.of("an unreadable file");
    }
  }

  /** What is wrong with where it is and who may read it, whatever it holds. */
  Optional<String> access() {
    if (!Files.isRegularFile(path)) {
      return Optional.of("no such file");
    }
    if (!Files.isReadable(path)) {
      return Optional.of("a file this user may not read");
    }
    try {
      boolean posix = Rights.told(path);
      if (posix && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains)) {
        return Optional.of("a file that everybody may read");
      }
      return Optional.empty();
    } catch (IOException unreadable) {
      return Optional.of("an unreadable file");
    }
  }

  /** The secret, without the line break at its end. */
  String read() throws IOException {
    return Files.readString(path, StandardCharsets.UTF_8).stripTrailing();
  }
}
