package vn.lienthong.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.record.Text;

/**
 * Reads a crosswalk: comment lines, a header that names both schemes, one pair of codes a line.
 * Further columns are for people.
 */
final class CrosswalkReader {
  private final Findings findings;
  private final Map<String, String> forward = new HashMap<>();
  private final Map<String, String> backward = new HashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();

  private CrosswalkReader(Findings findings) {
    this.findings = findings;
  }

  static Crosswalk read(String name, String text, Findings findings) {
    return new CrosswalkReader(findings).read(name, text.lines().toList());
  }

  private Crosswalk read(String name, List<String> text) {
    List<String> header = List.of();
    for (int i = 0; i < text.size(); i++) {
      String line = text.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> cells = cells(line);
      if (cells.size() < 2) {
        findings.add(i + 1, "line", Findings.quoted(line), "two codes with a comma between");
      } else if (header.isEmpty()) {
        header = header(i + 1, cells);
      } else {
        pair(i + 1, header, cells.get(0), cells.get(1));
      }
    }
    if (header.isEmpty()) {
      findings.add(0, "header", "nothing", "the names of both schemes, such as DT-TDT,DT-1979");
      header = List.of("", "");
    }
    return new Crosswalk(name, header.get(0), header.get(1), forward, backward);
  }

  private List<String> header(int line, List<String> cells) {
    if (cells.stream().limit(2).allMatch(cell -> cell.matches("\\d*"))) {
      findings.add(
          line, "header", "codes", "the names of both schemes, such as DT-TDT,DT-1979, first");
    }
    return cells;
  }

  private void pair(int line, List<String> header, String from, String to) {
    boolean sound = code(line, header.get(0), from) & code(line, header.get(1), to);
    if (sound) {
      once(line, header.get(0), from, forward.put(from, to) != null, "<" + from);
      once(line, header.get(1), to, backward.put(to, from) != null, ">" + to);
    }
  }

  private void once(int line, String scheme, String code, boolean again, String seen) {
    if (again) {
      findings.add(
          line,
          scheme,
          Findings.quoted(code) + " again",
          "each code once (it stands in line "
              + Optional.ofNullable(lines.get(seen)).orElse(0)
              + ")");
    }
    lines.putIfAbsent(seen, line);
  }

  private boolean code(int line, String scheme, String code) {
    boolean sound =
        !code.isEmpty()
            && code.equals(Text.clean(code))
            && code.equals(code.strip())
            && code.chars()
                .filter(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))
                .allMatch(c -> c == ' ');
    if (!sound) {
      findings.add(line, scheme, Findings.quoted(code), "a code without blanks");
    }
    return sound;
  }

  /** Cells between commas; one between quotes may hold a comma, and a quote doubled. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
        cell.append(quoted && !cell.isEmpty() ? "\"" : "");
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
