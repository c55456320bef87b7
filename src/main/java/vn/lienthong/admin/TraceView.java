package vn.lienthong.admin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Side;
import vn.lienthong.record.Standing;

/**
 * One record, one story.
 *
 * @param nationalId the nation's id of it, once known
 * @param version the nation's version of it as last agreed
 * @param agreed what each side held when they last agreed
 * @param events the oldest first
 * @param losers values that gave way, kept so that they can be had again
 */
public record TraceView(
    String flow,
    String key,
    Standing standing,
    Instant since,
    @Nullable String nationalId,
    long version,
    List<Cause> causes,
    List<RecordView.Field> agreed,
    List<Event> events,
    List<Loser> losers) {
  /**
   * @param what a verb: {@code adopted}, {@code sent}, {@code parked}, {@code retried} …
   * @param detail never a value
   * @param by the person, if it was one
   */
  public record Event(
      Instant at, long run, String what, @Nullable String detail, @Nullable String by) {}

  /** A value of a field that one side held and another replaced. */
  public record Loser(Instant at, Side side, String field, @Nullable String value) {}
}
