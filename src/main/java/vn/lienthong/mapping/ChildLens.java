package vn.lienthong.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;
import vn.lienthong.record.Text;

/**
 * The lens of a field of type ROWS: child rows of the province and arrays of the nation to and from
 * one canonical text.
 */
final class ChildLens {
  private static final JsonFactory JSON = new JsonFactory();

  private final String name;
  private final ChildRows rows;
  private final Map<String, Shape> shapes = new LinkedHashMap<>();
  private final Columns columns;

  ChildLens(Field field, ChildRows rows) {
    this.name = field.name();
    this.rows = rows;
    rows.fields().forEach(child -> shapes.put(child.name(), Shape.of(child)));
    this.columns = new Columns(rows.fields().stream().map(Field::column).toList());
  }

  /** Reads one value of a child, a null being absent. */
  private interface Reading<T> {
    /**
     * @param place the field's among the child's
     */
    @Nullable String read(int place, Field field, Shape shape, T child) throws Unfit;
  }

  /**
   * @param raw maps of columns, or {@link Columns#ABSENT}
   * @param faults takes what is wrong; the text is null then
   */
  @Nullable String fromProvince(@Nullable Object raw, List<Cause> faults) {
    if (!(raw instanceof Collection<?> found)) {
      faults.add(new Cause("no-column", name, rows.table()));
      return null;
    }
    return canonical(found, this::column, faults);
  }

  @Nullable String fromNation(JsonNode node, List<Cause> faults) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (!node.isArray()) {
      faults.add(new Cause("rows-shape", name, "a list of objects"));
      return null;
    }
    List<JsonNode> children = new ArrayList<>(node.size());
    node.forEach(children::add);
    return canonical(
        children, (place, field, shape, child) -> json(shape, child.path(field.name())), faults);
  }

  private @Nullable String column(int place, Field field, Shape shape, Object child) throws Unfit {
    @SuppressWarnings("unchecked")
    Map<String, @Nullable Object> row = (Map<String, @Nullable Object>) child;
    Object value = columns.value(row, place);
    if (value == Columns.ABSENT) {
      throw new Unfit("no-column", field.column());
    }
    return value == null ? null : shape.fromColumn(Columns.readable(value));
  }

  private static @Nullable String json(Shape shape, JsonNode node) throws Unfit {
    return node.isMissingNode() || node.isNull() ? null : shape.fromJson(node);
  }

  private <T> @Nullable String canonical(
      Collection<? extends T> children, Reading<T> reading, List<Cause> faults) {
    Map<Key, Map<String, String>> sorted = new TreeMap<>();
    Set<Cause> wrong = new LinkedHashSet<>();
    for (T child : children) {
      Map<String, String> values = values(child, reading, wrong);
      Key key = key(values, wrong);
      if (key != null && sorted.put(key, values) != null) {
        wrong.add(Cause.of("duplicate-row", name));
      }
    }
    faults.addAll(wrong);
    return wrong.isEmpty() ? text(sorted.values()) : null;
  }

  private <T> Map<String, String> values(T child, Reading<T> reading, Set<Cause> wrong) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < rows.fields().size(); i++) {
      Field field = rows.fields().get(i);
      try {
        String value = Text.normal(reading.read(i, field, shape(field.name()), child));
        if (value != null) {
          values.put(field.name(), value);
        }
      } catch (Unfit unfit) {
        wrong.add(unfit.in(at(field.name())));
      }
    }
    return values;
  }

  private @Nullable Key key(Map<String, String> values, Set<Cause> wrong) {
    List<String> parts = new ArrayList<>(rows.identity().size());
    for (String part : rows.identity()) {
      String value = values.get(part);
      if (value == null) {
        wrong.add(Cause.of("no-key", at(part)));
        return null;
      }
      parts.add(value);
    }
    try {
      return Key.of(parts);
    } catch (IllegalArgumentException broken) {
      wrong.add(Cause.of("key-shape", name));
      return null;
    }
  }

  /** Null for no rows. */
  static @Nullable String text(Collection<Map<String, String>> rows) {
    if (rows.isEmpty()) {
      return null;
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (Map<String, String> row : rows) {
        json.writeStartObject();
        for (Map.Entry<String, String> value : row.entrySet()) {
          json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /** The canonical values of each child that the text holds, nulls left out. */
  static List<Map<String, String>> rows(@Nullable String canonical) {
    List<Map<String, String>> rows = new ArrayList<>();
    if (canonical == null || canonical.isEmpty()) {
      return rows;
    }
    try (JsonParser json = JSON.createParser(canonical)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.START_OBJECT) {
        Map<String, String> row = new LinkedHashMap<>();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
          row.put(field, json.nextTextValue());
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException broken) {
      throw new IllegalArgumentException("not the canonical text of child rows", broken);
    }
  }

  List<Map<String, Object>> toJson(String canonical) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Map<String, String> row : rows(canonical)) {
      Map<String, Object> fields = new LinkedHashMap<>();
      row.forEach((field, value) -> fields.put(field, shape(field).toJson(value)));
      all.add(fields);
    }
    return all;
  }

  void write(JsonGenerator out, String canonical) throws IOException {
    try (JsonParser json = JSON.createParser(canonical)) {
      json.nextToken();
      out.writeStartArray();
      while (json.nextToken() == JsonToken.START_OBJECT) {
        out.writeStartObject();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
          out.writeFieldName(field);
          shape(field).write(out, json.nextTextValue());
        }
        out.writeEndObject();
      }
      out.writeEndArray();
    }
  }

  /** Canonical values of one child; empty if one does not fit. */
  Optional<Map<String, String>> child(Map<String, @Nullable Object> columns) {
    Set<Cause> wrong = new LinkedHashSet<>();
    Map<String, String> values = values(columns, this::column, wrong);
    return wrong.isEmpty() && key(values, wrong) != null ? Optional.of(values) : Optional.empty();
  }

  /** What is bound to a child's column. */
  @Nullable Object toColumn(Field field, @Nullable String canonical) {
    return canonical == null || canonical.isEmpty()
        ? null
        : shape(field.name()).toColumn(canonical);
  }

  Shape shape(String field) {
    Shape shape = shapes.get(field);
    if (shape == null) {
      throw new IllegalArgumentException(name + " has no field " + field);
    }
    return shape;
  }

  private String at(String field) {
    return name + "." + field;
  }
}
