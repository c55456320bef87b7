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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      Map<String, Map<String, @Nullable String>> rows = new TreeMap<>();
      for (Map<String, @Nullable String> row : read(connection, flow.sql())) {
        translate(flow, row);
        rows.put(flow.key(row), row);
      }
      for (OracleFlow.Rows children : flow.rows()) {
        Map<String, String> texts = children(connection, flow, children);
        rows.forEach((key, row) -> row.put(children.field(), texts.get(key)));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException("the province cannot be read for " + flow.name(), e);
    }
  }

  /** The first column of what a query finds. */
  List<String> column(String sql) {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (found.next()) {
        values.add(found.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException("the province cannot be read: " + sql, e);
    }
  }

  /** Child rows as one text for each record, by the record's key. */
  private static Map<String, String> children(
      Connection connection, OracleFlow flow, OracleFlow.Rows children) throws SQLException {
    Map<String, List<Map<String, @Nullable String>>> byParent = new HashMap<>();
    for (Map<String, @Nullable String> child : read(connection, children.sql())) {
      byParent.computeIfAbsent(flow.parentKey(child), key -> new ArrayList<>()).add(child);
      child.keySet().removeIf(name -> name.startsWith("@"));
    }
    Map<String, String> texts = new HashMap<>();
    byParent.forEach((key, rows) -> texts.put(key, OracleText.rows(rows)));
    return texts;
  }

  private static List<Map<String, @Nullable String>> read(Connection connection, String sql)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<Map<String, @Nullable String>> rows = new ArrayList<>();
      while (found.next()) {
        Map<String, @Nullable String> row = new TreeMap<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          String label = found.getMetaData().getColumnLabel(i);
          String field = label.endsWith(":number") ? label.replace(":number", "") : label;
          row.put(field, OracleText.ofColumn(label, found.getString(i)));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  private void translate(OracleFlow flow, Map<String, @Nullable String> row) {
    String field = flow.translated();
    String code = field == null ? null : row.get(field);
    if (field != null && code != null) {
      row.put(field, Optional.ofNullable(nationalCodes.get(code)).orElse("?" + code));
    }
  }
}
