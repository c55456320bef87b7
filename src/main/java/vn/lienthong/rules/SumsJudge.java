package vn.lienthong.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.ChildRows;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Rule;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;

/**
 * A unit's table adds up those of the units below it. Judged only where at least one of them has
 * reported; those that have not are named, and the table waits for them.
 */
record SumsJudge(Rule.Sums rule, Mapping mapping, Surroundings around) implements Judge {
  static final String MISSING = "missing-reporters";

  @Override
  public List<Cause> causes(Map<String, @Nullable String> values) {
    String unit = values.get(rule.over());
    if (unit == null) {
      return List.of();
    }
    List<String> units = around.below(rule.parent().flow(), rule.parent().field(), unit);
    Map<Key, String> wanted = new TreeMap<>();
    units.forEach(below -> key(values, below).ifPresent(key -> wanted.put(key, below)));
    Map<Key, Row> reports =
        wanted.isEmpty() ? Map.of() : around.rows(mapping.name(), wanted.keySet());
    if (reports.isEmpty()) {
      return List.of();
    }
    List<String> missing = new ArrayList<>();
    wanted.forEach(
        (key, below) -> {
          if (!reports.containsKey(key)) {
            missing.add(below);
          }
        });
    if (!missing.isEmpty()) {
      return List.of(new Cause(MISSING, rule.rows(), rule.name() + ": " + Judge.some(missing)));
    }
    List<String> wrong = wrong(values, reports);
    return wrong.isEmpty() ? List.of() : List.of(Judge.broken(rule, rule.rows(), wrong));
  }

  /** The key of the record that differs from this one only by its unit. */
  private Optional<Key> key(Map<String, @Nullable String> values, String unit) {
    List<String> parts = new ArrayList<>();
    for (String name : mapping.identity()) {
      String part = name.equals(rule.over()) ? unit : values.get(name);
      if (part == null) {
        return Optional.empty();
      }
      parts.add(part);
    }
    return Optional.of(Key.of(parts));
  }

  /** The places of the cells that are not the sum of those below. */
  private List<String> wrong(Map<String, @Nullable String> values, Map<Key, Row> reports) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    reports.values().forEach(report -> add(report.values(), sums));
    Map<String, BigDecimal> own = new TreeMap<>();
    add(values, own);
    List<String> wrong = new ArrayList<>();
    TreeMap<String, BigDecimal> places = new TreeMap<>(sums);
    places.putAll(own);
    for (String place : places.keySet()) {
      BigDecimal here = own.getOrDefault(place, BigDecimal.ZERO);
      if (here.compareTo(sums.getOrDefault(place, BigDecimal.ZERO)) != 0) {
        wrong.add(place);
      }
    }
    return wrong;
  }

  private void add(Map<String, @Nullable String> values, Map<String, BigDecimal> sums) {
    ChildRows rows = mapping.field(rule.rows()).rows();
    if (rows == null) {
      return;
    }
    String counted = HoldsJudge.counted(rows);
    for (JsonNode cell : Children.of(values, rule.rows())) {
      List<String> place = new ArrayList<>();
      rows.identity().forEach(name -> place.add(String.valueOf(Children.text(cell, name))));
      Children.number(Children.text(cell, counted))
          .ifPresent(number -> sums.merge(String.join("/", place), number, BigDecimal::add));
    }
  }
}
