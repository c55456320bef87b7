package vn.lienthong.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import vn.lienthong.record.Nearest;
import vn.lienthong.record.Problem;

/** The problems found in one file, so that all are told at once. */
public final class Findings {
  private static final int LONGEST = 200;

  private final String file;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param file relative to the gateway's home
   */
  public Findings(String file) {
    this.file = file;
  }

  public void add(int line, String field, String found, String expected) {
    problems.add(new Problem(file, line, field, found, expected, null));
  }

  /** A name that is none of the known ones. */
  public void unknown(int line, String field, String found, Collection<String> known) {
    String expected = known.isEmpty() ? "none" : "one of " + String.join(", ", known);
    problems.add(new Problem(file, line, field, quoted(found), expected, Nearest.of(found, known)));
  }

  /** A name that does not exist, where the existing ones are too many to be listed. */
  public void missing(
      int line, String field, String found, String expected, Collection<String> known) {
    problems.add(new Problem(file, line, field, quoted(found), expected, Nearest.of(found, known)));
  }

  public int size() {
    return problems.size();
  }

  public List<Problem> list() {
    return List.copyOf(problems);
  }

  /** As it stands there, but not endless. */
  public static String quoted(String text) {
    String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return '"' + shown.replace("\n", " ") + '"';
  }
}
