package vn.lienthong.province;

import java.sql.Connection;
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
  private volatile @Nullable MappedTable table;

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
          each(connection, asked, row -> found.add(found(sql, row)));
          return found;
        });
  }

  public long count(Search search) {
    return ask(
        (connection, sql) -> {
          long[] count = new long[1];
          each(connection, sql.count(search), row -> take(count, row));
          return count[0];
        });
  }

  private static boolean take(long[] count, Map<String, @Nullable Object> row) {
    for (Object value : row.values()) {
      count[0] = value instanceof Number number ? number.longValue() : 0;
    }
    return false;
  }

  private static Found found(SearchSql sql, Map<String, @Nullable Object> row) {
    try {
      Row found = sql.table().lenses().fromProvince(row);
      return new Found(found.handle().id(), found.values());
    } catch (UnreadableRow unreadable) {
      return new Found(unreadable.where(), Map.of());
    }
  }

  private void each(Connection connection, SearchSql.Statement asked, JdbcRows.Taking taking)
      throws SQLException {
    int seconds = (int) Math.max(1, timeout.toSeconds());
    JdbcRows.each(connection, seconds, asked.text(), asked.values(), taking);
  }

  private <T> T ask(Question<T> question) {
    try (Connection connection = database.getConnection()) {
      MappedTable known = table;
      MappedTable mapped = known == null ? read(connection) : known;
      table = mapped;
      return question.of(connection, new SearchSql(dialect, mapped));
    } catch (SQLException failure) {
      // perhaps the table is another one by now
      table = null;
      throw ProvinceUnreachable.of(name, failure);
    }
  }

  private MappedTable read(Connection connection) throws SQLException {
    SchemaReader reader = new SchemaReader(connection, dialect);
    return MappedTable.of(mapping, dialect, reader::tableOnly);
  }

  private interface Question<T> {
    T of(Connection connection, SearchSql sql) throws SQLException;
  }
}
