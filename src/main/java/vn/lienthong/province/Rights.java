package vn.lienthong.province;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.lienthong.mapping.ChildRows;
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

  /** Of SELECT and what the mapping writes: those that are missing. */
  List<String> missing(Connection connection, Mapping mapping, Table table) throws SQLException {
    return missing(connection, attempts(mapping, table));
  }

  /** The SQLSTATE by which a view refuses what the mapping writes. */
  Optional<String> refusal(Connection connection, Mapping mapping, Table table)
      throws SQLException {
    Map<String, String> attempts = attempts(mapping, table);
    attempts.remove("SELECT");
    if (!attempts.isEmpty() && dialect.deafViews() && !hasTrigger(connection, table)) {
      return Optional.of("no trigger INSTEAD OF");
    }
    connection.setAutoCommit(false);
    for (String attempt : attempts.values()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(attempt);
      } catch (SQLException refused) {
        if (!isRight(refused)) {
          return Optional.of(Trouble.state(refused));
        }
      } finally {
        connection.rollback();
      }
    }
    return Optional.empty();
  }

  private static boolean hasTrigger(Connection connection, Table table) throws SQLException {
    String sql =
        "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TRIGGERS"
            + " WHERE EVENT_OBJECT_SCHEMA = ? AND EVENT_OBJECT_TABLE = ?";
    List<Object> values = List.of(String.valueOf(table.schema()), table.name());
    return JdbcRows.number(connection, sql, values) > 0;
  }

  private boolean isRight(SQLException refused) {
    return REFUSALS.contains(String.valueOf(refused.getSQLState()))
        || dialect.trouble(refused).kind() == Trouble.Kind.NO_RIGHTS;
  }

  private Map<String, String> attempts(Mapping mapping, Table table) {
    List<Field> written = mapping.fed() ? mapping.verdicts() : mapping.columns();
    Map<String, String> attempts = new TreeMap<>();
    attempts.put("SELECT", select(names(mapping.columns(), table), table));
    if (!mapping.fed()) {
      attempts.put("INSERT", insert(names(written, table), table));
    }
    if (!written.isEmpty()) {
      attempts.put("UPDATE", update(names(written, table), table));
    }
    if (!mapping.fed() && mapping.retirement().equals(Retirement.REMOVE)) {
      attempts.put("DELETE", "DELETE FROM " + dialect.name(table) + NO_ROW);
    }
    return attempts;
  }

  /** As the first, for a child table. */
  List<String> missing(Connection connection, Mapping mapping, ChildRows rows, Table table)
      throws SQLException {
    List<String> all = new ArrayList<>(names(rows.fields(), table));
    for (String parent : rows.parent()) {
      table.column(parent).ifPresent(column -> all.add(dialect.quoted(column.name())));
    }
    Map<String, String> attempts = new TreeMap<>();
    attempts.put("SELECT", select(all, table));
    if (!mapping.fed()) {
      attempts.put("INSERT", insert(all, table));
      attempts.put("UPDATE", update(names(rows.fields(), table), table));
      attempts.put("DELETE", "DELETE FROM " + dialect.name(table) + NO_ROW);
    }
    return missing(connection, attempts);
  }

  private List<String> missing(Connection connection, Map<String, String> attempts)
      throws SQLException {
    List<String> missing = new ArrayList<>();
    connection.setAutoCommit(false);
    for (Map.Entry<String, String> attempt : attempts.entrySet()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(attempt.getValue());
      } catch (SQLException refused) {
        // a table that cannot be written for another reason shows that elsewhere
        if (isRight(refused)) {
          missing.add(attempt.getKey());
        }
      } finally {
        connection.rollback();
      }
    }
    return missing;
  }

  private List<String> names(List<Field> fields, Table table) {
    List<String> names = new ArrayList<>();
    for (Field field : fields) {
      table.column(field.column()).ifPresent(column -> names.add(dialect.quoted(column.name())));
    }
    return names;
  }

  private String select(List<String> names, Table table) {
    return "SELECT " + String.join(", ", names) + " FROM " + dialect.name(table) + NO_ROW;
  }

  private String insert(List<String> names, Table table) {
    String all = String.join(", ", names);
    return "INSERT INTO " + dialect.name(table) + " (" + all + ") " + select(names, table);
  }

  private String update(List<String> names, Table table) {
    String set = String.join(", ", names.stream().map(name -> name + " = " + name).toList());
    return "UPDATE " + dialect.name(table) + " SET " + set + NO_ROW;
  }
}
