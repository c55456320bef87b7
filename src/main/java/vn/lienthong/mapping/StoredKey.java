package vn.lienthong.mapping;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Key;

/**
 * The identity as the province stores it, before crosswalk and normalising, as one text: parts
 * between bars, {@code \|} for a bar.
 */
final class StoredKey {
  private final List<Field> identity;
  private final Columns own;
  private final List<Shape> shapes;

  StoredKey(List<Field> identity) {
    this.identity = identity;
    this.own = new Columns(identity.stream().map(Field::column).toList());
    this.shapes = identity.stream().map(Shape::of).toList();
  }

  String text(Map<String, @Nullable Object> columns) {
    return text(columns, own);
  }

  /**
   * The same, where other columns hold the identity.
   *
   * @param names of the columns, in the identity's order
   */
  String text(Map<String, @Nullable Object> columns, Columns names) {
    List<String> parts = new ArrayList<>(shapes.size());
    for (int i = 0; i < shapes.size(); i++) {
      parts.add(part(columns, names, i));
    }
    return Key.join(parts);
  }

  private String part(Map<String, @Nullable Object> columns, Columns names, int i) {
    Object raw = names.value(columns, i);
    return raw == null || raw == Columns.ABSENT ? "" : part(i, raw);
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
      values.add(textual(field) ? parts.get(i) : value(i, parts.get(i)));
    }
    return values;
  }

  private Object value(int i, String part) {
    try {
      return shapes.get(i).toColumn(part);
    } catch (DateTimeException noDay) {
      throw new IllegalArgumentException("no day in " + identity.get(i).name(), noDay);
    }
  }

  /** Without the padding that a column of fixed length adds to a part. */
  static String unpadded(String text) {
    return text.indexOf(' ') < 0
        ? text
        : Key.join(Key.split(text).stream().map(String::stripTrailing).toList());
  }

  private String part(int i, Object raw) {
    if (textual(identity.get(i))) {
      return raw instanceof byte[] bytes
          ? new String(bytes, StandardCharsets.UTF_8)
          : raw.toString();
    }
    try {
      String canonical = shapes.get(i).fromColumn(raw);
      return canonical == null ? "" : canonical;
    } catch (Unfit unfit) {
      return "?";
    }
  }

  private static boolean textual(Field field) {
    return field.type() == FieldType.TEXT || field.type() == FieldType.CODE;
  }
}
