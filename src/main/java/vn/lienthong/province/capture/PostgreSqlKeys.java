package vn.lienthong.province.capture;

import java.sql.JDBCType;
import java.util.stream.Collectors;
import vn.lienthong.province.Column;
import vn.lienthong.province.Dialect;

/**
 * Keys in the body of a PostgreSQL trigger. Every function, type and operator is named with its
 * schema, so that no search path of whoever changes a row leads elsewhere.
 */
record PostgreSqlKeys(Dialect dialect) {
  private static final String JOINED = " OPERATOR(pg_catalog.||) ";

  String text(Watched watched, String row) {
    return watched.key().stream()
        .map(part -> part(part, row + "." + dialect.quoted(part.column().name())))
        .collect(Collectors.joining(JOINED + "'|'" + JOINED));
  }

  /** The part's text just as JDBC reads it, a CHAR with its padding. */
  private static String part(Watched.Part part, String column) {
    return switch (part.column().type()) {
      case SMALLINT, INTEGER, BIGINT -> "coalesce(CAST(" + column + " AS pg_catalog.text), '')";
      case NUMERIC, DECIMAL ->
          "pg_catalog.concat(CAST(" + column + " AS pg_catalog.numeric(38,0)))";
      case DATE, TIMESTAMP, TIMESTAMP_WITH_TIMEZONE ->
          "coalesce(pg_catalog.to_char(" + local(part, column) + ", 'YYYY-MM-DD'), '')";
      case CHAR -> escaped("pg_catalog.concat(" + padded(part, column) + ")");
      default -> escaped("coalesce(CAST(" + padded(part, column) + " AS pg_catalog.text), '')");
    };
  }

  /** The day of a moment is the day in Vietnam, whatever the session's own zone. */
  private static String local(Watched.Part part, String column) {
    return part.column().typeName().equals("timestamptz")
        ? "pg_catalog.timezone('" + Dialect.ZONE + "', " + column + ")"
        : column;
  }

  /** A child's column may be padded where the parent's is not, or the other way round. */
  private static String padded(Watched.Part part, String column) {
    Column parent = part.parent();
    if (parent.type() == part.column().type() && parent.size() == part.column().size()) {
      return column;
    }
    String type = parent.type() == JDBCType.CHAR ? "bpchar(" + parent.size() + ")" : "text";
    return "CAST(" + column + " AS pg_catalog." + type + ")";
  }

  /** Whether a backslash is a letter of its own in a plain literal depends on the session. */
  private static String escaped(String text) {
    return "pg_catalog.replace(pg_catalog.replace(%s, E'\\\\', E'\\\\\\\\'), '|', E'\\\\|')"
        .formatted(text);
  }

  /** The key's columns as a list. */
  String columns(Watched watched) {
    return watched.key().stream()
        .map(part -> dialect.quoted(part.column().name()))
        .collect(Collectors.joining(", "));
  }

  /** Whether the row is another record's now; of {@code OLD} and {@code NEW}. */
  String altered(Watched watched) {
    return watched.key().stream()
        .map(
            part -> {
              String column = dialect.quoted(part.column().name());
              // an own type may call two texts equal
              String as = part.column().type() == JDBCType.OTHER ? "::pg_catalog.text" : "";
              return "OLD." + column + as + " IS DISTINCT FROM NEW." + column + as;
            })
        .collect(Collectors.joining(" OR "));
  }
}
