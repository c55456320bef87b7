package vn.lienthong.province.capture;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import vn.lienthong.province.ProvinceUnreachable;
import vn.lienthong.province.Query;

/**
 * The changes of one mapping's records.
 *
 * <p>Triggers put the keys of changed records into an inbox. {@link #stamp} moves what is committed
 * there into the log and gives it positions, one stamping at a time. So a transaction that commits
 * late gets a later position, whenever it began, and nothing waits for it. Positions are of the
 * whole database's log: between two of one flow others may lie.
 *
 * <p>A reader that carries the records of all changes after its position, and only then moves the
 * position, misses none. It may meet a record more than once.
 *
 * <p>All methods throw {@link ProvinceUnreachable} if the database does not answer.
 */
public interface ChangeLog {
  /** Whether every change is caught; asks the database each time. */
  Readiness readiness();

  /**
   * One row, one number: not 0 if there is anything to stamp or anything in the log after the
   * position. Costs the same however many rows the tables have.
   */
  Query probe(long after);

  /** What {@link #probe} asks, without camel-sql. */
  boolean anything(long after);

  /**
   * What changes with every change of the triggers, as far as the database tells that at once;
   * otherwise the same for all. To be taken before {@link #readiness}, so that it is of what that
   * has seen, or of what was before.
   */
  String seal();

  /**
   * A question that may be asked again and again, by one statement on one connection, at a cost
   * that does not grow with the tables: whether all this is so.
   *
   * <ul>
   *   <li>{@link #probe} finds nothing after the position;
   *   <li>the log {@linkplain #reachesBackTo reaches back to} it;
   *   <li>the flow's {@link #mark} has this nonce;
   *   <li>the {@link #seal} is this one.
   * </ul>
   */
  BooleanSupplier still(long position, String nonce, String seal);

  /**
   * Moves all that is committed from the inbox into the log, of every flow.
   *
   * @return the log's end: the position of its last change, 0 if there never was one
   */
  long stamp();

  /**
   * The next changes in ascending order, each key at most once per stamping.
   *
   * @param limit at most so many; fewer: there are no more
   */
  List<Change> after(long position, int limit);

  /**
   * Whether the log still holds every change after that position: false if they were pruned, or if
   * the log has never come so far (the database is another one, or older).
   */
  boolean reachesBackTo(long position);

  /**
   * Tells the change at that position from any that another log, or a restored one, has there.
   *
   * @return of a change that is no longer kept, or of no change, the same for all
   */
  String token(long position);

  /** The mark last left for this flow. */
  Optional<Mark> mark();

  /** Replaces the flow's mark. */
  void mark(Mark mark);

  /**
   * Drops the flow's changes up to that position that were stamped before that moment.
   *
   * @return how many
   */
  int prune(long upTo, Instant before);

  /**
   * The oldest transaction that has changed something and is still open. Empty if there is none, or
   * if the database does not tell this user.
   */
  Optional<OpenTransaction> oldestOpen();
}
