package vn.lienthong.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.FeedRequests;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Row;
import vn.lienthong.record.Standing;

/**
 * Tells whether a row is still the one that was set aside: by the fingerprint of what would be sent
 * of it, or of all that could be read of it. Two rows that cannot be read for the same reasons, and
 * are alike otherwise, count as the same.
 */
final class Revisions {
  static final Cause DISCARDED = Cause.of("discarded");

  private final FeedRequests requests;
  private final Seal seal;

  Revisions(FeedRequests requests, Seal seal) {
    this.requests = requests;
    this.seal = seal;
  }

  long of(Row row) {
    if (row.sound()) {
      return seal.of(requests.content(row.values()));
    }
    String text = new TreeMap<>(row.values()) + " " + row.faults();
    return seal.of(text.getBytes(UTF_8));
  }

  /** Whether a person discarded the record at this very revision, and nobody has asked since. */
  static boolean discarded(@Nullable Entry before, long revision) {
    return before != null
        && before.causes().equals(List.of(DISCARDED))
        && text(revision).equals(before.seen());
  }

  /**
   * Whether the record is parked at this very revision for just that, and nobody has asked since.
   */
  static boolean parked(Entry before, List<Cause> causes, long revision) {
    return before.standing() == Standing.PARKED
        && before.causes().equals(causes)
        && text(revision).equals(before.seen());
  }

  /** As {@link Entry#seen} keeps it. */
  static String text(long revision) {
    return Long.toHexString(revision);
  }
}
