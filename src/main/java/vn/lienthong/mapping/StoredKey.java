package vn.lienthong.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Key;

/**
 * The identity as the province stores it, before crosswalk and normalising, as one text: parts
 * between bars, {@code \|} for a bar.
 */
final class StoredKey {
  private final List<Field> identity;
  private final Map<String, Shape> shapes = new HashMap<>();

  StoredKey(List<Field> identity) {
    this.identity = identity;
    identity.forEach(field -> shapes.put(field.name(), Shape.of(field)));
  }

  String text(Map<String, @Nullable Object> columns) {
    List<String> parts = new ArrayList<>(identity.size());
    for (Field field : identity) {
      Object raw = Columns.value(columns, field.column());
      parts.add(raw == null || raw == Columns.ABSENT ? "" : part(field, raw));
    }
    return Key.join(parts);
  }

  List<Object> values(String text) {
    List<Object> values = new ArrayList<>();
    List<String> parts = Key.split(text);
    for (int i = 0; i < identity.size(); i++) {
      Field field = identity.get(i);
      values.add(textual(field) ? parts.get(i) : shape(field).toColumn(parts.get(i)));
    }
    return values;
  }

  private Shape shape(Field field) {
    return Objects.requireNonNull(shapes.get(field.name()));
  }

  private String part(Field field, Object raw) {
    if (textual(field)) {
      return raw.toString();
    }
    try {
      String canonical = shape(field).fromColumn(raw);
      return canonical == null ? "" : canonical;
    } catch (Unfit unfit) {
      return "?";
    }
  }

  private static boolean textual(Field field) {
    return field.type() == FieldType.TEXT || field.type() == FieldType.CODE;
  }
}
