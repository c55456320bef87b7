package vn.lienthong.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a feed is.
 *
 * @param unsettled a run began to send and has not ended well: the nation may have taken what no
 *     receipt tells of
 * @param newest the last mark given to the province's database
 * @param before the one before it
 * @param verdictsSince the nation's own time from which verdicts are read
 * @param witness what the nation must still have; null if nothing is known of it
 */
public record FeedState(
    String flow,
    Place place,
    boolean unsettled,
    @Nullable Mark newest,
    @Nullable Mark before,
    @Nullable String verdictsSince,
    @Nullable Witness witness) {
  /** What a feed is at. */
  public enum Phase {
    /** Nothing was ever sent. */
    NEW,
    /** All rows are read page by page. */
    LOADING,
    /** Only what changes is read. */
    FOLLOWING
  }

  /**
   * Everything up to here was delivered or written down.
   *
   * @param after while loading: the stored key of the last row; null at the beginning
   * @param loaded how many rows this load has dealt with
   * @param position in the province's log of changes; while loading the one to follow from
   */
  public record Place(Phase phase, @Nullable String after, long loaded, long position) {
    public static final Place NEW = new Place(Phase.NEW, null, 0, 0);

    public static Place loading(long position) {
      return new Place(Phase.LOADING, null, 0, position);
    }

    public static Place following(long position) {
      return new Place(Phase.FOLLOWING, null, 0, position);
    }
  }

  /** A random word that stands in the province's database, and the position it stands for. */
  public record Mark(String nonce, long position, Instant at) {}

  /**
   * A record as the nation had it: if it has less of it, it was put back to an earlier day.
   *
   * @param id the nation's
   * @param version the nation's; 0 if it was not told
   * @param gone the record was withdrawn
   */
  public record Witness(String id, long version, boolean gone) {}
}
