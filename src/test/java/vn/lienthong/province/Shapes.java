package vn.lienthong.province;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Authority;
import vn.lienthong.mapping.ChildRows;
import vn.lienthong.mapping.Condition;
import vn.lienthong.mapping.Feeding;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Guard;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mode;
import vn.lienthong.mapping.Retirement;
import vn.lienthong.mapping.RowAuthority;
import vn.lienthong.mapping.Scope;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.record.Write;
import vn.lienthong.record.Write.Action;

/** Short ways to write mappings and writes. */
final class Shapes {
  private Shapes() {}

  static Field field(String name, String column, FieldType type) {
    String separator = type == FieldType.LIST ? ";" : null;
    return new Field(name, column, type, false, null, null, null, separator, null, false, 1);
  }

  static Field text(String name) {
    return field(name, name, FieldType.TEXT);
  }

  static Mapping mapping(String table, List<String> identity, Field... fields) {
    return scoped(table, identity, List.of(), fields);
  }

  static Mapping scoped(
      String table, List<String> identity, List<Condition> scope, Field... fields) {
    return new Mapping(
        "thu",
        "/thu",
        "Thu",
        table,
        identity,
        new Scope(scope, List.of()),
        new RowAuthority(List.of(), Authority.NATIONAL),
        List.of(fields),
        List.of(),
        Retirement.REMOVE,
        Guard.DEFAULT,
        Mode.AUTO,
        null,
        "hash");
  }

  /** A fed mapping. */
  static Mapping fed(String table, List<String> identity, List<Condition> filter, Field... fields) {
    Mapping plain = scoped(table, identity, List.of(), fields);
    return new Mapping(
        plain.name(),
        plain.resource(),
        plain.schema(),
        plain.table(),
        plain.identity(),
        plain.scope(),
        new RowAuthority(List.of(), Authority.PROVINCE),
        plain.fields(),
        plain.together(),
        plain.retirement(),
        plain.guard(),
        plain.mode(),
        null,
        new Feeding(Feeding.OnGone.RETIRE, false),
        filter,
        List.of(),
        plain.hash());
  }

  /** A field of type ROWS. */
  static Field rows(
      String name, String table, List<String> parent, List<String> identity, Field... fields) {
    ChildRows rows = new ChildRows(table, parent, identity, List.of(fields));
    return new Field(name, "", FieldType.ROWS, false, null, null, null, null, null, false, rows, 1);
  }

  /** Names and values in turn. */
  static Map<String, @Nullable String> values(@Nullable String... pairs) {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return values;
  }

  static Write insert(Key key, @Nullable String... pairs) {
    return new Write(key, Action.CREATE, values(pairs), null);
  }

  static Write update(Row seen, @Nullable String... pairs) {
    return new Write(seen.key(), Action.UPDATE, values(pairs), seen);
  }

  static Write remove(Row seen) {
    return new Write(seen.key(), Action.RETIRE, Map.of(), seen);
  }
}
