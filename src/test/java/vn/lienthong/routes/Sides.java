package vn.lienthong.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.tools.RunScript;
import org.jspecify.annotations.Nullable;
import vn.lienthong.sandbox.Options;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.testkit.Databases;

/** A province and a nation, and what people do at either. */
abstract class Sides {
  static final Path FIXTURES = Path.of("test-fixtures");

  final Sandbox nation;
  final Databases.Database province;
  private final Databases.Database memory =
      new Databases.Database(
          "jdbc:h2:mem:nation-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
  private final Ministry ministry;
  private final @Nullable ForeignNation foreign;

  Sides(Site site) throws IOException {
    province = site.province().get();
    script(FIXTURES.resolve("province/schema.sql"));
    Options options = Options.defaults();
    if (site.fixtures()) {
      script(FIXTURES.resolve("province/data.sql"));
      options = options.withSeeds(FIXTURES.resolve("national/seed"));
    }
    nation = Sandbox.start(remembering(site.nation(options)));
    ministry = new Ministry(nation);
    foreign =
        Accent.of(site.settings().getOrDefault("national.dialect", ""))
            .map(accent -> new ForeignNation(nation.url(), accent))
            .orElse(null);
  }

  /** Where the gateway is told that the nation is. */
  final String door() {
    return foreign == null ? nation.url() : foreign.url();
  }

  private Options remembering(Options o) {
    return new Options(
        o.port(),
        o.seeds(),
        o.contract(),
        o.consumer(),
        memory.url(),
        o.files(),
        o.abilities(),
        o.wording());
  }

  /** The ministry makes a backup of its database. */
  final void backup(Path file) {
    run(memory, "SCRIPT TO '" + file + "'");
  }

  /** The ministry puts its database back to what it was then. */
  final void putBack(Path file) {
    run(memory, "DROP ALL OBJECTS");
    run(memory, "RUNSCRIPT FROM '" + file + "'");
  }

  final void closeNation() {
    if (foreign != null) {
      foreign.close();
    }
    nation.close();
    run(memory, "SET DB_CLOSE_DELAY 0");
  }

  static Connection open(Databases.Database database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  final void script(Path file) {
    try (Connection connection = open(province)) {
      RunScript.execute(connection, new StringReader(plain(Files.readString(file))));
    } catch (IOException | SQLException broken) {
      throw new IllegalStateException(file + " did not run", broken);
    }
  }

  /** Without the escapes that not every database knows. */
  private static String plain(String script) {
    return Pattern.compile("U&('[^']*')")
        .matcher(script)
        .replaceAll(text -> Matcher.quoteReplacement(unescaped(text.group(1))));
  }

  private static String unescaped(String text) {
    return Pattern.compile("\\\\([0-9A-Fa-f]{4})")
        .matcher(text)
        .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)));
  }

  /** One statement of somebody at the province; returns the rows it changed. */
  int sql(String text) {
    return run(province, text);
  }

  private static int run(Databases.Database database, String text) {
    try (Connection connection = open(database);
        Statement statement = connection.createStatement()) {
      statement.execute(text);
      return statement.getUpdateCount();
    } catch (SQLException broken) {
      throw new IllegalStateException(text, broken);
    }
  }

  /** The first column of the first row; null if there is none. */
  @Nullable String value(String query) {
    try (Connection connection = open(province);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getString(1) : null;
    } catch (SQLException broken) {
      throw new IllegalStateException(query, broken);
    }
  }

  /** The ministry edits or creates records, written as JSON with single quotes. */
  void ministry(String resource, String record) {
    ministry.edit(resource, record);
  }

  /** Everything that edits.json and the like say. */
  void ministry(Path file) {
    ministry.edit(file);
  }

  /** Fields of a record as no rule of the nation allows. */
  void raw(String resource, String id, String fields) {
    ministry.raw(resource, id, fields);
  }

  /** The nation's clock stands still at that time. */
  void nationsTime(Instant time) {
    ministry.time(time);
  }

  /** The ministry says of fed records what it thinks of them. */
  void judge(String verdict) {
    ministry.judge(verdict);
  }

  void faults(String spec) {
    ministry.faults(spec);
  }

  /** The records of a fed resource by id, withdrawn ones too. */
  java.util.Map<String, JsonNode> stored(String resource) {
    return ministry.stored(resource);
  }

  /** The one living record whose fields are these; a missing node if there is none, or several. */
  JsonNode record(String resource, Map<String, String> identity) {
    return ministry.record(resource, identity);
  }
}
