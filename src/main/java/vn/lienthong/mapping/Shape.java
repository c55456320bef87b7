package vn.lienthong.mapping;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Text;

/**
 * How values of one type are read and written. What is written is NFC without trailing blanks; a
 * canonical text given for writing has passed through reading, so writing does not fail on it.
 */
interface Shape {
  /** Canonical text of what a column holds; null if that is as good as nothing. */
  @Nullable String fromColumn(Object raw) throws Unfit;

  /** What is bound to the column. */
  Object toColumn(String canonical);

  /** Canonical text of a JSON value that is not null. */
  @Nullable String fromJson(JsonNode node) throws Unfit;

  /** What Jackson writes as the field's value. */
  Object toJson(String canonical);

  /** Writes what {@link #toJson} gives. */
  default void write(JsonGenerator json, String canonical) throws IOException {
    json.writeString(Text.clean(canonical));
  }

  static Shape of(Field field) {
    return switch (field.type()) {
      case TEXT -> translated(new TextShape(), field);
      case CODE -> translated(new CodeShape(), field);
      case INTEGER -> new IntegerShape();
      case DECIMAL -> new DecimalShape();
      case DATE -> new DateShape();
      case BOOLEAN -> new BooleanShape(field.flags());
      case ROWS -> throw new IllegalArgumentException(field.name() + " is of no single value");
      case LIST -> new ListShape(field.separator() == null ? ";" : field.separator());
    };
  }

  private static Shape translated(Shape word, Field field) {
    return field.codes() == null ? word : new CrosswalkShape(word, field.codes());
  }
}
