package vn.lienthong.province.capture;

import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.lienthong.province.Column;
import vn.lienthong.province.Dialect;
import vn.lienthong.record.Cause;

/**
 * One function per table, called once per statement with all rows of it, and once by TRUNCATE. The
 * function runs with its owner's rights, so that the province's programs need none. Triggers are
 * made ALWAYS: whoever switches them off and on again leaves them in another state, which shows.
 */
record PostgreSqlCatcher(Dialect dialect) implements Catcher {
  /** Event by the trigger's last letter, with the bits of {@code pg_trigger.tgtype}. */
  private enum Event {
    INSERT("i", 4, " REFERENCING NEW TABLE AS moi"),
    UPDATE("u", 16, " REFERENCING OLD TABLE AS cu NEW TABLE AS moi"),
    DELETE("d", 8, " REFERENCING OLD TABLE AS cu"),
    TRUNCATE("t", 32, "");

    private final String letter;
    private final int bits;
    private final String rows;

    Event(String letter, int bits, String rows) {
      this.letter = letter;
      this.bits = bits;
      this.rows = rows;
    }
  }

  @Override
  public List<String> tables(OwnTables own) {
    return List.of(
        "CREATE TABLE IF NOT EXISTS "
            + own.inbox()
            + " (so BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, luong TEXT NOT NULL, khoa TEXT,"
            + " bang SMALLINT NOT NULL, viec CHAR(1) NOT NULL, rieng BOOLEAN NOT NULL)",
        "CREATE TABLE IF NOT EXISTS "
            + own.log()
            + " (vi_tri BIGINT NOT NULL, luong TEXT NOT NULL, khoa TEXT, rieng BOOLEAN NOT NULL,"
            + " luc BIGINT NOT NULL, PRIMARY KEY (luong, vi_tri))",
        "CREATE TABLE IF NOT EXISTS "
            + own.marks()
            + " (luong TEXT PRIMARY KEY, nonce TEXT, vi_tri BIGINT NOT NULL,"
            + " cat BIGINT NOT NULL DEFAULT 0)");
  }

  @Override
  public List<String> triggers(Watched watched, OwnTables own) {
    List<String> statements = new ArrayList<>();
    statements.add(
        "CREATE OR REPLACE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER%n  SET search_path = pg_catalog, pg_temp AS $lien_thong$%s$lien_thong$"
            .formatted(own.of(watched.name()), body(watched, own)));
    for (Event event : Event.values()) {
      String name = watched.name() + event.letter;
      statements.add("DROP TRIGGER IF EXISTS %s ON %s".formatted(name, table(watched)));
      statements.add(
          "CREATE TRIGGER %s AFTER %s ON %s%s FOR EACH STATEMENT EXECUTE FUNCTION %s()"
              .formatted(name, event, table(watched), event.rows, own.of(watched.name())));
      statements.add("ALTER TABLE %s ENABLE ALWAYS TRIGGER %s".formatted(table(watched), name));
    }
    return statements;
  }

  private static String body(Watched watched, OwnTables own) {
    String into = "INSERT INTO " + own.inbox() + " (luong, khoa, bang, viec, rieng) ";
    String values = "'" + watched.flow() + "', k, " + watched.number() + ", ";
    String key = key(watched);
    return """

        DECLARE
          o boolean := coalesce(current_setting('lien_thong.rieng', true), '') = '1';
        BEGIN
          IF TG_OP = 'UPDATE' THEN
            %1$sSELECT %2$s'U', o FROM (SELECT %3$s FROM moi d UNION SELECT %3$s FROM cu d) AS x(k);
          ELSIF TG_OP = 'INSERT' THEN
            %1$sSELECT %2$s'I', o FROM (SELECT %4$s%3$s FROM moi d) AS x(k);
          ELSIF TG_OP = 'DELETE' THEN
            %1$sSELECT %2$s'D', o FROM (SELECT %4$s%3$s FROM cu d) AS x(k);
          ELSE
            %1$sVALUES ('%5$s', NULL, %6$d, 'T', o);
          END IF;
          RETURN NULL;
        END
        """
        .formatted(
            into,
            values,
            key,
            watched.child() ? "DISTINCT " : "",
            watched.flow(),
            watched.number());
  }

  private static String key(Watched watched) {
    return watched.key().stream()
        .map(PostgreSqlCatcher::part)
        .collect(Collectors.joining(" || '|' || "));
  }

  /** The part's text just as JDBC reads it, a CHAR with its padding. */
  private static String part(Watched.Part part) {
    String column = "d.\"" + part.column().name().replace("\"", "\"\"") + "\"";
    return switch (part.column().type()) {
      case SMALLINT, INTEGER, BIGINT -> "concat(" + column + ")";
      case NUMERIC, DECIMAL -> "concat(CAST(" + column + " AS numeric(38,0)))";
      case DATE, TIMESTAMP, TIMESTAMP_WITH_TIMEZONE ->
          "coalesce(to_char(" + column + ", 'YYYY-MM-DD'), '')";
      default -> escaped(padded(part, column));
    };
  }

  /** A child's column may be padded where the parent's is not, or the other way round. */
  private static String padded(Watched.Part part, String column) {
    Column parent = part.parent();
    if (parent.type() == part.column().type() && parent.size() == part.column().size()) {
      return column;
    }
    String type = parent.type() == JDBCType.CHAR ? "char(" + parent.size() + ")" : "text";
    return "CAST(" + column + " AS " + type + ")";
  }

  private static String escaped(String text) {
    return "replace(replace(concat(%s), '\\', '\\\\'), '|', '\\|')".formatted(text);
  }

  @Override
  public List<String> removal(Watched watched, OwnTables own) {
    List<String> statements = new ArrayList<>();
    for (Event event : Event.values()) {
      statements.add(
          "DROP TRIGGER IF EXISTS %s ON %s"
              .formatted(watched.name() + event.letter, table(watched)));
    }
    statements.add("DROP FUNCTION IF EXISTS " + own.of(watched.name()) + "()");
    return statements;
  }

  private String table(Watched watched) {
    return dialect.name(watched.table());
  }

  private record Found(String enabled, int bits, boolean fits) {}

  @Override
  public List<Cause> faults(Connection connection, Watched watched, OwnTables own)
      throws SQLException {
    Map<String, Found> found = found(connection, watched, own);
    List<Cause> faults = new ArrayList<>();
    for (Event event : Event.values()) {
      Found trigger = found.get(watched.name() + event.letter);
      String where = watched.table().name() + " " + event;
      if (trigger == null) {
        faults.add(new Cause("trigger-missing", null, where));
      } else if (trigger.enabled.equals("D")) {
        faults.add(new Cause("trigger-disabled", null, where));
      } else if (!trigger.enabled.equals("A")) {
        faults.add(new Cause("trigger-was-disabled", null, where));
      } else if (trigger.bits != event.bits || !trigger.fits) {
        faults.add(new Cause("trigger-differs", null, where));
      }
    }
    return faults;
  }

  private Map<String, Found> found(Connection connection, Watched watched, OwnTables own)
      throws SQLException {
    String sql =
        "SELECT t.tgname, t.tgenabled::text, t.tgtype, p.prosrc, p.prosecdef"
            + " FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
            + " WHERE NOT t.tgisinternal AND t.tgrelid = CAST(? AS regclass)";
    Map<String, Found> found = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table(watched));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          boolean fits = rows.getString(4).equals(body(watched, own)) && rows.getBoolean(5);
          found.put(rows.getString(1), new Found(rows.getString(2), rows.getInt(3), fits));
        }
      }
    }
    return found;
  }

  @Override
  public int triggersPerTable() {
    return 4;
  }

  @Override
  public List<Cause> blind(Connection connection, List<Watched> all) {
    return List.of();
  }

  @Override
  public Optional<String> sentinel(Watched watched, OwnTables own) {
    return Optional.empty();
  }

  /** Whoever has written to the inbox holds a lock on it until the end. */
  @Override
  public Optional<OpenTransaction> oldestOpen(Connection connection, OwnTables own)
      throws SQLException {
    String sql =
        "SELECT a.pid, a.usename, a.application_name, extract(epoch FROM a.xact_start)"
            + " FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
            + " WHERE l.locktype = 'relation' AND l.mode = 'RowExclusiveLock' AND l.granted"
            + " AND l.relation = to_regclass('%s') AND a.xact_start IS NOT NULL"
            + " AND l.pid <> pg_backend_pid() ORDER BY a.xact_start LIMIT 1";
    return Answers.open(connection, sql.formatted(own.inbox().replace("'", "''")), "pid");
  }
}
