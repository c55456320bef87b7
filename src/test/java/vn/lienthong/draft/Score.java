package vn.lienthong.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Drafts held against what they should have been. */
final class Score {
  private final List<String> wrong = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final List<String> toldTooSurely = new ArrayList<>();
  private int right;

  /** A proposed column and how sure the draft is of it. */
  private record Told(String column, double confidence) {}

  static Score of(Expected expected, List<TableMatch> drafted) {
    Map<String, Told> told = new TreeMap<>();
    for (TableMatch match : drafted) {
      String resource = Target.path(match.target().kind());
      put(told, match, resource);
      for (TableMatch child : match.children()) {
        put(told, child, resource + "." + child.target().childField());
      }
    }
    Score score = new Score();
    told.forEach((place, column) -> score.judge(place, column, expected.columns().get(place)));
    expected
        .columns()
        .forEach(
            (place, column) -> {
              if (!told.containsKey(place)) {
                score.missing.add(place + " = " + column);
              }
            });
    return score;
  }

  private static void put(Map<String, Told> told, TableMatch match, String resource) {
    String table = match.sight().name();
    for (FieldMatch field : match.fields()) {
      String place = Expected.place(table, resource, field.field().name());
      String column = Expected.lower(field.column().name());
      told.put(place, new Told(column, field.confidence()));
      if (field.codes() != null) {
        told.put(place + " codes", new Told(field.codes(), field.confidence()));
      }
    }
    match
        .parents()
        .forEach(
            (field, column) ->
                told.put(
                    Expected.place(table, resource, "^" + field),
                    new Told(Expected.lower(column), 0.9)));
  }

  private void judge(String place, Told told, String expected) {
    if (told.column().equals(expected)) {
      right++;
      return;
    }
    String line =
        "%s = %s (%.2f), not %s".formatted(place, told.column(), told.confidence(), expected);
    wrong.add(line);
    if (told.confidence() > 0.9) {
      toldTooSurely.add(line);
    }
  }

  double share() {
    return (double) right / (right + wrong.size() + missing.size());
  }

  List<String> toldTooSurely() {
    return toldTooSurely;
  }

  @Override
  public String toString() {
    return "%.1f %%: %d right, %d wrong, %d missing%n  wrong: %s%n  missing: %s"
        .formatted(
            share() * 100,
            right,
            wrong.size(),
            missing.size(),
            String.join("\n         ", wrong),
            String.join("\n           ", missing));
  }
}
