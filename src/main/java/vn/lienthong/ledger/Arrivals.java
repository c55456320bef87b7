package vn.lienthong.ledger;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;

/** Finds parked records that lacked something which may have come since. */
final class Arrivals {
  /**
   * A catalogue's entry may be written a little later than it says, and by another clock: hence the
   * hour. Of its own flow a record can only lack what a later run delivers.
   */
  private static final String ARRIVED =
      "WHERE flow = ? AND record_key > ? AND standing = 'PARKED' AND next_attempt IS NULL"
          + " AND (cause = 'missing-reference'"
          + " AND (SELECT MAX((SELECT MAX(other.standing_since) FROM entry other"
          + " WHERE other.flow = asked.flow"
          + " AND (other.standing = 'IN_STEP' OR other.base IS NOT NULL)))"
          + " FROM UNNEST(?) AS asked(flow)) + INTERVAL '1' HOUR"
          + " >= COALESCE((SELECT looked.started FROM run looked WHERE looked.id = entry.run),"
          + " TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00')"
          + " OR cause = 'missing-reporters' AND EXISTS (SELECT 1 FROM run later"
          + " WHERE later.flow = entry.flow AND later.id > entry.run AND later.delivered > 0))"
          + " ORDER BY flow, record_key LIMIT ";

  private Arrivals() {}

  static List<Entry> after(
      Session session, String flow, Collection<String> of, @Nullable Key last, int limit)
      throws SQLException {
    return session.list(
        EntryRows.SELECT + ARRIVED + limit,
        EntryRows::read,
        flow,
        last == null ? new byte[0] : last.bytes(),
        of.toArray(String[]::new));
  }
}
