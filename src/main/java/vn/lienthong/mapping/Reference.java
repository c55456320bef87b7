package vn.lienthong.mapping;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field whose value is the code of a record of some flow.
 *
 * @param at the field as causes name it: {@code maNhom}, or {@code dong.maChiTieu} in child rows
 * @param flow whose records' codes it holds
 * @param rows the field of type ROWS that it is in; null if it is the record's own
 * @param field its name
 */
public record Reference(String at, String flow, @Nullable String rows, String field) {
  /** Those of a record that is sent and of its child rows; not those of verdicts. */
  public static List<Reference> of(Mapping mapping) {
    List<Reference> all = new ArrayList<>();
    for (Field field : mapping.sent()) {
      if (field.refers() != null) {
        all.add(new Reference(field.name(), field.refers(), null, field.name()));
      }
      if (field.rows() != null) {
        for (Field child : field.rows().fields()) {
          if (child.refers() != null) {
            String at = field.name() + "." + child.name();
            all.add(new Reference(at, child.refers(), field.name(), child.name()));
          }
        }
      }
    }
    return all;
  }

  /** The code that a record's own field holds; null if it holds none, or child rows do. */
  public @Nullable String code(Map<String, @Nullable String> values) {
    return rows == null ? values.get(field) : null;
  }

  /** The codes that a record names here; none if it has no such field. */
  public Set<String> codes(Map<String, @Nullable String> values) {
    String value = values.get(rows == null ? field : rows);
    if (value == null || value.isEmpty()) {
      return Set.of();
    }
    if (rows == null) {
      return Set.of(value);
    }
    Set<String> codes = new LinkedHashSet<>();
    Lenses.rows(value).stream()
        .map(row -> row.get(field))
        .filter(Objects::nonNull)
        .forEach(codes::add);
    return codes;
  }
}
