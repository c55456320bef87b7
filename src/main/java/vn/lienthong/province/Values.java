package vn.lienthong.province;

import java.math.BigDecimal;
import java.sql.JDBCType;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Values as a column takes them, so that no database has to guess a type. */
final class Values {
  private Values() {}

  /** Stands for NULL where a statement's values are collected. */
  record Null(JDBCType type) {}

  /**
   * The value in the column's own type, texts as they are.
   *
   * @param value what a lens or JDBC gave
   */
  static Object fit(Column column, Object value) {
    return switch (column.type()) {
      case CHAR, VARCHAR, NCHAR, NVARCHAR, LONGVARCHAR, LONGNVARCHAR, CLOB, NCLOB ->
          text(column, value);
      case TINYINT, SMALLINT, INTEGER, BIGINT -> whole(number(value));
      case NUMERIC, DECIMAL, REAL, FLOAT, DOUBLE -> number(value);
      case BIT, BOOLEAN -> value instanceof String text ? truth(text) : value;
      case DATE, TIMESTAMP, TIMESTAMP_WITH_TIMEZONE ->
          value instanceof String text ? day(text) : value;
      default -> value;
    };
  }

  /** What is written: as {@link #fit}, texts in NFC. */
  static Object written(Column column, Object value) {
    Object fit = fit(column, value);
    return fit instanceof String text ? Normalizer.normalize(text, Normalizer.Form.NFC) : fit;
  }

  /** What the column takes for nothing: NULL, or an empty text where it may not hold NULL. */
  static Object nothing(Column column, boolean required) {
    boolean empty = textual(column) && !column.nullable() && !required;
    return empty ? "" : new Null(column.type());
  }

  static boolean textual(Column column) {
    return switch (column.type()) {
      case CHAR, VARCHAR, NCHAR, NVARCHAR, LONGVARCHAR, LONGNVARCHAR, CLOB, NCLOB -> true;
      default -> false;
    };
  }

  private static String text(Column column, Object value) {
    if (value instanceof Boolean truth) {
      boolean single = column.size() == 1;
      return single ? (truth ? "1" : "0") : truth.toString();
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  private static Object number(Object value) {
    if (value instanceof Boolean truth) {
      return truth ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    if (value instanceof String text) {
      try {
        return new BigDecimal(text.strip());
      } catch (NumberFormatException word) {
        return text;
      }
    }
    return value;
  }

  /** A decimal beside a column of whole numbers would keep the database from using its index. */
  private static Object whole(Object number) {
    boolean fits =
        number instanceof BigDecimal decimal
            && decimal.stripTrailingZeros().scale() <= 0
            && decimal.precision() - decimal.scale() < 19;
    return fits ? (Object) ((BigDecimal) number).longValueExact() : number;
  }

  private static Object truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> text;
    };
  }

  private static Object day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException moment) {
      return text;
    }
  }
}
