package vn.lienthong.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import vn.lienthong.disk.Rights;
import vn.lienthong.record.Problem;

/**
 * A caller that is being added: its key, and the lines that let it in.
 *
 * @param resources as granted
 * @param units codes, or {@code *}
 */
public record NewCaller(String name, String key, List<String> resources, List<String> units) {
  /** With a key of its own. */
  public static NewCaller named(String name, List<String> resources, List<String> units) {
    return new NewCaller(name, CallerKey.create(), resources, units);
  }

  /** Below {@code callers:}. Holds the key's hash, not the key. */
  public String lines() {
    return """
          - name: %s
            key-sha256: %s
            resources: [%s]
            units: [%s]
            requestsPerMinute: 60
        """
        .formatted(
            name,
            CallerKey.hash(key),
            String.join(", ", resources),
            units.stream().map(unit -> '"' + unit + '"').collect(Collectors.joining(", ")));
  }

  /**
   * Adds the lines to a file of callers, which is made if there is none. If the file cannot be used
   * with them, it stays as it was.
   *
   * @return what is wrong with the file then; empty if they were added
   */
  public List<Problem> addTo(Path file) throws IOException {
    boolean there = Files.exists(file);
    String before = there ? Files.readString(file) : "callers:\n";
    String whole = before.endsWith("\n") ? before + lines() : before + "\n" + lines();
    Path trial = Path.of(file.toAbsolutePath() + ".new");
    Files.deleteIfExists(trial);
    try {
      Rights.OWNER.create(trial);
      Files.writeString(trial, whole);
      List<Problem> problems = Callers.read(trial).problems();
      if (problems.isEmpty() && there) {
        problems = Callers.read(file).problems().stream().filter(one -> one.line() == 0).toList();
      }
      if (problems.isEmpty() && there) {
        Files.writeString(file, whole, StandardOpenOption.TRUNCATE_EXISTING);
      } else if (problems.isEmpty()) {
        Files.move(trial, file);
      }
      return problems;
    } finally {
      Files.deleteIfExists(trial);
    }
  }
}
