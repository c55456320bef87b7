package vn.lienthong.province.capture;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.province.Dialect;
import vn.lienthong.record.Cause;

/**
 * Three triggers per table, called for each row. TRUNCATE fires none, but gives the table another
 * number inside InnoDB, which is compared; to see it takes the right PROCESS.
 *
 * @param process this user has that right
 */
record MariaDbCatcher(Dialect dialect, boolean process) implements Catcher {
  private static final String TABLE =
      ") ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";

  private static final Pattern PLAIN = Pattern.compile("\\w+");

  private enum Event {
    INSERT("i"),
    UPDATE("u"),
    DELETE("d");

    private final String letter;

    Event(String letter) {
      this.letter = letter;
    }
  }

  @Override
  public List<String> tables(OwnTables own) {
    return List.of(
        "CREATE TABLE IF NOT EXISTS "
            + own.inbox()
            + " (so BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, luong VARCHAR(64) NOT NULL,"
            + " khoa MEDIUMTEXT, bang SMALLINT NOT NULL, viec CHAR(1) NOT NULL,"
            + " rieng BOOLEAN NOT NULL"
            + TABLE,
        "CREATE TABLE IF NOT EXISTS "
            + own.log()
            + " (vi_tri BIGINT NOT NULL, luong VARCHAR(64) NOT NULL, khoa MEDIUMTEXT,"
            + " rieng BOOLEAN NOT NULL, luc BIGINT NOT NULL, PRIMARY KEY (luong, vi_tri)"
            + TABLE,
        "CREATE TABLE IF NOT EXISTS "
            + own.marks()
            + " (luong VARCHAR(64) PRIMARY KEY, nonce VARCHAR(64), vi_tri BIGINT NOT NULL,"
            + " cat BIGINT NOT NULL DEFAULT 0"
            + TABLE,
        "CREATE TABLE IF NOT EXISTS "
            + own.watched()
            + " (ten VARCHAR(64) PRIMARY KEY, luong VARCHAR(64) NOT NULL, bang SMALLINT NOT NULL,"
            + " cot VARCHAR(500) NOT NULL, dau VARCHAR(64)"
            + TABLE);
  }

  @Override
  public List<String> triggers(Watched watched, OwnTables own) {
    List<String> statements = new ArrayList<>();
    for (Event event : Event.values()) {
      statements.add(
          "CREATE OR REPLACE TRIGGER %s AFTER %s ON %s FOR EACH ROW %s"
              .formatted(
                  name(watched, own, event), event, table(watched), body(watched, own, event)));
    }
    statements.add(watch(watched, own));
    statements.add(
        "UPDATE " + own.watched() + " SET dau = NULL WHERE ten = '" + watched.name() + "'");
    return statements;
  }

  static String watch(Watched watched, OwnTables own) {
    return "INSERT INTO %1$s (ten, luong, bang, cot) SELECT '%2$s', '%3$s', %4$d, '%5$s' WHERE NOT EXISTS (SELECT 1 FROM %1$s WHERE ten = '%2$s')"
        .formatted(
            own.watched(), watched.name(), watched.flow(), watched.number(), watched.columns());
  }

  private static String name(Watched watched, OwnTables own, Event event) {
    return own.of(watched.name() + event.letter);
  }

  private String body(Watched watched, OwnTables own, Event event) {
    MariaDbKeys keys = new MariaDbKeys(dialect);
    String before = keys.text(watched, "OLD");
    String after = keys.text(watched, "NEW");
    String row = row(watched, own, event, event == Event.DELETE ? before : after);
    if (event != Event.UPDATE) {
      return row;
    }
    return "BEGIN %s; IF NOT (%s) THEN %s; END IF; END"
        .formatted(row, keys.same(watched), row(watched, own, event, before));
  }

  private static String row(Watched watched, OwnTables own, Event event, String key) {
    return "INSERT INTO %s (luong, khoa, bang, viec, rieng) VALUES ('%s', %s, %d, '%s', COALESCE(@lien_thong_rieng, 0) = 1)"
        .formatted(
            own.inbox(), watched.flow(), key, watched.number(), event.name().substring(0, 1));
  }

  @Override
  public List<String> removal(Watched watched, OwnTables own) {
    List<String> statements = new ArrayList<>();
    for (Event event : Event.values()) {
      statements.add("DROP TRIGGER IF EXISTS " + name(watched, own, event));
    }
    return statements;
  }

  private String table(Watched watched) {
    return dialect.name(watched.table());
  }

  @Override
  public List<Cause> faults(Connection connection, Watched watched, OwnTables own)
      throws SQLException {
    Map<String, String> found = new HashMap<>();
    String sql =
        "SELECT TRIGGER_NAME, CONCAT(ACTION_TIMING, ' ', EVENT_MANIPULATION, ' ', ACTION_STATEMENT)"
            + " FROM information_schema.TRIGGERS"
            + " WHERE EVENT_OBJECT_SCHEMA = ? AND EVENT_OBJECT_TABLE = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, watched.table().schema());
      statement.setString(2, watched.table().name());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    List<Cause> faults = new ArrayList<>();
    for (Event event : Event.values()) {
      String text = found.get(watched.name() + event.letter);
      String where = watched.table().name() + " " + event;
      if (text == null) {
        faults.add(new Cause("trigger-missing", null, where));
      } else if (!text.equals("AFTER " + event + " " + body(watched, own, event))) {
        faults.add(new Cause("trigger-differs", null, where));
      }
    }
    return faults;
  }

  @Override
  public int triggersPerTable() {
    return 3;
  }

  /** What a foreign key removes or changes by itself fires no trigger. */
  @Override
  public List<Cause> blind(Connection connection, List<Watched> all) throws SQLException {
    String main = all.get(0).table().name();
    String sql =
        "SELECT CONSTRAINT_NAME FROM information_schema.REFERENTIAL_CONSTRAINTS"
            + " WHERE CONSTRAINT_SCHEMA = ? AND TABLE_NAME = ? AND REFERENCED_TABLE_NAME <> ?"
            + " AND (DELETE_RULE IN ('CASCADE', 'SET NULL', 'SET DEFAULT')"
            + " OR UPDATE_RULE IN ('CASCADE', 'SET NULL', 'SET DEFAULT'))";
    List<Cause> blind = new ArrayList<>();
    if (!process) {
      blind.add(new Cause("truncate", null, "PROCESS"));
    }
    for (Watched watched : all) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, watched.table().schema());
        statement.setString(2, watched.table().name());
        statement.setString(3, main);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            String where = watched.table().name() + ": " + rows.getString(1);
            blind.add(new Cause("cascade", null, where));
          }
        }
      }
    }
    return blind;
  }

  @Override
  public List<String> grants(Connection connection, OwnTables own) throws SQLException {
    String[] user = Answers.text(connection, "SELECT CURRENT_USER()").split("@");
    String name = "'" + user[0].replace("'", "''") + "'@'" + user[user.length - 1] + "'";
    List<String> grants = new ArrayList<>();
    for (String table : List.of(own.inbox(), own.log(), own.marks(), own.watched())) {
      grants.add("GRANT SELECT, INSERT, UPDATE, DELETE ON " + table + " TO " + name);
    }
    for (String right : List.of("PROCESS ON *.*", "TRIGGER ON " + own.schema() + "*")) {
      grants.add("GRANT " + right + " TO " + name);
    }
    return grants;
  }

  @Override
  public Catcher seenBy(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    if (!product.equals(dialect.name())) {
      return new NoCatcher(product);
    }
    String sql = "SELECT TABLE_ID FROM information_schema.INNODB_SYS_TABLES LIMIT 1";
    try (Statement statement = connection.createStatement();
        ResultSet any = statement.executeQuery(sql)) {
      return new MariaDbCatcher(dialect, any.next());
    } catch (SQLException refused) {
      return new MariaDbCatcher(dialect, false);
    }
  }

  @Override
  public Optional<String> sentinel(Watched watched, OwnTables own) {
    String number =
        "(SELECT CAST(TABLE_ID AS CHAR) FROM information_schema.INNODB_SYS_TABLES WHERE NAME = CONCAT(%s, '/', %s))"
            .formatted(inFiles(watched.table().schema()), inFiles(watched.table().name()));
    return process ? Optional.of(number) : Optional.empty();
  }

  /** InnoDB names tables as it names their files. */
  private static String inFiles(@Nullable String name) {
    String text = String.valueOf(name);
    String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    return PLAIN.matcher(text).matches()
        ? "'" + text + "'"
        : "CONVERT(CAST(CONVERT(CONVERT(X'%s' USING utf8mb4) USING filename) AS BINARY) USING utf8mb4)"
            .formatted(hex);
  }

  @Override
  public Optional<OpenTransaction> oldestOpen(Connection connection, OwnTables own)
      throws SQLException {
    String sql =
        "SELECT t.trx_mysql_thread_id, p.USER, p.HOST, "
            + " TIMESTAMPDIFF(SECOND, '1970-01-01', CONVERT_TZ(t.trx_started, 'SYSTEM', '+00:00'))"
            + " FROM information_schema.INNODB_TRX t"
            + " LEFT JOIN information_schema.PROCESSLIST p ON p.ID = t.trx_mysql_thread_id"
            + " WHERE t.trx_rows_modified > 0 AND t.trx_mysql_thread_id NOT IN (0, CONNECTION_ID())"
            + " ORDER BY t.trx_started LIMIT 1";
    return Answers.open(connection, sql, "thread");
  }
}
