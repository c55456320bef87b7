package vn.lienthong.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.lienthong.record.Problem;

/**
 * All mapping files of a gateway's home, with their crosswalks.
 *
 * @param byName the sound ones by their flow's name
 * @param problems of all files; a file with one is not in {@code byName}
 * @param lines of the keys at the top of each file, by flow; files with problems too
 */
public record Mappings(
    Map<String, Mapping> byName, List<Problem> problems, Map<String, Map<String, Integer>> lines) {
  private static final String ENDING = ".yaml";

  /**
   * @param directory {@code mappings}, with {@code codes} below it
   */
  public static Mappings read(Path directory) {
    Crosswalks crosswalks = Crosswalks.read(directory.resolve("codes"));
    Map<String, Path> files = files(directory);
    Map<String, Mapping> sound = new TreeMap<>();
    Map<String, Map<String, Integer>> lines = new TreeMap<>();
    List<Problem> problems = new ArrayList<>(crosswalks.problems());
    if (files.isEmpty()) {
      problems.add(new Problem("mappings", 0, "files", "nothing", "one file for each flow", null));
    }
    files.forEach(
        (name, file) -> {
          Findings findings = new Findings("mappings/" + file.getFileName());
          if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            findings.add(0, "file", Findings.quoted(name), "lower case letters, digits, dashes");
          }
          MappingReader reader = new MappingReader(name, crosswalks, files.keySet(), findings);
          Optional<Mapping> mapping = YamlReader.text(file, findings).flatMap(reader::read);
          mapping.ifPresent(found -> sound.put(name, found));
          lines.put(name, reader.lines());
          problems.addAll(findings.list());
        });
    return new Mappings(sound, problems, lines);
  }

  /** The line of a key at the top of a flow's file; 1 if it has none. */
  public int line(String flow, String key) {
    return lines.getOrDefault(flow, Map.of()).getOrDefault(key, 1);
  }

  private static Map<String, Path> files(Path directory) {
    Map<String, Path> files = new TreeMap<>();
    if (!Files.isDirectory(directory)) {
      return files;
    }
    try (Stream<Path> found = Files.list(directory)) {
      for (Path file : found.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(ENDING) && !name.endsWith(".openapi.yaml")) {
          files.put(name.substring(0, name.length() - ENDING.length()), file);
        }
      }
      return files;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
