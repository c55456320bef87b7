package vn.lienthong.mapping;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
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
  private final List<String> own;
  private final Map<String, Shape> shapes = new HashMap<>();

  StoredKey(List<Field> identity) {
    this.identity = identity;
    this.own = identity.stream().map(Field::column).toList();
    identity.forEach(field -> shapes.put(field.name(), Shape.of(field)));
  }

  String text(Map<String, @Nullable Object> columns) {
    return text(columns, own);
  }

  /**
   * The same, where other columns hold the identity.
   *
   * @param names of the columns, in the identity's order
   */
  String text(Map<String, @Nullable Object> columns, List<String> names) {
    List<String> parts = new ArrayList<>(identity.size());
    for (int i = 0; i < identity.size(); i++) {
      Object raw = Columns.value(columns, names.get(i));
      parts.add(raw == null || raw == Columns.ABSENT ? "" : part(identity.get(i), raw));
    }
    return Key.join(parts);
  }

  /**
   * @throws IllegalArgumentException if the text is no such key's
   */
  List<Object> values(String text) {
    List<Object> values = new ArrayList<>();
    List<String> parts = Key.split(text);
    if (parts.size() != identity.size()) {
      throw new IllegalArgumentException("a key of " + parts.size() + " parts");
    }
    for (int i = 0; i < identity.size(); i++) {
      Field field = identity.get(i);
      values.add(textual(field) ? parts.get(i) : value(field, parts.get(i)));
    }
    return values;
  }

  private Object value(Field field, String part) {
    try {
      return shape(field).toColumn(part);
    } catch (DateTimeException noDay) {
      throw new IllegalArgumentException("no day in " + field.name(), noDay);
    }
  }

  /** Without the padding that a column of fixed length adds to a part. */
  static String unpadded(String text) {
    return text.indexOf(' ') < 0
        ? text
        : Key.join(Key.split(text).stream().map(String::stripTrailing).toList());
  }

  private Shape shape(Field field) {
    return Objects.requireNonNull(shapes.get(field.name()));
  }

  private String part(Field field, Object raw) {
    if (textual(field)) {
      return raw instanceof byte[] bytes
          ? new String(bytes, StandardCharsets.UTF_8)
          : raw.toString();
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
