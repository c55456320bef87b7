package vn.lienthong.province.capture;

import java.util.stream.Collectors;
import vn.lienthong.province.Dialect;

/** Keys in the body of a MariaDB trigger. */
record MariaDbKeys(Dialect dialect) {
  String text(Watched watched, String row) {
    return watched.key().stream()
        .map(part -> part(part, row + "." + dialect.quoted(part.column().name())))
        .collect(Collectors.joining(", '|', ", "CONCAT(", ")"));
  }

  private static String part(Watched.Part part, String column) {
    String text =
        switch (part.column().type()) {
          case TINYINT, SMALLINT, INTEGER, BIGINT -> "CAST(" + column + " AS CHAR)";
          case NUMERIC, DECIMAL -> "CAST(CAST(" + column + " AS DECIMAL(38,0)) AS CHAR)";
          case DATE, TIMESTAMP, TIMESTAMP_WITH_TIMEZONE ->
              "DATE_FORMAT(" + column + ", '%Y-%m-%d')";
          default -> escaped("CONVERT(" + column + " USING utf8mb4)");
        };
    return "COALESCE(" + text + ", '')";
  }

  /** Whether a backslash is a letter of its own in a literal depends on the session. */
  private static String escaped(String text) {
    String slash = "CHAR(92 USING utf8mb4)";
    return "REPLACE(REPLACE(%1$s, %2$s, CONCAT(%2$s, %2$s)), '|', CONCAT(%2$s, '|'))"
        .formatted(text, slash);
  }

  /** To the letter: most collations call two texts equal that are not. */
  String same(Watched watched) {
    return watched.key().stream()
        .map(
            part -> {
              String column = dialect.quoted(part.column().name());
              String as = part.textual() ? "BINARY " : "";
              return as + "OLD." + column + " <=> " + as + "NEW." + column;
            })
        .collect(Collectors.joining(" AND "));
  }
}
