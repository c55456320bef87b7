package vn.lienthong.province;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** A few rows of a table, to see what its values look like. Reads only. */
public final class Sample {
  private static final int SECONDS = 10;

  private final DataSource database;
  private final Dialect dialect;
  private final String name;

  Sample(DataSource database, Dialect dialect, String name) {
    this.database = database;
    this.dialect = dialect;
    this.name = name;
  }

  /**
   * Values as texts by the column's name as stored, without those that are NULL.
   *
   * @param columns at least one
   * @param limit of rows
   * @throws ProvinceUnreachable if the database does not answer, or does not let us read
   */
  public List<Map<String, String>> rows(Table table, List<Column> columns, int limit) {
    String names =
        columns.stream()
            .map(column -> dialect.quoted(column.name()))
            .collect(Collectors.joining(", "));
    String sql = "SELECT " + names + " FROM " + dialect.name(table) + dialect.some(limit);
    List<Map<String, String>> rows = new ArrayList<>();
    try (Connection connection = database.getConnection()) {
      JdbcRows.each(
          connection,
          SECONDS,
          sql,
          List.of(),
          row -> {
            Map<String, String> texts = new HashMap<>();
            for (Column column : columns) {
              Object value = Rows.value(row, column.name());
              if (value != null) {
                texts.put(column.name(), value.toString());
              }
            }
            rows.add(texts);
            return rows.size() < limit;
          });
      return rows;
    } catch (SQLException error) {
      throw ProvinceUnreachable.of(name, error);
    }
  }
}
