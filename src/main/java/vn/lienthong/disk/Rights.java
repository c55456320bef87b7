package vn.lienthong.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Who may read and write a file, on disks that can tell; on others the folder must be guarded. */
public enum Rights {
  /** Mode 0600. */
  OWNER("rw-------"),
  /** Mode 0640. */
  GROUP_READS("rw-r-----");

  private final Set<PosixFilePermission> mode;

  Rights(String mode) {
    this.mode = PosixFilePermissions.fromString(mode);
  }

  /**
   * Makes an empty file, which at no moment anybody else may read.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is one
   */
  public void create(Path file) throws IOException {
    Files.createFile(file, attributes(Objects.requireNonNull(file.toAbsolutePath().getParent())));
  }

  /** As {@link #create}, with a name that no other file has. */
  public Path createIn(Path folder, String prefix, String suffix) throws IOException {
    return Files.createTempFile(folder, prefix, suffix, attributes(folder));
  }

  /** Gives them to a file that is there. */
  public void set(Path file) throws IOException {
    if (told(file)) {
      Files.setPosixFilePermissions(file, mode);
    }
  }

  /** Whether the disk below a file or folder can tell. */
  public static boolean told(Path file) throws IOException {
    return Files.getFileStore(file).supportsFileAttributeView("posix");
  }

  private FileAttribute<?>[] attributes(Path folder) throws IOException {
    return told(folder)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
        : new FileAttribute<?>[0];
  }
}
