package vn.lienthong.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.record.Problem;

/**
 * A file of {@code key = value} lines in UTF-8; {@code #} begins a comment line. Unlike Java's own
 * format it knows no escapes and no continued lines, so that every line means what it shows.
 */
final class PropertiesFile {
  private PropertiesFile() {}

  /** By key; empty if there is no such file. Adds what is wrong to the problems. */
  static Map<String, Found> read(Path file, List<Problem> problems) {
    String name = file.getFileName().toString();
    Map<String, Found> found = new LinkedHashMap<>();
    int number = 0;
    for (String line : lines(file, name, problems)) {
      number++;
      String text = line.replace("\uFEFF", "").strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        add(text, name, number, found, problems);
      }
    }
    return found;
  }

  private static void add(
      String text, String file, int line, Map<String, Found> found, List<Problem> problems) {
    int equals = text.indexOf('=');
    String key = equals < 0 ? "" : text.substring(0, equals).strip();
    if (key.isEmpty()) {
      problems.add(new Problem(file, line, "line", "no \"key = value\"", "key = value", null));
      return;
    }
    String value = text.substring(equals + 1).strip();
    Found before = found.put(key, new Found(file, line, key, value));
    if (before != null) {
      String expected = "each key once; line " + before.line() + " has it too";
      problems.add(new Problem(file, line, key, "the key again", expected, null));
    }
  }

  private static List<String> lines(Path file, String name, List<Problem> problems) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (MalformedInputException notUtf8) {
      problems.add(new Problem(name, 0, "file", "bytes that are not UTF-8", "UTF-8 text", null));
    } catch (IOException unreadable) {
      problems.add(new Problem(name, 0, "file", "an unreadable file", "a readable one", null));
    }
    return List.of();
  }
}
