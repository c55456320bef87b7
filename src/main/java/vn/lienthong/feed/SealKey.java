package vn.lienthong.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/**
 * The key of the fingerprints in receipts: 32 random bytes in a file for its owner only, made when
 * it is first needed. With another key every record would look changed, and be sent once more.
 */
public final class SealKey {
  private static final int BYTES = 32;

  private SealKey() {}

  public static byte[] in(Path folder) {
    Path file = folder.resolve("receipts.key");
    try {
      if (!Files.exists(file)) {
        make(folder, file);
      }
      return Files.readAllBytes(file);
    } catch (IOException refused) {
      throw new UncheckedIOException("cannot read or make " + file, refused);
    }
  }

  private static void make(Path folder, Path file) throws IOException {
    Files.createDirectories(folder);
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    FileAttribute<?>[] owner =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Path fresh = Files.createTempFile(folder, "receipts", ".key", owner);
    Files.write(fresh, key);
    try {
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException other) {
      // another instance was first, and its key is the one
    } finally {
      Files.delete(fresh);
    }
  }
}
