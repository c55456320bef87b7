package vn.lienthong.mapping;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;

/**
 * The two-way translation of one field.
 *
 * @param shape of its column; null of type ROWS
 * @param rows of its child rows; null of any other type
 */
record Lens(Field field, @Nullable Shape shape, @Nullable ChildLens rows) {
  static Lens of(Field field) {
    return field.rows() == null
        ? new Lens(field, Shape.of(field), null)
        : new Lens(field, null, new ChildLens(field, field.rows()));
  }

  /** What holds the field in a row of the province. */
  String column() {
    return rows == null ? field.column() : field.name();
  }

  /**
   * @param raw {@link Columns#ABSENT} if there is no such column
   * @param faults takes what is wrong; the value is null then
   */
  @Nullable String fromProvince(@Nullable Object raw, List<Cause> faults) {
    if (rows != null) {
      return rows.fromProvince(raw, faults);
    }
    try {
      if (raw == Columns.ABSENT) {
        throw new Unfit("no-column", field.column());
      }
      return raw == null ? null : single().fromColumn(Columns.readable(raw));
    } catch (Unfit unfit) {
      faults.add(unfit.in(field.name()));
      return null;
    }
  }

  Object toJson(String value) {
    return rows == null ? single().toJson(value) : rows.toJson(value);
  }

  void write(JsonGenerator json, String value) throws IOException {
    if (rows == null) {
      single().write(json, value);
    } else {
      rows.write(json, value);
    }
  }

  /**
   * @throws NoSuchElementException for a field of type ROWS, which has no column
   */
  Shape single() {
    if (shape == null) {
      throw new NoSuchElementException(field.name() + " has no column");
    }
    return shape;
  }
}
