package vn.lienthong.check;

import java.util.Set;
import vn.lienthong.mapping.Crosswalk;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Flags;
import vn.lienthong.province.Column;

/** Which columns can hold a field's values unharmed. */
final class ColumnTypes {
  private static final Set<String> TEXTS =
      Set.of(
          "CHAR", "VARCHAR", "LONGVARCHAR", "NCHAR", "NVARCHAR", "LONGNVARCHAR", "CLOB", "NCLOB");
  private static final Set<String> WHOLE = Set.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT");
  private static final Set<String> EXACT = Set.of("NUMERIC", "DECIMAL");
  private static final Set<String> DAYS = Set.of("DATE", "TIMESTAMP", "TIMESTAMP_WITH_TIMEZONE");
  private static final Set<String> FLAGS = Set.of("BOOLEAN", "BIT");

  private ColumnTypes() {}

  static boolean fit(Field field, Column column) {
    Flags flags = field.flags();
    if (flags == null) {
      Crosswalk words = field.type() == FieldType.TEXT ? field.codes() : null;
      return fit(field.type(), column)
          || (words != null && words.numbers() && WHOLE.contains(name(column)));
    }
    boolean room = column.size() <= 0 || column.size() >= flags.longest();
    return isText(column) ? room : flags.numbers() && fit(FieldType.INTEGER, column);
  }

  static boolean fit(FieldType type, Column column) {
    String name = name(column);
    return switch (type) {
      case TEXT, CODE, LIST -> TEXTS.contains(name);
      case INTEGER ->
          WHOLE.contains(name)
              || (EXACT.contains(name) && column.scale() <= 0)
              || TEXTS.contains(name);
      case DECIMAL -> EXACT.contains(name) || TEXTS.contains(name);
      case DATE -> DAYS.contains(name);
      case BOOLEAN ->
          FLAGS.contains(name)
              || WHOLE.contains(name)
              || EXACT.contains(name)
              || (TEXTS.contains(name) && (column.size() == 1 || column.size() >= 5));
      case ROWS -> false;
    };
  }

  static String expected(Field field) {
    if (field.flags() != null) {
      return "a column with room for " + field.flags();
    }
    return field.type() == FieldType.TEXT
        ? "a text, or codes: with whole numbers"
        : expected(field.type());
  }

  static String expected(FieldType type) {
    return switch (type) {
      case TEXT, LIST -> "a text";
      case CODE -> "a text, so that leading zeros count";
      case INTEGER -> "a whole number";
      case DECIMAL -> "NUMERIC or DECIMAL, so that no digit is lost";
      case DATE -> "a date";
      case BOOLEAN -> "BOOLEAN, or room for 0 and 1";
      case ROWS -> "a table of their own";
    };
  }

  static boolean isText(Column column) {
    return TEXTS.contains(name(column));
  }

  private static String name(Column column) {
    return String.valueOf(column.type());
  }
}
