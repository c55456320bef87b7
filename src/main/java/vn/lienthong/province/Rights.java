package vn.lienthong.province;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Retirement;

/** Finds out what this user may not do with a table, by doing it to no row and taking it back. */
final class Rights {
  private static final String NO_ROW = " WHERE 1 = 0";

  /** Insufficient privilege and read-only, as PostgreSQL, then H2 call them. */
  private static final Set<String> REFUSALS = Set.of("42501", "25006", "90096", "90097");

  private final Dialect dialect;

  Rights(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Of SELECT, INSERT, UPDATE and, if the mapping removes rows, DELETE: those that are missing. */
  List<String> missing(Connection connection, Mapping mapping, Table table) throws SQLException {
    List<String> missing = new ArrayList<>();
    connection.setAutoCommit(false);
    for (Map.Entry<String, String> attempt : attempts(mapping, table).entrySet()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(attempt.getValue());
      } catch (SQLException refused) {
        // a table that cannot be written for another reason shows that elsewhere
        if (REFUSALS.contains(String.valueOf(refused.getSQLState()))
            || dialect.trouble(refused).kind() == Trouble.Kind.NO_RIGHTS) {
          missing.add(attempt.getKey());
        }
      } finally {
        connection.rollback();
      }
    }
    return missing;
  }

  private Map<String, String> attempts(Mapping mapping, Table table) {
    List<String> columns = new ArrayList<>();
    for (Field field : mapping.columns()) {
      table.column(field.column()).ifPresent(column -> columns.add(dialect.quoted(column.name())));
    }
    String all = String.join(", ", columns);
    String name = table.schema() == null ? "" : dialect.quoted(table.schema()) + ".";
    String from = name + dialect.quoted(table.name());
    Map<String, String> attempts = new TreeMap<>();
    attempts.put("SELECT", "SELECT " + all + " FROM " + from + NO_ROW);
    String insert = "INSERT INTO " + from + " (" + all + ") SELECT " + all + " FROM " + from;
    attempts.put("INSERT", insert + NO_ROW);
    String set =
        String.join(", ", columns.stream().map(column -> column + " = " + column).toList());
    attempts.put("UPDATE", "UPDATE " + from + " SET " + set + NO_ROW);
    if (mapping.retirement().equals(Retirement.REMOVE)) {
      attempts.put("DELETE", "DELETE FROM " + from + NO_ROW);
    }
    return attempts;
  }
}
