package vn.lienthong.national.dialect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.lienthong.mapping.Findings;
import vn.lienthong.mapping.Yaml;
import vn.lienthong.record.Problem;

/**
 * All dialect files of a gateway's home.
 *
 * @param byName the sound ones
 * @param problems of all; a file with one is not in {@code byName}
 */
public record Dialects(Map<String, Dialect> byName, List<Problem> problems) {
  private static final String ENDING = ".yaml";

  /**
   * @param mappings the folder {@code mappings}, perhaps with {@code dialects} below it
   */
  public static Dialects read(Path mappings) {
    Map<String, Dialect> sound = new TreeMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Path file : files(mappings.resolve("dialects"))) {
      String name = file.getFileName().toString().replace(ENDING, "");
      Findings findings = new Findings("mappings/dialects/" + file.getFileName());
      Yaml.read(file, findings)
          .flatMap(root -> DialectReader.read(name, root, findings))
          .filter(dialect -> findings.size() == 0)
          .ifPresent(dialect -> sound.put(name, dialect));
      problems.addAll(findings.list());
    }
    sound.putIfAbsent(Dialect.REFERENCE.name(), Dialect.REFERENCE);
    return new Dialects(sound, List.copyOf(problems));
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
