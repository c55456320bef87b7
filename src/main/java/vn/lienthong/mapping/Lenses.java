package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;

/**
 * A mapping's two-way translation, ready to be used for many records by many threads.
 *
 * <p>A value that does not fit its field never stops a row: it is left null and named in the row's
 * faults. Only a row whose identity cannot be read is refused, with {@link UnreadableRow}.
 */
public final class Lenses {
  private static final String WITHDRAWN = "DA_XOA";

  private final Mapping mapping;
  private final Map<String, Shape> shapes = new HashMap<>();
  private final StoredKey storedKey;

  private Lenses(Mapping mapping) {
    this.mapping = mapping;
    mapping.fields().forEach(field -> shapes.put(field.name(), Shape.of(field)));
    this.storedKey = new StoredKey(mapping.identity().stream().map(mapping::field).toList());
  }

  public static Lenses of(Mapping mapping) {
    return new Lenses(mapping);
  }

  public Mapping mapping() {
    return mapping;
  }

  /**
   * A row of the province.
   *
   * @param columns what JDBC gave by column name in any case; large texts already as String
   * @throws UnreadableRow if a part of its identity is missing or unfit
   */
  public Row fromProvince(Map<String, @Nullable Object> columns) throws UnreadableRow {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    List<Cause> faults = new ArrayList<>(0);
    for (Field field : mapping.fields()) {
      Object raw = Columns.value(columns, field.column());
      try {
        if (raw == Columns.ABSENT) {
          throw new Unfit("no-column", field.column());
        }
        values.put(field.name(), raw == null ? null : shape(field.name()).fromColumn(raw));
      } catch (Unfit unfit) {
        values.put(field.name(), null);
        faults.add(unfit.in(field.name()));
      }
    }
    String stored = storedKey.text(columns);
    return row(values, faults, new Handle(stored, 0, false), stored);
  }

  /**
   * A record of the nation. Numbers keep their digits only if the JSON was read with big decimals.
   *
   * @throws UnreadableRow if it has no id, or a part of its identity is missing or unfit
   */
  public Row fromNation(JsonNode record) throws UnreadableRow {
    String id = record.path("id").asText("");
    if (id.isBlank()) {
      throw new UnreadableRow(Cause.of("no-id", "id"), "");
    }
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    List<Cause> faults = new ArrayList<>(0);
    for (Field field : mapping.fields()) {
      JsonNode node = record.path(field.name());
      values.put(field.name(), read(field, node, faults));
    }
    JsonNode version = record.path("phienBan");
    if (!version.canConvertToLong()) {
      faults.add(new Cause("number-shape", "phienBan", "a whole number"));
    }
    boolean withdrawn = WITHDRAWN.equals(record.path("trangThai").asText());
    return row(values, faults, new Handle(id, version.asLong(), withdrawn), id);
  }

  /**
   * What is bound to the field's column: LocalDate, BigDecimal, Long (BigInteger if longer),
   * Boolean or String, a code in the province's scheme.
   *
   * @throws IllegalArgumentException if the crosswalk does not have the code; a row read from
   *     either side has no such code unless it has a fault
   */
  public @Nullable Object toColumn(Field field, @Nullable String canonical) {
    return canonical == null || canonical.isEmpty()
        ? null
        : shape(field.name()).toColumn(canonical);
  }

  /**
   * The fields as Jackson writes them: numbers, booleans, lists of texts; null clears. In the given
   * order and with only the given fields.
   */
  public Map<String, @Nullable Object> toNation(Map<String, @Nullable String> values) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    values.forEach(
        (name, value) ->
            fields.put(name, value == null || value.isEmpty() ? null : shape(name).toJson(value)));
    return fields;
  }

  /**
   * The identity columns' values just as the province stores them, in the identity's order, to find
   * a row again that {@link #fromProvince} read.
   */
  public List<Object> storedKey(Handle handle) {
    return storedKey.values(handle.id());
  }

  private @Nullable String read(Field field, JsonNode node, List<Cause> faults) {
    try {
      boolean none = node.isMissingNode() || node.isNull();
      return none ? null : shape(field.name()).fromJson(node);
    } catch (Unfit unfit) {
      faults.add(unfit.in(field.name()));
      // a code that the crosswalk lacks is still a key in the nation's scheme
      boolean key = unfit.unknownCode() && mapping.identity().contains(field.name());
      return key ? node.textValue() : null;
    }
  }

  private Row row(
      Map<String, @Nullable String> values, List<Cause> faults, Handle handle, String where)
      throws UnreadableRow {
    List<String> parts = new ArrayList<>(mapping.identity().size());
    for (String name : mapping.identity()) {
      String part = values.get(name);
      if (part == null) {
        throw new UnreadableRow(keyFault(name, faults), where);
      }
      parts.add(part);
    }
    try {
      return new Row(Key.of(parts), Collections.unmodifiableMap(values), handle, faults);
    } catch (IllegalArgumentException broken) {
      throw new UnreadableRow(Cause.of("key-shape"), where);
    }
  }

  private static Cause keyFault(String name, List<Cause> faults) {
    return faults.stream()
        .filter(fault -> name.equals(fault.field()))
        .findFirst()
        .orElseGet(() -> Cause.of("no-key", name));
  }

  private Shape shape(String field) {
    Shape shape = shapes.get(field);
    if (shape == null) {
      throw new NoSuchElementException(mapping.name() + " has no field " + field);
    }
    return shape;
  }
}
