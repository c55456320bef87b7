package vn.lienthong.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import vn.lienthong.disk.Rights;

/** What the service needs of its own machine: room, a ledger, files that others cannot change. */
record HouseSide(Path home, Path data, String ledger) {
  private static final long MEGABYTE = 1024 * 1024;
  private static final long LITTLE = 200;
  private static final long ENOUGH = 2000;
  private static final String EMBEDDED = "jdbc:h2:file:";

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    try {
      findings.add(disk());
      findings.add(ledgerFile());
      for (String name : List.of("gateway.properties", "gateway.local.properties")) {
        Path file = home.resolve(name);
        if (Files.exists(file)) {
          findings.add(mode(file));
        }
      }
      if (Files.isDirectory(data)) {
        findings.add(mode(data));
      }
    } catch (IOException unreadable) {
      findings.add(Finding.broken("disk", data, unreadable.getClass().getSimpleName()));
    }
    return findings;
  }

  private Finding disk() throws IOException {
    Path there = data.toAbsolutePath();
    while (!Files.exists(there)) {
      there = Objects.requireNonNull(there.getParent());
    }
    long free = Files.getFileStore(there).getUsableSpace() / MEGABYTE;
    return free < LITTLE || !Files.isWritable(there)
        ? Finding.broken("disk", data, free)
        : free < ENOUGH ? Finding.warning("disk", data, free) : Finding.sound("disk", data, free);
  }

  private Finding ledgerFile() throws IOException {
    if (!ledger.startsWith(EMBEDDED)) {
      return Finding.skipped("ledger");
    }
    String path = ledger.substring(EMBEDDED.length()).replaceFirst(";.*", "");
    Path file = Path.of(path + ".mv.db");
    if (!Files.exists(file)) {
      return Finding.sound("ledger.new");
    }
    return Files.isWritable(file)
        ? Finding.sound("ledger", Files.size(file) / MEGABYTE)
        : Finding.broken("ledger", file);
  }

  private static Finding mode(Path file) throws IOException {
    if (!Rights.told(file)) {
      return Finding.skipped("mode", file);
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
    return mode.contains(PosixFilePermission.OTHERS_WRITE)
        ? Finding.broken("mode", file)
        : Finding.sound("mode", file);
  }
}
