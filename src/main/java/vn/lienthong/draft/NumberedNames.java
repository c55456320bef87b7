package vn.lienthong.draft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A crosswalk whose lines also name what they number, so that a table's codes show which of the two
 * numberings they are.
 *
 * @param name of the file, without its ending
 * @param from plain name by the province's code
 * @param to plain name by the nation's code
 */
record NumberedNames(String name, Map<String, String> from, Map<String, String> to) {
  private static final String ENDING = ".csv";

  /** Those below {@code mappings/codes}. */
  static List<NumberedNames> read(Path mappings) {
    Path folder = mappings.resolve("codes");
    List<NumberedNames> all = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList()) {
          all.add(of(file));
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return all;
  }

  private static NumberedNames of(Path file) throws IOException {
    Map<String, String> from = new HashMap<>();
    Map<String, String> to = new HashMap<>();
    boolean header = true;
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      String[] cells = line.split(",");
      if (line.startsWith("#") || cells.length < 3) {
        continue;
      }
      if (!header) {
        from.put(cells[0], bare(cells[2]));
        to.put(cells[1], bare(cells[2]));
      }
      header = false;
    }
    String name = file.getFileName().toString();
    return new NumberedNames(name.substring(0, name.length() - ENDING.length()), from, to);
  }

  /** Whether the codes are of the province's numbering, and not of the nation's. */
  boolean needed(List<Map<String, String>> rows, String codes, String names) {
    int here = 0;
    int there = 0;
    for (Map<String, String> row : rows) {
      String code = row.getOrDefault(codes, "").strip();
      String name = bare(row.getOrDefault(names, ""));
      here += name.equals(from.get(code)) ? 1 : 0;
      there += name.equals(to.get(code)) ? 1 : 0;
    }
    return here > there && here >= 3;
  }

  private static String bare(String name) {
    return Words.plain(name).replaceAll("[^a-z0-9]", "");
  }
}
