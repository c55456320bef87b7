package vn.lienthong.province.capture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.lienthong.province.Dialect;
import vn.lienthong.record.Cause;

/**
 * One function per table, called once per statement with all rows of it, and one for what is rare:
 * TRUNCATE, and rows whose key is altered. Triggers are made ALWAYS: whoever switches them off and
 * on again leaves them in another state, which shows.
 *
 * <p>The inbox has neither a number nor an index, as both cost those who write; what was read of it
 * is deleted by its place.
 *
 * @param rewritten tables in which somebody's trigger may alter a key before a row is written
 */
record PostgreSqlCatcher(Dialect dialect, Set<String> rewritten) implements Catcher {
  /** BEFORE, UPDATE, FOR EACH ROW. */
  private static final String REWRITES =
      "(tgtype & 1) = 1 AND (tgtype & 2) = 2 AND (tgtype & 16) = 16 AND NOT tgisinternal";

  PostgreSqlCatcher(Dialect dialect) {
    this(dialect, Set.of());
  }

  @Override
  public Catcher seenBy(Connection connection) throws SQLException {
    String sql =
        "SELECT DISTINCT n.nspname || '.' || c.relname FROM pg_trigger t"
            + " JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE "
            + REWRITES;
    return new PostgreSqlCatcher(dialect, Set.copyOf(Answers.texts(connection, sql)));
  }

  private boolean rewritten(Watched watched) {
    return rewritten.contains(watched.table().schema() + "." + watched.table().name());
  }

  @Override
  public List<String> tables(OwnTables own) {
    return List.of(
        "CREATE TABLE IF NOT EXISTS "
            + own.inbox()
            + " (luong TEXT NOT NULL, khoa TEXT, rieng BOOLEAN NOT NULL) WITH"
            + " (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000)",
        // where all tables are published, nothing can be deleted from one without an identity
        "DO $$ BEGIN IF (SELECT relreplident <> 'f' FROM pg_class WHERE oid = '%1$s'::regclass) THEN ALTER TABLE %1$s REPLICA IDENTITY FULL; END IF; END $$"
            .formatted(own.inbox()),
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
  public String anything(String flow, OwnTables own) {
    return "INSERT INTO " + own.inbox() + " VALUES ('" + flow + "', NULL, FALSE)";
  }

  @Override
  public List<String> triggers(Watched watched, OwnTables own) {
    List<String> statements = new ArrayList<>();
    PostgreSqlTrigger.ALL.stream()
        .map(trigger -> trigger.creation(watched, own, dialect))
        .distinct()
        .forEach(statements::add);
    for (PostgreSqlTrigger trigger : PostgreSqlTrigger.ALL) {
      statements.addAll(trigger.statements(watched, own, dialect, rewritten(watched)));
    }
    return statements;
  }

  @Override
  public List<String> removal(Watched watched, OwnTables own) {
    List<String> statements = new ArrayList<>();
    for (PostgreSqlTrigger trigger : PostgreSqlTrigger.ALL) {
      statements.add(
          "DROP TRIGGER IF EXISTS %s ON %s"
              .formatted(trigger.name(watched), dialect.name(watched.table())));
    }
    PostgreSqlTrigger.ALL.stream()
        .map(trigger -> "DROP FUNCTION IF EXISTS " + trigger.function(watched, own) + "()")
        .distinct()
        .forEach(statements::add);
    return statements;
  }

  @Override
  public String waiting(OwnTables own, int limit) {
    return "SELECT ctid::text, luong, khoa, rieng, 0, '' FROM " + own.inbox() + " LIMIT " + limit;
  }

  /** A row stays in its place as long as the transaction that has read it lasts. */
  @Override
  public String taken(OwnTables own, List<String> read) {
    String places = read.stream().collect(Collectors.joining("\",\"", "'{\"", "\"}'"));
    return "DELETE FROM " + own.inbox() + " WHERE ctid = ANY (" + places + "::tid[])";
  }

  private record Found(String enabled, int bits, String columns, String body, boolean owners) {}

  @Override
  public List<Cause> faults(Connection connection, Watched watched, OwnTables own)
      throws SQLException {
    Map<String, Found> found = found(connection, watched);
    boolean rewrites = ((PostgreSqlCatcher) seenBy(connection)).rewritten(watched);
    List<Cause> faults = new ArrayList<>();
    for (PostgreSqlTrigger trigger : PostgreSqlTrigger.ALL) {
      Found there = found.get(trigger.name(watched));
      String where = watched.table().name() + " " + trigger.event();
      if (there == null) {
        faults.add(new Cause("trigger-missing", null, where));
      } else if (there.enabled.equals("D")) {
        faults.add(new Cause("trigger-disabled", null, where));
      } else if (!there.enabled.equals("A")) {
        faults.add(new Cause("trigger-was-disabled", null, where));
      } else if (there.bits != trigger.bits()
          || !there.owners
          || !there.body.equals(trigger.body(watched, own, dialect))
          || !(there.columns.isEmpty()
              || !rewrites && there.columns.equals(watched.plainColumns()))) {
        faults.add(new Cause("trigger-differs", null, where));
      }
    }
    return faults;
  }

  private Map<String, Found> found(Connection connection, Watched watched) throws SQLException {
    String columns =
        "SELECT string_agg(a.attname, ',' ORDER BY n.place) FROM"
            + " unnest(t.tgattr::int2[]) WITH ORDINALITY n(number, place)"
            + " JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = n.number";
    String sql =
        "SELECT t.tgname, t.tgenabled::text, t.tgtype, coalesce(("
            + columns
            + "), ''), p.prosrc, p.prosecdef"
            + " FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
            + " WHERE NOT t.tgisinternal AND t.tgrelid = CAST(? AS regclass)";
    Map<String, Found> found = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, dialect.name(watched.table()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Found there =
              new Found(
                  row.getString(2),
                  row.getInt(3),
                  row.getString(4),
                  row.getString(5),
                  row.getBoolean(6));
          found.put(row.getString(1), there);
        }
      }
    }
    return found;
  }

  /** Statement triggers see neither what is written into a part alone nor what is replicated. */
  @Override
  public List<Cause> unfit(Connection connection, Watched watched) throws SQLException {
    String of = " = CAST('" + dialect.name(watched.table()).replace("'", "''") + "' AS regclass)";
    List<Cause> unfit = new ArrayList<>();
    String parts =
        "SELECT 1 FROM pg_inherits WHERE inhparent%1$s OR inhrelid%1$s UNION ALL SELECT 1 FROM pg_class WHERE relkind = 'p' AND oid%1$s"
            .formatted(of);
    if (!Answers.texts(connection, parts).isEmpty()) {
      unfit.add(new Cause("partitioned", null, watched.table().name()));
    }
    String replicated = "SELECT 1 FROM pg_subscription_rel WHERE srrelid" + of;
    if (!Answers.texts(connection, replicated).isEmpty()) {
      unfit.add(new Cause("replicated", null, watched.table().name()));
    }
    return unfit;
  }

  @Override
  public int triggersPerTable() {
    return PostgreSqlTrigger.ALL.size();
  }

  @Override
  public List<Cause> blind(Connection connection, List<Watched> all) {
    return List.of();
  }

  @Override
  public Optional<String> sentinel(Watched watched, OwnTables own) {
    return Optional.empty();
  }

  /** A trigger or function that is altered in any way is another version of its row. */
  @Override
  public String seal(List<Watched> all) {
    String tables =
        all.stream()
            .map(one -> dialect.name(one.table()).replace("'", "''"))
            .map("to_regclass('%s')"::formatted)
            .collect(Collectors.joining(", "));
    return "(SELECT coalesce(string_agg(concat_ws(':', t.oid, t.xmin, p.oid, p.xmin), ','"
        + " ORDER BY t.oid), '') FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
        + " WHERE t.tgrelid IN ("
        + tables
        + "))";
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
