package vn.lienthong.province.capture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.lienthong.province.Dialect;
import vn.lienthong.record.Cause;

/**
 * A Java trigger per table, so that whoever opens the database needs this program's classes: for an
 * H2 inside this program. TRUNCATE fires no trigger, but then the table has fewer rows than were
 * put in and taken out, which is counted.
 */
record H2Catcher(Dialect dialect) implements Catcher {
  private static final Set<String> EVENTS = Set.of("DELETE", "INSERT", "UPDATE");

  @Override
  public List<String> tables(OwnTables own) {
    return List.of(
        "CREATE TABLE IF NOT EXISTS "
            + own.inbox()
            + " (so BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, luong VARCHAR(64) NOT NULL,"
            + " khoa CHARACTER VARYING, bang SMALLINT NOT NULL, viec CHAR(1) NOT NULL,"
            + " rieng BOOLEAN NOT NULL)",
        "CREATE TABLE IF NOT EXISTS "
            + own.log()
            + " (vi_tri BIGINT NOT NULL, luong VARCHAR(64) NOT NULL, khoa CHARACTER VARYING,"
            + " rieng BOOLEAN NOT NULL, luc BIGINT NOT NULL, PRIMARY KEY (luong, vi_tri))",
        "CREATE TABLE IF NOT EXISTS "
            + own.marks()
            + " (luong VARCHAR(64) PRIMARY KEY, nonce VARCHAR(64), vi_tri BIGINT NOT NULL,"
            + " cat BIGINT DEFAULT 0 NOT NULL)",
        "CREATE TABLE IF NOT EXISTS "
            + own.watched()
            + " (ten VARCHAR(64) PRIMARY KEY, luong VARCHAR(64) NOT NULL, bang SMALLINT NOT NULL,"
            + " cot VARCHAR(500) NOT NULL, dau VARCHAR(64))",
        // triggers run with the rights of whoever changes a row
        "GRANT INSERT ON " + own.inbox() + " TO PUBLIC",
        "GRANT SELECT, UPDATE ON " + own.watched() + " TO PUBLIC");
  }

  @Override
  public List<String> triggers(Watched watched, OwnTables own) {
    String name = trigger(watched, own);
    return List.of(
        "DROP TRIGGER IF EXISTS " + name,
        "DELETE FROM " + own.watched() + " WHERE ten = '" + watched.name() + "'",
        MariaDbCatcher.watch(watched, own),
        "CREATE TRIGGER %s AFTER INSERT, UPDATE, DELETE ON %s FOR EACH ROW CALL \"%s\""
            .formatted(name, table(watched), H2CaptureTrigger.class.getName()),
        waitForOthers(watched));
  }

  /**
   * H2 makes a trigger beside open transactions, but alters a table, even to no end, after them.
   */
  private String waitForOthers(Watched watched) {
    String column = dialect.quoted(watched.key().get(0).column().name());
    return "ALTER TABLE " + table(watched) + " ADD COLUMN IF NOT EXISTS " + column + " VARCHAR(1)";
  }

  @Override
  public boolean leavesHalf() {
    return true;
  }

  private String trigger(Watched watched, OwnTables own) {
    return own.of(dialect.quoted(watched.name()));
  }

  private String table(Watched watched) {
    return dialect.name(watched.table());
  }

  @Override
  public List<String> removal(Watched watched, OwnTables own) {
    return List.of("DROP TRIGGER IF EXISTS " + trigger(watched, own));
  }

  @Override
  public List<Cause> faults(Connection connection, Watched watched, OwnTables own)
      throws SQLException {
    String sql =
        "SELECT t.JAVA_CLASS, t.EVENT_MANIPULATION, w.cot FROM INFORMATION_SCHEMA.TRIGGERS t"
            + " LEFT JOIN "
            + own.watched()
            + " w ON w.ten = t.TRIGGER_NAME"
            + " WHERE t.TRIGGER_NAME = ? AND t.EVENT_OBJECT_SCHEMA = ? AND t.EVENT_OBJECT_TABLE = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, watched.name());
      statement.setString(2, watched.table().schema());
      statement.setString(3, watched.table().name());
      Set<String> events = new TreeSet<>();
      boolean fits = true;
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          events.add(row.getString(2));
          fits &= H2CaptureTrigger.class.getName().equals(row.getString(1));
          fits &= watched.columns().equals(row.getString(3));
        }
      }
      String name = watched.table().name();
      if (events.isEmpty()) {
        return List.of(new Cause("trigger-missing", null, name));
      }
      return fits && events.equals(EVENTS)
          ? List.of()
          : List.of(new Cause("trigger-differs", null, name));
    }
  }

  @Override
  public int triggersPerTable() {
    return 1;
  }

  @Override
  public boolean counts() {
    return true;
  }

  @Override
  public List<Cause> blind(Connection connection, List<Watched> all) {
    return List.of();
  }

  @Override
  public Optional<String> sentinel(Watched watched, OwnTables own) {
    String pending =
        "SELECT COALESCE(SUM(CASE viec WHEN 'I' THEN 1 WHEN 'D' THEN -1 ELSE 0 END), 0) FROM %s WHERE luong = '%s' AND bang = %d"
            .formatted(own.inbox(), watched.flow(), watched.number());
    return Optional.of(
        "CAST((SELECT COUNT(*) FROM %s) - (%s) AS VARCHAR)".formatted(table(watched), pending));
  }

  @Override
  public Optional<OpenTransaction> oldestOpen(Connection connection, OwnTables own)
      throws SQLException {
    String sql =
        "SELECT s.SESSION_ID, s.USER_NAME, COALESCE(s.CLIENT_ADDR, 'embedded'),"
            + " EXTRACT(EPOCH FROM COALESCE(s.SLEEP_SINCE, s.EXECUTING_STATEMENT_START)) AS luc"
            + " FROM INFORMATION_SCHEMA.SESSIONS s"
            + " WHERE s.CONTAINS_UNCOMMITTED AND s.SESSION_ID <> SESSION_ID() ORDER BY luc LIMIT 1";
    return Answers.open(connection, sql, "session");
  }
}
