package vn.lienthong.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The province's rows, read with SQL of our own. */
final class OracleProvince {
  private final String url;
  private final String user;
  private final String password;
  private final Map<String, String> nationalCodes;

  /**
   * @param crosswalk CSV: the province's code, the nation's code, a name; after one header line
   */
  OracleProvince(String url, String user, String password, Path crosswalk) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.nationalCodes = codes(crosswalk);
  }

  private static Map<String, String> codes(Path crosswalk) {
    Map<String, String> codes = new HashMap<>();
    try (var lines = Files.lines(crosswalk)) {
      lines
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split(",", 3))
          .forEach(cells -> codes.put(cells[0], cells[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return codes;
  }

  /** Field values by key. */
  Map<String, Map<String, @Nullable String>> rows(OracleFlow flow) {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(flow.sql())) {
      Map<String, Map<String, @Nullable String>> rows = new TreeMap<>();
      while (found.next()) {
        Map<String, @Nullable String> row = row(flow, found);
        rows.put(flow.key(row), row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException("the province cannot be read for " + flow.name(), e);
    }
  }

  private Map<String, @Nullable String> row(OracleFlow flow, ResultSet found) throws SQLException {
    Map<String, @Nullable String> row = new TreeMap<>();
    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
      String field = found.getMetaData().getColumnLabel(i);
      row.put(field, OracleText.ofColumn(field, found.getString(i)));
    }
    if (flow.translated()) {
      row.computeIfPresent(
          "ma", (field, code) -> Optional.ofNullable(nationalCodes.get(code)).orElse("?" + code));
    }
    return row;
  }
}
