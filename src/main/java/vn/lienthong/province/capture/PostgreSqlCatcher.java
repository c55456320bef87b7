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
 * One function per table, called once per statement with all rows of it, once by TRUNCATE, and for
 * each row whose key is altered: both keys of every row would double the cost of an update. The
 * function runs with its owner's rights, so that the province's programs need none. Triggers are
 * made ALWAYS: whoever switches them off and on again leaves them in another state, which shows.
 */
record PostgreSqlCatcher(Dialect dialect) implements Catcher {
  /** Event by the trigger's last letter, with the bits of {@code pg_trigger.tgtype}. */
  private enum Event {
    INSERT("i", 4, " REFERENCING NEW TABLE AS moi"),
    UPDATE("u", 16, " REFERENCING NEW TABLE AS moi"),
    DELETE("d", 8, " REFERENCING OLD TABLE AS cu"),
    TRUNCATE("t", 32, ""),
    KEY("k", 17, "");

    private final String letter;
    private final int bits;
    private final String rows;

    Event(String letter, int bits, String rows) {
      this.letter = letter;
      this.bits = bits;
      this.rows = rows;
    }

    String of() {
      return this == KEY ? UPDATE.name() : name();
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
      String each = event.rows + " FOR EACH " + (event == Event.KEY ? "ROW" : "STATEMENT");
      statements.addAll(trigger(watched, own, event, each));
    }
    return statements;
  }

  private List<String> trigger(Watched watched, OwnTables own, Event event, String each) {
    String name = watched.name() + event.letter;
    String when = event == Event.KEY ? " WHEN (" + altered(watched) + ")" : "";
    return List.of(
        "DROP TRIGGER IF EXISTS %s ON %s".formatted(name, table(watched)),
        "CREATE TRIGGER %s AFTER %s ON %s%s%s EXECUTE FUNCTION %s()"
            .formatted(name, event.of(), table(watched), each, when, own.of(watched.name())),
        "ALTER TABLE %s ENABLE ALWAYS TRIGGER %s".formatted(table(watched), name));
  }

  private String altered(Watched watched) {
    return watched.key().stream()
        .map(
            part -> {
              String column = dialect.quoted(part.column().name());
              // an own type may call two texts equal
              String as = part.column().type() == JDBCType.OTHER ? "::text" : "";
              return "OLD." + column + as + " IS DISTINCT FROM NEW." + column + as;
            })
        .collect(Collectors.joining(" OR "));
  }

  private static String body(Watched watched, OwnTables own) {
    String into = "INSERT INTO " + own.inbox() + " (luong, khoa, bang, viec, rieng) ";
    String flow = "'" + watched.flow() + "'";
    String distinct = watched.child() ? "DISTINCT " : "";
    String rows = into + "SELECT " + distinct + flow + ", " + key(watched, "d") + ", ";
    return """

        DECLARE
          o boolean := coalesce(current_setting('lien_thong.rieng', true), '') = '1';
        BEGIN
          IF TG_LEVEL = 'ROW' THEN
            %1$sVALUES (%2$s, %3$s, %4$d, 'U', o);
          ELSIF TG_OP = 'UPDATE' THEN
            %5$s%4$d, 'U', o FROM moi d;
          ELSIF TG_OP = 'INSERT' THEN
            %5$s%4$d, 'I', o FROM moi d;
          ELSIF TG_OP = 'DELETE' THEN
            %5$s%4$d, 'D', o FROM cu d;
          ELSE
            %1$sVALUES (%2$s, NULL, %4$d, 'T', o);
          END IF;
          RETURN NULL;
        END
        """
        .formatted(into, flow, key(watched, "OLD"), watched.number(), rows);
  }

  private static String key(Watched watched, String row) {
    return watched.key().stream()
        .map(part -> part(part, row))
        .collect(Collectors.joining(" || '|' || "));
  }

  /** The part's text just as JDBC reads it, a CHAR with its padding. */
  private static String part(Watched.Part part, String row) {
    String column = row + ".\"" + part.column().name().replace("\"", "\"\"") + "\"";
    return switch (part.column().type()) {
      case SMALLINT, INTEGER, BIGINT -> "coalesce(CAST(" + column + " AS text), '')";
      case NUMERIC, DECIMAL -> "concat(CAST(" + column + " AS numeric(38,0)))";
      case DATE, TIMESTAMP, TIMESTAMP_WITH_TIMEZONE ->
          "coalesce(to_char(" + column + ", 'YYYY-MM-DD'), '')";
      case CHAR -> escaped("concat(" + padded(part, column) + ")");
      default -> escaped("coalesce(CAST(" + padded(part, column) + " AS text), '')");
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
    return "replace(replace(%s, '\\', '\\\\'), '|', '\\|')".formatted(text);
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
    return 5;
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
