package vn.lienthong.province;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.UnreadableRow;
import vn.lienthong.province.Search.Found;
import vn.lienthong.record.Row;

/**
 * Finds the keys of a mapping's rows. Nothing but values that are bound goes into a statement from
 * outside; names come from the mapping, and are those of real columns.
 */
public final class ProvinceSearch {
  private final Mapping mapping;
  private final DataSource database;
  private final Dialect dialect;
  private final String name;
  private final Duration timeout;

  ProvinceSearch(
      Mapping mapping, DataSource database, Dialect dialect, String name, Duration timeout) {
    this.mapping = mapping;
    this.database = database;
    this.dialect = dialect;
    this.name = name;
    this.timeout = timeout;
  }

  /**
   * The next rows by the database's own order of the key columns.
   *
   * @param after the last stored key of the page before; null for the first
   * @param skipped rows to leave out before the page
   * @throws ProvinceUnreachable if the database does not answer in time
   */
  public List<Found> page(Search search, @Nullable String after, int skipped, int size) {
    return ask(
        (connection, sql) -> {
          List<Found> found = new ArrayList<>();
          SearchSql.Statement asked = sql.page(search, after, skipped, size);
          try (PreparedStatement statement = prepare(connection, asked);
              ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              found.add(found(sql, rows));
            }
          }
          return found;
        });
  }

  public long count(Search search) {
    return ask(
        (connection, sql) -> {
          try (PreparedStatement statement = prepare(connection, sql.count(search));
              ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
          }
        });
  }

  private static Found found(SearchSql sql, ResultSet rows) throws SQLException {
    try {
      Row row = sql.table().lenses().fromProvince(Rows.current(rows));
      return new Found(row.handle().id(), row.values());
    } catch (UnreadableRow unreadable) {
      return new Found(unreadable.where(), Map.of());
    }
  }

  private PreparedStatement prepare(Connection connection, SearchSql.Statement asked)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(asked.text());
    statement.setQueryTimeout((int) Math.max(1, timeout.toSeconds()));
    RowReader.bind(statement, asked.values());
    return statement;
  }

  private <T> T ask(Question<T> question) {
    try (Connection connection = database.getConnection()) {
      Table table = new SchemaReader(connection, dialect).tableOnly(mapping.table());
      MappedTable mapped = new MappedTable(mapping, dialect, table);
      return question.of(connection, new SearchSql(mapped));
    } catch (SQLException failure) {
      throw ProvinceUnreachable.of(name, failure);
    }
  }

  private interface Question<T> {
    T of(Connection connection, SearchSql sql) throws SQLException;
  }
}
