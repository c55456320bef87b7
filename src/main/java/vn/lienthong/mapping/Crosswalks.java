package vn.lienthong.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.lienthong.record.Problem;

/**
 * The crosswalks below {@code mappings/codes}.
 *
 * @param byName also those with problems, as far as they could be read
 * @param texts of the files, for the mappings' hashes
 */
record Crosswalks(
    Map<String, Crosswalk> byName, Map<String, String> texts, List<Problem> problems) {
  private static final String ENDING = ".csv";

  static Crosswalks read(Path directory) {
    Map<String, Crosswalk> found = new TreeMap<>();
    Map<String, String> texts = new HashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Path file : files(directory)) {
      String fileName = file.getFileName().toString();
      String name = fileName.substring(0, fileName.length() - ENDING.length());
      Findings findings = new Findings("mappings/codes/" + fileName);
      Optional<String> text = YamlReader.text(file, findings);
      texts.put(name, text.orElse(""));
      found.put(name, CrosswalkReader.read(name, text.orElse(""), findings));
      problems.addAll(findings.list());
    }
    return new Crosswalks(found, texts, problems);
  }

  String text(String name) {
    return texts.getOrDefault(name, "");
  }

  private static List<Path> files(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
