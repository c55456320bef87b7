package vn.lienthong.province;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.UnreadableRow;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Row;
import vn.lienthong.record.Write;
import vn.lienthong.testkit.Databases;

/** A fresh province: its database as the gateway sees it, and hands to edit it with. */
final class Bench implements AutoCloseable {
  private static final Pattern PLACE = Pattern.compile(":#(\\w+)");
  final ProvinceDatabase province;
  private final Server server;
  private final Databases.Database database;

  /** Stays open: H2 cannot check a CHECK any more once the session that wrote it is closed. */
  private final Connection hands;

  Bench(Server server, String... statements) {
    this.server = server;
    database = server.fresh();
    try {
      hands = connection();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
    edit(statements);
    province = open(database.user(), database.password());
  }

  ProvinceDatabase open(String user, String password) {
    String url = database.url().replace(";DB_CLOSE_DELAY=-1", "").replaceAll("[?&]user=\\w+", "");
    return ProvinceDatabase.open(new ProvinceSettings("thử", url, user, password));
  }

  Connection connection() throws SQLException {
    String names = server == Server.MARIADB ? "?sessionVariables=sql_mode='ANSI,TRADITIONAL'" : "";
    return DriverManager.getConnection(
        database.url() + names, database.user(), database.password());
  }

  /** Somebody else's edits, committed at once. */
  void edit(String... statements) {
    try (Statement statement = hands.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The first column of the first row as text. */
  @Nullable String value(String sql) {
    try (Statement statement = hands.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      return found.next() ? found.getString(1) : null;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The query's rows, its placeholders bound in the order of the text. */
  List<Map<String, @Nullable Object>> ask(Query query) {
    List<Object> values = new ArrayList<>();
    Matcher places = PLACE.matcher(query.text());
    String sql =
        places.replaceAll(
            place -> {
              values.add(query.values().get(place.group(1)));
              return "?";
            });
    try (Connection connection = province.dataSource().getConnection()) {
      List<Map<String, @Nullable Object>> rows = new ArrayList<>();
      JdbcRows.each(connection, sql, values, row -> rows.add(new HashMap<>(row)));
      return rows;
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  long number(Query query) {
    return ((Number) ask(query).get(0).values().iterator().next()).longValue();
  }

  /** Every row in scope, page by page. */
  List<Row> rows(Mapping mapping, int size) {
    ProvinceSql sql = province.sql(mapping);
    List<Row> rows = new ArrayList<>();
    List<Map<String, @Nullable Object>> page = ask(sql.page(size, null));
    while (!page.isEmpty()) {
      for (Map<String, @Nullable Object> columns : page) {
        rows.add(row(mapping, columns));
      }
      page = page.size() < size ? List.of() : ask(sql.page(size, page.get(page.size() - 1)));
    }
    return rows;
  }

  static Row row(Mapping mapping, Map<String, @Nullable Object> columns) {
    try {
      return Lenses.of(mapping).fromProvince(columns);
    } catch (UnreadableRow unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  Row row(Mapping mapping, String... key) {
    Key wanted = Key.of(key);
    return rows(mapping, 100).stream()
        .filter(row -> row.key().equals(wanted))
        .findFirst()
        .orElseThrow();
  }

  Outcome write(Mapping mapping, Write write) {
    return province.tables().write(mapping, List.of(write)).get(0);
  }

  @Override
  public void close() {
    province.close();
    try {
      hands.close();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
