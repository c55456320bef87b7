package vn.lienthong.province;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.ChildRows;
import vn.lienthong.mapping.FileRows;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;

/** Where the province says that the files of its records lie: a column of a child table. */
public final class FilePaths {
  private final DataSource database;
  private final Dialect dialect;
  private final String name;
  private final Mapping mapping;
  private final FileRows files;
  private final ChildRows rows;

  FilePaths(DataSource database, Dialect dialect, String name, Mapping mapping) {
    this.database = database;
    this.dialect = dialect;
    this.name = name;
    this.mapping = mapping;
    this.files = Objects.requireNonNull(mapping.files(), "a mapping without files");
    this.rows = Objects.requireNonNull(mapping.field(files.rows()).rows(), files.rows());
  }

  /** One question about the child table as it is now. */
  private interface Work<T> {
    T in(Connection connection, Columns columns) throws SQLException;
  }

  private record Columns(String table, List<Column> parent, Column number, Column path) {}

  /**
   * The paths of a record's files by their number; null where there is none.
   *
   * @throws ProvinceUnreachable if the database does not answer
   * @throws ProvinceSchemaFault if the table lacks a column
   */
  public Map<Integer, @Nullable String> of(Key key) {
    return ask(
        (connection, columns) -> {
          Binder.Positional binder = new Binder.Positional();
          String text =
              "SELECT %s, %s FROM %s WHERE "
                      .formatted(quoted(columns.number), quoted(columns.path), columns.table)
                  + whose(connection, columns, key, binder);
          Map<Integer, @Nullable String> paths = new HashMap<>();
          try (PreparedStatement statement = connection.prepareStatement(text)) {
            JdbcRows.bind(statement, binder.values());
            try (ResultSet found = statement.executeQuery()) {
              while (found.next()) {
                String path = found.getString(2);
                paths.put(found.getInt(1), path == null || path.isBlank() ? null : path.strip());
              }
            }
          }
          return paths;
        });
  }

  /**
   * Writes down where a file lies, if the row still says what it said.
   *
   * @param before the path as {@link #of} gave it
   */
  public Outcome write(Key key, int number, @Nullable String before, String path) {
    return ask(
        (connection, columns) -> {
          connection.setAutoCommit(false);
          try (Origin own = Origin.mark(connection, dialect)) {
            return write(connection, columns, key, number, before, path);
          }
        });
  }

  private Outcome write(
      Connection connection,
      Columns columns,
      Key key,
      int number,
      @Nullable String before,
      String path)
      throws SQLException {
    Binder.Positional binder = new Binder.Positional();
    String column = quoted(columns.path);
    String text =
        "UPDATE %s SET %s = %s WHERE ".formatted(columns.table, column, binder.bind(path))
            + whose(connection, columns, key, binder)
            + " AND %s = %s".formatted(quoted(columns.number), number(columns, number, binder))
            + " AND (%s = %s OR %s)"
                .formatted(column, binder.bind(path), was(column, before, binder));
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      JdbcRows.bind(statement, binder.values());
      int changed = statement.executeUpdate();
      if (changed == 1) {
        connection.commit();
        return new Outcome.Done(null);
      }
      connection.rollback();
      return new Outcome.ChangedSince();
    } catch (SQLException failure) {
      connection.rollback();
      return failed(failure);
    }
  }

  private static String was(String column, @Nullable String before, Binder binder) {
    return before == null
        ? column + " IS NULL OR TRIM(" + column + ") = ''"
        : "TRIM(" + column + ") = " + binder.bind(before);
  }

  private Outcome failed(SQLException failure) throws SQLException {
    Trouble trouble = dialect.trouble(failure);
    return switch (trouble.kind()) {
      case UNREACHABLE, UNWRITABLE -> throw failure;
      case BUSY -> new Outcome.Later(Cause.of("locked"), null);
      case NO_RIGHTS -> new Outcome.Refused(List.of(new Cause("no-rights", null, rows.table())));
      default ->
          new Outcome.Refused(
              List.of(new Cause("refused", files.rows(), "SQLSTATE " + trouble.state())));
    };
  }

  private static String number(Columns columns, int number, Binder binder) {
    return binder.bind(Values.fit(columns.number, BigDecimal.valueOf(number)));
  }

  private String whose(Connection connection, Columns columns, Key key, Binder binder)
      throws SQLException {
    SchemaReader reader = new SchemaReader(connection, dialect);
    MappedTable mapped = MappedTable.of(mapping, dialect, reader::tableOnly);
    List<List<Object>> forms = new ArrayList<>(mapped.storedIfAny(key));
    return forms.isEmpty() ? "1 = 0" : dialect.keyIn(columns.parent, forms, binder);
  }

  private String quoted(Column column) {
    return dialect.quoted(column.name());
  }

  private <T> T ask(Work<T> work) {
    try (Connection connection = database.getConnection()) {
      Table table = new SchemaReader(connection, dialect).tableOnly(rows.table());
      Columns columns =
          new Columns(
              dialect.name(table),
              rows.parent().stream().map(table::required).toList(),
              table.required(rows.field(FileRows.NUMBER).column()),
              table.required(files.path()));
      return work.in(connection, columns);
    } catch (SQLException lost) {
      throw ProvinceUnreachable.of(name, lost);
    }
  }
}
