package vn.lienthong.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.h2.tools.RunScript;
import vn.lienthong.testkit.Databases;

/** The province of the fixtures on a database of its own. */
final class FixtureProvince {
  static final Path FIXTURES = Path.of("test-fixtures");
  private static final Path CODES = Path.of("mappings", "codes");
  static final Clock TODAY = Clock.fixed(Instant.parse("2026-08-01T03:00:00Z"), ZoneOffset.UTC);
  private final Databases.Database database;

  FixtureProvince() throws Exception {
    this(Databases.h2());
  }

  FixtureProvince(Databases.Database database) throws Exception {
    this.database = database;
    run("schema.sql");
  }

  DemoOracle oracle(URI nation) {
    return new DemoOracle(
        database.url(), database.user(), database.password(), nation, CODES, TODAY);
  }

  OracleProvince reader() {
    return new OracleProvince(
        database.url(), database.user(), database.password(), CODES.resolve("dan-toc-tdt.csv"));
  }

  void run(String script) throws Exception {
    try (Connection connection = open();
        Reader text = Files.newBufferedReader(FIXTURES.resolve("province").resolve(script))) {
      RunScript.execute(connection, text);
    }
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = open();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  void insert(String table, JsonNode row) throws SQLException {
    List<String> columns = new ArrayList<>();
    row.fieldNames().forEachRemaining(columns::add);
    String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
    String sql = "INSERT INTO " + table + "(" + String.join(", ", columns) + ") VALUES (" + marks;
    try (Connection connection = open();
        PreparedStatement insert = connection.prepareStatement(sql + ")")) {
      for (int i = 0; i < columns.size(); i++) {
        JsonNode value = row.get(columns.get(i));
        insert.setString(i + 1, value.isNull() ? null : value.asText());
      }
      insert.executeUpdate();
    }
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }
}
