package vn.lienthong.province;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import vn.lienthong.mapping.ChildRows;

/** Where the province keeps the files of its documents: a column that is in no mapping. */
public final class DocumentPlaces {
  private final DataSource database;
  private final Dialect dialect;
  private final String name;

  DocumentPlaces(DataSource database, Dialect dialect, String name) {
    this.database = database;
    this.dialect = dialect;
    this.name = name;
  }

  /**
   * The path of one file, below the folder of documents.
   *
   * @param files the table of files
   * @param column of the path
   * @param document its key as stored
   * @param number the file's, as its one identity column stores it
   * @throws ProvinceUnreachable if the database does not answer
   */
  public Optional<String> path(ChildRows files, String column, List<Object> document, long number) {
    try (Connection connection = database.getConnection()) {
      Table table = new SchemaReader(connection, dialect).tableOnly(files.table());
      Binder.Positional binder = new Binder.Positional();
      StringBuilder where = new StringBuilder();
      for (int i = 0; i < files.parent().size(); i++) {
        Column parent = table.required(files.parent().get(i));
        Object value = Values.fit(parent, document.get(i));
        where.append(quoted(parent)).append(" = ").append(binder.bind(value)).append(" AND ");
      }
      Column own = table.required(files.field(files.identity().get(0)).column());
      where.append(quoted(own)).append(" = ").append(binder.bind(Values.fit(own, number)));
      String text =
          "SELECT %s FROM %s WHERE %s"
              .formatted(quoted(table.required(column)), dialect.name(table), where);
      return first(connection, text, binder.values());
    } catch (SQLException failure) {
      throw ProvinceUnreachable.of(name, failure);
    }
  }

  private static Optional<String> first(Connection connection, String text, List<Object> values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      JdbcRows.bind(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
      }
    }
  }

  private String quoted(Column column) {
    return dialect.quoted(column.name());
  }
}
