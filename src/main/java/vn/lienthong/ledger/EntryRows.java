package vn.lienthong.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Standing;

/** Between an entry and its row. */
final class EntryRows {
  static final String SELECT =
      "SELECT record_key, standing, base, attempts, next_attempt, causes, seen, standing_since,"
          + " run, mapping_hash FROM entry ";

  private static final String INSERT =
      "INSERT INTO entry (flow, record_key, code, standing, base, attempts, next_attempt, cause,"
          + " causes, seen, standing_since, run, mapping_hash)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private EntryRows() {}

  /** In the order of {@link #SELECT}. */
  static Entry read(Columns row) throws SQLException {
    return new Entry(
        row.key(1),
        Standing.valueOf(row.text(2)),
        Json.base(row.textOrNull(3)),
        row.count(4),
        row.instantOrNull(5),
        Json.causes(row.text(6)),
        row.textOrNull(7),
        Objects.requireNonNull(row.instantOrNull(8)),
        row.number(9),
        row.text(10));
  }

  /** Where there are few entries or none between the keys, as at a first contact, looks first. */
  static void delete(Session session, String flow, Set<Key> keys) throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    List<Key> between =
        session.list(
            "SELECT record_key FROM entry WHERE flow = ? AND record_key >= ? AND record_key <= ?"
                + " ORDER BY flow, record_key LIMIT "
                + (keys.size() + 1),
            Columns::key,
            flow,
            Collections.min(keys),
            Collections.max(keys));
    boolean all = between.size() > keys.size();
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Key key : all ? keys : between) {
      if (all || keys.contains(key)) {
        rows.add(new @Nullable Object[] {flow, key});
      }
    }
    session.batch("DELETE FROM entry WHERE flow = ? AND record_key = ?", rows);
  }

  static void insert(Session session, String flow, List<Entry> entries) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>(entries.size());
    entries.forEach(entry -> rows.add(row(flow, entry)));
    session.batch(INSERT, rows);
  }

  private static @Nullable Object[] row(String flow, Entry entry) {
    return new @Nullable Object[] {
      flow,
      entry.key(),
      entry.key().code(),
      entry.standing(),
      Json.ofBase(entry.base()),
      entry.attempts(),
      entry.nextAttempt(),
      entry.causes().isEmpty() ? null : entry.causes().get(0).code(),
      Json.ofCauses(entry.causes()),
      entry.seen(),
      entry.since(),
      entry.run(),
      entry.mappingHash()
    };
  }
}
