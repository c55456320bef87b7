package vn.lienthong.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.disk.Rights;

/** A YAML file that says who may do what: only its owner may read or write it. */
public final class OwnersFile {
  private static final long LARGEST = 1024 * 1024;

  private OwnersFile() {}

  /** Its content; empty if it cannot be used, which the findings then tell. */
  public static Optional<Yaml> read(Path file, Findings findings) {
    int before = findings.size();
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        findings.add(0, "file", "no such file, or one above 1 MB", "a file of YAML");
      } else if (Rights.told(file) && !ownersOnly(Files.getPosixFilePermissions(file))) {
        findings.add(0, "file", "a file that others than its owner may read or write", "mode 0600");
      }
    } catch (IOException unreadable) {
      findings.add(0, "file", "an unreadable file", "a file that this user may read");
    }
    return findings.size() == before ? Yaml.read(file, findings) : Optional.empty();
  }

  private static boolean ownersOnly(Set<PosixFilePermission> rights) {
    return rights.stream().allMatch(right -> right.name().startsWith("OWNER_"));
  }
}
