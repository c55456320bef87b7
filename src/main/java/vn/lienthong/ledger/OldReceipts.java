package vn.lienthong.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.record.Key;

/**
 * Merges a flow's old receipts into sets of keys: which records the nation had by then, and no
 * longer what was sent of them or in which run. A set takes the place and the time of the newest
 * receipt in it, so that whatever is newer still counts before it.
 */
final class OldReceipts {
  private static final int MOST = 20_000;
  private static final int AT_ONCE = 500;

  private final Database database;
  private final String flow;
  private final Instant before;

  OldReceipts(Database database, String flow, Instant before) {
    this.database = database;
    this.flow = flow;
    this.before = before;
  }

  private record Old(long id, int records, boolean set) {}

  /** Returns how many receipts became part of a set. */
  int merge() {
    int merged = 0;
    List<Old> group = new ArrayList<>();
    int records = 0;
    List<Old> some = after(0);
    while (!some.isEmpty()) {
      for (Old old : some) {
        if (records + old.records() > MOST) {
          merged += merge(group);
          group.clear();
          records = 0;
        }
        group.add(old);
        records += old.records();
      }
      some = after(some.get(some.size() - 1).id());
    }
    return merged + merge(group);
  }

  /** Up to the first that is not old, whatever the clock said later. */
  private List<Old> after(long id) {
    return database.transaction(
        session ->
            session.list(
                "SELECT id, records, kind FROM receipt WHERE flow = ? AND id > ? AND id <"
                    + " COALESCE((SELECT min(id) FROM receipt WHERE flow = ? AND sent_at >= ?),"
                    + " 9223372036854775807) ORDER BY flow, id LIMIT "
                    + AT_ONCE,
                row ->
                    new Old(
                        row.number("id"),
                        row.count("records"),
                        row.text("kind").equals(Receipt.KEYS)),
                flow,
                id,
                flow,
                before));
  }

  private int merge(List<Old> group) {
    int fresh = (int) group.stream().filter(old -> !old.set()).count();
    if (fresh > 0) {
      database.transaction(session -> merge(session, group));
    }
    return fresh;
  }

  private int merge(Session session, List<Old> group) throws SQLException {
    Map<Key, Boolean> withdrawn = new LinkedHashMap<>();
    for (Old old : group) {
      JdbcReceipts.one(session, old.id())
          .ifPresent(
              receipt ->
                  receipt
                      .packed()
                      .each((key, print) -> withdrawn.put(key, print == Packed.WITHDRAWN)));
    }
    Packed.Builder keys = new Packed.Builder();
    withdrawn.forEach((key, is) -> keys.add(key, is ? Packed.WITHDRAWN : Packed.FORGOTTEN));
    Packed packed = keys.build();
    long last = group.get(group.size() - 1).id();
    for (Old old : group.subList(0, group.size() - 1)) {
      session.update("DELETE FROM receipt WHERE id = ?", old.id());
    }
    return session.update(
        "UPDATE receipt SET kind = ?, run = 0, mapping_hash = '', records = ?, lowest = ?,"
            + " highest = ?, sieve = ?, packed = ? WHERE id = ?",
        Receipt.KEYS,
        packed.records(),
        packed.outermost(true),
        packed.outermost(false),
        packed.sieve(),
        packed.bytes(),
        last);
  }
}
