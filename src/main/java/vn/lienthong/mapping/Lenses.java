package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Heading;
import vn.lienthong.record.Row;
import vn.lienthong.record.Tuple;

/**
 * A mapping's two-way translation, ready to be used for many records by many threads.
 *
 * <p>A value that does not fit its field never stops a row: it is left null and named in the row's
 * faults. Only a row whose identity cannot be read is refused, with {@link UnreadableRow}.
 */
public final class Lenses {
  private final Mapping mapping;
  private final StoredKey storedKey;
  private final List<Lens> lenses;
  private final Map<String, Lens> byName = new HashMap<>();
  private final Heading heading;
  private final Columns columns;
  private final Set<String> rows;

  private Lenses(Mapping mapping) {
    this.mapping = mapping;
    this.storedKey = new StoredKey(mapping.identity().stream().map(mapping::field).toList());
    this.lenses = mapping.fields().stream().map(Lens::of).toList();
    lenses.forEach(lens -> byName.put(lens.field().name(), lens));
    this.heading = Heading.of(mapping.fields().stream().map(Field::name).toList());
    this.columns = new Columns(lenses.stream().map(Lens::column).toList());
    this.rows =
        mapping.children().stream().map(Field::name).collect(Collectors.toUnmodifiableSet());
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
   * @param columns what JDBC gave by column name in any case; large texts already as String. For a
   *     field of type ROWS its child rows under the field's own name: a collection of such maps,
   *     empty if there are none
   * @throws UnreadableRow if a part of its identity is missing or unfit
   */
  public Row fromProvince(Map<String, @Nullable Object> columns) throws UnreadableRow {
    return fromProvince(columns, storedKey.text(columns));
  }

  /**
   * The same, where its {@link #storedKeyText} is known.
   *
   * @throws UnreadableRow if a part of its identity is missing or unfit
   */
  public Row fromProvince(Map<String, @Nullable Object> row, String stored) throws UnreadableRow {
    Tuple<String> values = new Tuple<>(heading);
    List<Cause> faults = new ArrayList<>(0);
    for (int i = 0; i < lenses.size(); i++) {
      values.set(i, lenses.get(i).fromProvince(columns.value(row, i), faults));
    }
    return Identity.row(mapping, values, faults, new Handle(stored, 0, false), stored);
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
    NationValues values = new NationValues(mapping, heading);
    for (int place = 0; place < lenses.size(); place++) {
      Lens lens = lenses.get(place);
      values.read(place, lens, record.path(lens.field().name()));
    }
    return values.row(id, record);
  }

  /**
   * What is bound to the field's column: LocalDate, BigDecimal, Long (BigInteger if longer),
   * Boolean or String, a code in the province's scheme.
   *
   * @throws IllegalArgumentException if the crosswalk does not have the code; a row read from
   *     either side has no such code unless it has a fault
   * @throws NoSuchElementException for a field of type ROWS, which has no column
   */
  public @Nullable Object toColumn(Field field, @Nullable String canonical) {
    return canonical == null || canonical.isEmpty()
        ? null
        : lens(field.name()).single().toColumn(canonical);
  }

  /**
   * The fields as Jackson writes them: numbers, booleans, lists of texts; null clears. In the given
   * order and with only the given fields.
   */
  public Map<String, @Nullable Object> toNation(Map<String, @Nullable String> values) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    values.forEach(
        (name, value) ->
            fields.put(name, value == null || value.isEmpty() ? null : lens(name).toJson(value)));
    return fields;
  }

  /** Writes these fields of records as {@link #toNation} gives them, without making objects. */
  public Wording wording(List<String> fields) {
    Map<String, Wording.Word> words = new LinkedHashMap<>();
    fields.forEach(field -> words.put(field, lens(field)::write));
    return new Wording(words);
  }

  /** The names of the fields of type ROWS. */
  public Set<String> rows() {
    return rows;
  }

  /**
   * The child rows in the canonical text of a field of type ROWS.
   *
   * @return the canonical values of each child by field name, in order; a null value is left out
   */
  public static List<Map<String, String>> rows(@Nullable String canonical) {
    return ChildLens.rows(canonical);
  }

  /** The canonical text of child rows that are in order; null for none. */
  public static @Nullable String rowsText(Collection<Map<String, String>> rows) {
    return ChildLens.text(rows);
  }

  /**
   * One child row of the province.
   *
   * @param columns what JDBC gave by column name in any case
   * @return its canonical values by field name, nulls left out; empty if one does not fit its field
   */
  public Optional<Map<String, String>> child(Field rows, Map<String, @Nullable Object> columns) {
    return children(rows).child(columns);
  }

  /** As {@link #toColumn(Field, String)}, for a column of a child row. */
  public @Nullable Object toColumn(Field rows, Field field, @Nullable String canonical) {
    return children(rows).toColumn(field, canonical);
  }

  private ChildLens children(Field rows) {
    ChildLens lens = lens(rows.name()).rows();
    if (lens == null) {
      throw new NoSuchElementException(mapping.name() + " has no rows " + rows.name());
    }
    return lens;
  }

  /**
   * The identity columns' values just as the province stores them, in the identity's order, to find
   * a row again that {@link #fromProvince} read.
   */
  public List<Object> storedKey(Handle handle) {
    return storedKey.values(handle.id());
  }

  /**
   * The same by the key's text.
   *
   * @throws IllegalArgumentException if it is no text of this mapping's keys
   */
  public List<Object> storedKey(String text) {
    return storedKey.values(text);
  }

  /** The identity as a row of the province holds it: the text of its {@link Handle}. */
  public String storedKeyText(Map<String, @Nullable Object> columns) {
    return storedKey.text(columns);
  }

  /** A stored key's text without the padding of columns of fixed length: equal for equal keys. */
  public static String unpadded(String storedKey) {
    return StoredKey.unpadded(storedKey);
  }

  /**
   * Puts child rows below their parents, under the field's name, as {@link #fromProvince} reads
   * them; an empty list below a parent that has none.
   *
   * @param parents rows of the province, which are changed
   * @param rows a field of type ROWS
   * @param children rows of its child table, with the columns of the parent's identity
   * @throws IllegalArgumentException if a child belongs to none of the parents
   */
  public void attach(
      Collection<Map<String, @Nullable Object>> parents,
      Field rows,
      Collection<? extends Map<String, @Nullable Object>> children) {
    new Families(storedKey, rows).attach(parents, children);
  }

  private Lens lens(String field) {
    Lens lens = byName.get(field);
    if (lens == null) {
      throw new NoSuchElementException(mapping.name() + " has no field " + field);
    }
    return lens;
  }
}
