package vn.lienthong.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.lienthong.province.Column;

/**
 * Lays one table over one resource: every field is held against every column, and of all ways to
 * give each field a column of its own the one is taken whose sum is greatest.
 */
final class TableMatcher {
  /** Below it a field is rather left without a column. */
  private static final double LEAST = 0.42;

  /** Nothing read off names and values is certain. */
  private static final double MOST = 0.97;

  private final Phrasebook book;
  private final Worth worth;

  TableMatcher(Phrasebook book, Surmise surmise) {
    this.book = book;
    this.worth = new Worth(book, surmise);
  }

  /**
   * @param taken columns in lower case that are known to be something else
   */
  TableMatch match(Target target, Sight sight, Set<String> taken) {
    List<Column> columns =
        sight.columns().stream()
            .filter(column -> !taken.contains(column.name().toLowerCase(Locale.ROOT)))
            .toList();
    if (columns.isEmpty()) {
      return TableMatch.of(target, sight, 0, List.of());
    }
    double[][] all = new double[target.fields().size()][columns.size()];
    for (int f = 0; f < all.length; f++) {
      for (int c = 0; c < columns.size(); c++) {
        double value = worth.of(target, target.fields().get(f), sight, columns.get(c));
        all[f][c] = value < LEAST ? 0 : value;
      }
    }
    int[] chosen = Assignment.best(all);
    double score = score(target, sight, all, chosen);
    List<FieldMatch> fields = new ArrayList<>();
    for (int f = 0; f < chosen.length; f++) {
      if (chosen[f] >= 0) {
        fields.add(field(target.fields().get(f), columns, all, f, chosen));
      }
    }
    return TableMatch.of(target, sight, score, fields);
  }

  private static FieldMatch field(
      Target.Wanted field, List<Column> columns, double[][] all, int f, int[] chosen) {
    double own = all[f][chosen[f]];
    Map<Double, String> others = new TreeMap<>(java.util.Comparator.reverseOrder());
    double rival = 0;
    for (int c = 0; c < columns.size(); c++) {
      if (c != chosen[f] && all[f][c] > 0) {
        others.put(all[f][c], columns.get(c).name());
        rival = Math.max(rival, all[f][c] - taken(all, chosen, c));
      }
    }
    for (int other = 0; other < all.length; other++) {
      if (other != f && chosen[other] < 0) {
        rival = Math.max(rival, all[other][chosen[f]]);
      }
    }
    double margin = Math.max(0, Math.min(1, (own - rival) / 0.3));
    double confidence = Math.min(MOST, own * (0.7 + 0.3 * margin));
    Column column = columns.get(chosen[f]);
    boolean usable = Fit.usable(field, column);
    boolean fits = Fit.type(field.type(), column) > Fit.NOT_AS_IT_IS;
    return new FieldMatch(
        field,
        column,
        fits ? confidence : Math.min(0.5, confidence),
        usable,
        others.values().stream().limit(3).toList(),
        null);
  }

  /** A column that is well used by another field is less of a rival. */
  private static double taken(double[][] all, int[] chosen, int column) {
    for (int f = 0; f < all.length; f++) {
      if (chosen[f] == column) {
        return all[f][column] * 0.5;
      }
    }
    return 0;
  }

  private double score(Target target, Sight sight, double[][] all, int[] chosen) {
    double found = 0;
    double wanted = 0;
    double explained = 0;
    for (int f = 0; f < chosen.length; f++) {
      double weight = weight(target, target.fields().get(f));
      double value = chosen[f] < 0 ? 0 : all[f][chosen[f]];
      wanted += weight;
      found += weight * value;
      explained += value;
    }
    double name = book.table(sight.name(), target.kind());
    return 0.5 * name
        + 0.32 * (wanted == 0 ? 0 : found / wanted)
        + 0.18 * Math.min(1, explained / sight.columns().size());
  }

  private static double weight(Target target, Target.Wanted field) {
    if (target.identity().contains(field.name())) {
      return 1.5;
    }
    return field.required() ? 1 : field.verdict() || field.name().startsWith("hieuLuc") ? 0.2 : 0.4;
  }
}
