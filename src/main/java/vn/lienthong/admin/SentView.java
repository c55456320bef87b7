package vn.lienthong.admin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records left for the nation, when, and to whom: what the ledger's receipts say, the oldest
 * first.
 *
 * @param next where the list goes on; null at its end
 */
public record SentView(String flow, List<Line> records, @Nullable String next) {
  /**
   * @param what {@code sent}, or {@code withdrawn}: the nation was told that it is no more
   * @param kind how it came to be sent: {@code load}, {@code changes}, {@code retry} …
   * @param to the nation's address at that time; null if that was not noted
   * @param mapping the hash of the mapping it was worded with
   * @param fingerprint of what was sent; null if withdrawn
   */
  public record Line(
      Instant at,
      long run,
      String key,
      String what,
      String kind,
      @Nullable String to,
      String mapping,
      @Nullable String fingerprint) {}

  /**
   * What is asked for. Times are days or times in the province's zone.
   *
   * @param after {@link SentView#next} of the page before
   * @param limit how many records at most
   */
  public record Question(
      @Nullable String key,
      @Nullable String since,
      @Nullable String until,
      @Nullable String after,
      int limit) {}
}
