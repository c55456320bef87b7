package vn.lienthong.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.province.Column;

/**
 * A table and what it is proposed to be.
 *
 * @param score from 0 to 1: how much speaks for it
 * @param parents columns of child rows that hold their parent's identity, by its field
 * @param children child rows, each in a table of its own
 */
record TableMatch(
    Target target,
    Sight sight,
    double score,
    List<FieldMatch> fields,
    Map<String, String> parents,
    List<TableMatch> children) {
  static TableMatch of(Target target, Sight sight, double score, List<FieldMatch> fields) {
    return new TableMatch(target, sight, score, fields, Map.of(), new ArrayList<>());
  }

  TableMatch below(Map<String, String> columns) {
    return new TableMatch(target, sight, score, fields, new LinkedHashMap<>(columns), children);
  }

  TableMatch with(List<FieldMatch> other) {
    return new TableMatch(target, sight, score, other, parents, children);
  }

  TableMatch scored(double other) {
    return new TableMatch(target, sight, other, fields, parents, children);
  }

  Optional<FieldMatch> field(String name) {
    return fields.stream().filter(match -> match.field().name().equals(name)).findFirst();
  }

  Optional<FieldMatch> over(Column column) {
    return fields.stream().filter(match -> match.column().equals(column)).findFirst();
  }
}
