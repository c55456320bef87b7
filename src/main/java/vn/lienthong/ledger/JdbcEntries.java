package vn.lienthong.ledger;

import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Standing;
import vn.lienthong.record.Waiting;

/** Entries in a table with one row each. */
final class JdbcEntries implements Entries {
  private static final Cause DISCARDED = Cause.of("discarded");
  static final String ALIVE = "(cause IS NULL OR cause <> 'discarded')";

  private final Database database;
  private final Clock clock;

  JdbcEntries(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public EntryCursor all(String flow) {
    return new PagedEntries(database, flow);
  }

  @Override
  public Optional<Entry> find(String flow, Key key) {
    return database.transaction(
        session ->
            session.first(
                EntryRows.SELECT + "WHERE flow = ? AND record_key = ?",
                EntryRows::read,
                flow,
                key));
  }

  @Override
  public List<Entry> withCode(String flow, String code) {
    return database.transaction(
        session ->
            session.list(
                EntryRows.SELECT + "WHERE flow = ? AND code = ? ORDER BY record_key",
                EntryRows::read,
                flow,
                Key.of(code).code()));
  }

  @Override
  public Set<String> missing(String flow, Collection<String> codes) {
    Map<String, String> asked = new LinkedHashMap<>();
    codes.forEach(code -> asked.put(code, clean(code)));
    String[] clean = asked.values().stream().distinct().toArray(String[]::new);
    Set<String> there =
        new HashSet<>(
            database.transaction(
                session ->
                    session.list(
                        "SELECT asked.code FROM UNNEST(?) AS asked(code) WHERE EXISTS (SELECT 1"
                            + " FROM entry WHERE flow = ? AND entry.code = asked.code"
                            + " AND (standing = 'IN_STEP' OR base IS NOT NULL"
                            + " AND standing IN ('CONFLICT', 'PARKED', 'WAITING')))",
                        row -> row.text("code"),
                        clean,
                        flow)));
    asked.values().removeIf(there::contains);
    return asked.keySet();
  }

  private static String clean(String code) {
    return Normalizer.normalize(code, Normalizer.Form.NFC).stripTrailing();
  }

  @Override
  public void settle(String flow, Settlement settlement) {
    database.transaction(
        session -> {
          if (settlement.fencing() != 0) {
            JdbcLeases.check(session, flow, settlement.fencing());
          }
          JdbcIntents.settled(session, flow, keys(settlement), settlement.underWay());
          return write(session, flow, settlement);
        });
  }

  static int write(Session session, String flow, Settlement settlement) throws SQLException {
    Set<Key> keys = keys(settlement);
    EntryRows.delete(session, flow, keys);
    EntryRows.insert(session, flow, settlement.entries());
    JdbcEvents.insert(session, flow, settlement.events());
    return keys.size();
  }

  private static Set<Key> keys(Settlement settlement) {
    Set<Key> keys = new HashSet<>(settlement.removed());
    settlement.entries().forEach(entry -> keys.add(entry.key()));
    return keys;
  }

  @Override
  public Map<Standing, Integer> counts(String flow) {
    Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
    grouped("standing", "flow = ? AND " + ALIVE, flow)
        .forEach((standing, n) -> counts.put(Standing.valueOf(standing), n));
    return counts;
  }

  @Override
  public Map<String, Integer> causes(String flow, Standing standing) {
    return grouped(
        "cause", "flow = ? AND standing = ? AND cause IS NOT NULL AND " + ALIVE, flow, standing);
  }

  private Map<String, Integer> grouped(String column, String where, Object... arguments) {
    String sql =
        "SELECT %1$s AS word, count(*) AS n FROM entry WHERE %2$s GROUP BY %1$s ORDER BY %1$s"
            .formatted(column, where);
    Map<String, Integer> counts = new LinkedHashMap<>();
    database
        .transaction(
            session ->
                session.list(sql, row -> Map.entry(row.text("word"), row.count("n")), arguments))
        .forEach(count -> counts.put(count.getKey(), count.getValue()));
    return counts;
  }

  @Override
  public List<Entry> list(String flow, Standing standing, int limit) {
    return database.transaction(
        session ->
            session.list(
                EntryRows.SELECT
                    + "WHERE flow = ? AND standing = ? AND "
                    + ALIVE
                    + " ORDER BY flow, standing, record_key LIMIT "
                    + limit,
                EntryRows::read,
                flow,
                standing));
  }

  @Override
  public Map<Key, Entry> among(String flow, Collection<Key> keys) {
    return database.transaction(
        session -> {
          Map<Key, Entry> found = new LinkedHashMap<>();
          for (Key key : keys) {
            session
                .first(
                    EntryRows.SELECT + "WHERE flow = ? AND record_key = ?",
                    EntryRows::read,
                    flow,
                    key)
                .ifPresent(entry -> found.put(key, entry));
          }
          return found;
        });
  }

  @Override
  public List<Entry> released(String flow, Instant now, @Nullable Key after, int limit) {
    return database.transaction(
        session ->
            session.list(
                EntryRows.SELECT
                    + "WHERE flow = ? AND record_key > ? AND standing IN ('PARKED', 'WAITING')"
                    + " AND (next_attempt <= ? OR next_attempt > ?"
                    + " OR standing = 'WAITING' AND next_attempt IS NULL)"
                    + " ORDER BY flow, record_key LIMIT "
                    + limit,
                EntryRows::read,
                flow,
                after == null ? new byte[0] : after.bytes(),
                now,
                now.plus(Waiting.LONGEST)));
  }

  @Override
  public List<Entry> arrived(String flow, Collection<String> of, @Nullable Key after, int limit) {
    return database.transaction(session -> Arrivals.after(session, flow, of, after, limit));
  }

  @Override
  public List<Due> due(Instant now) {
    return database.transaction(
        session ->
            session.list(
                "SELECT flow, count(*) AS n FROM entry"
                    + " WHERE next_attempt <= ? OR next_attempt > ?"
                    + " GROUP BY flow ORDER BY flow",
                row -> new Due(row.text("flow"), row.count("n")),
                now,
                now.plus(Waiting.LONGEST)));
  }

  @Override
  public int retry(String flow, List<Key> keys, int perSecond, String by) {
    return new Retrying(clock.instant(), flow, by).some(database, keys, perSecond);
  }

  @Override
  public int retryAll(String flow, @Nullable String cause, int perSecond, String by) {
    return new Retrying(clock.instant(), flow, by).all(database, cause, perSecond);
  }

  @Override
  public boolean discard(String flow, Key key, String by, String why) {
    Instant now = clock.instant();
    return database.durably(
        session -> {
          int rows =
              session.update(
                  "UPDATE entry SET cause = ?, causes = ?, next_attempt = NULL"
                      + " WHERE flow = ? AND record_key = ? AND standing = 'PARKED'",
                  DISCARDED.code(),
                  Json.ofCauses(List.of(DISCARDED)),
                  flow,
                  key);
          if (rows > 0) {
            Event discarded = new Event(key, Event.What.DISCARDED, why, 0, now, by);
            JdbcEvents.insert(session, flow, List.of(discarded));
          }
          return rows > 0;
        });
  }

  @Override
  public int discarded(String flow) {
    return grouped("cause", "flow = ? AND cause = 'discarded'", flow)
        .getOrDefault(DISCARDED.code(), 0);
  }
}
