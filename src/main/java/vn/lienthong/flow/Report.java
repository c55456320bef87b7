package vn.lienthong.flow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Counts;
import vn.lienthong.ledger.Fingerprints;
import vn.lienthong.reconcile.Decision;
import vn.lienthong.reconcile.Sighting;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;

/**
 * What a run found and did.
 *
 * @param run its number; 0 if it was dry
 * @param result {@code in-step}, {@code observing}, {@code waiting-approval}, {@code behind},
 *     {@code held}, {@code failed}; {@code planned} if it was dry
 * @param cause why it was held or failed, or what else is to be said
 * @param firstContact the flow, or a field of it, meets the other side for the first time
 * @param guards what the guard holds back, in words
 * @param plan the decisions that write, as a person may ask for them; empty unless dry
 * @param heldPlan the plan that waits for approval
 * @param notable how many decisions are not NOTHING
 * @param lines the first of these
 * @param fed what only a feed has to tell; null for others
 */
public record Report(
    long run,
    String flow,
    String result,
    @Nullable Cause cause,
    Instant started,
    Instant ended,
    Counts counts,
    boolean firstContact,
    List<String> guards,
    Fingerprints plan,
    @Nullable String heldPlan,
    List<String> changedSince,
    long notable,
    List<Line> lines,
    @Nullable Fed fed) {
  /**
   * One decision.
   *
   * @param held why it waits for a person; null if it does not
   */
  public record Line(
      Key key,
      @Nullable Entry entry,
      Sighting province,
      Sighting nation,
      Decision decision,
      @Nullable String held) {}

  /**
   * Of a feed.
   *
   * @param skips how many records were skipped, by the reason
   * @param keys of a dry run: the first records that would be sent, {@code + KEY}, or withdrawn,
   *     {@code - KEY}
   */
  public record Fed(Map<String, Integer> skips, List<String> keys) {}

  /** A feed's run, however it ended. */
  public static Report fed(
      long run,
      String flow,
      String result,
      @Nullable Cause cause,
      Instant started,
      Instant ended,
      Counts counts,
      Fed fed) {
    return new Report(
        run,
        flow,
        result,
        cause,
        started,
        ended,
        counts,
        false,
        List.of(),
        Fingerprints.of(java.util.stream.LongStream.empty()),
        null,
        List.of(),
        0,
        List.of(),
        fed);
  }

  static Report broken(
      long run, String flow, String result, Cause cause, Instant started, Instant ended) {
    return new Report(
        run,
        flow,
        result,
        cause,
        started,
        ended,
        new Counts(Map.of()),
        false,
        List.of(),
        Fingerprints.of(java.util.stream.LongStream.empty()),
        null,
        List.of(),
        0,
        List.of(),
        null);
  }
}
