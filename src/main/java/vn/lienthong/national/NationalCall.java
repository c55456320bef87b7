package vn.lienthong.national;

import org.jspecify.annotations.Nullable;

/**
 * One call of the ministry's API, carried by the exchange property {@link #PROPERTY}.
 *
 * @param purpose what is asked, and so which answers make sense
 * @param path below the API's base, encoded, such as {@code /dan-toc/TW:01}
 * @param query encoded, without the question mark; null if there is none
 * @param idempotencyKey goes with the same bytes only; null for what changes nothing
 */
public record NationalCall(
    Purpose purpose, String path, @Nullable String query, @Nullable String idempotencyKey) {
  public static final String PROPERTY = "nationalCall";

  /** What is asked of the nation. */
  public enum Purpose {
    PAGE,
    /** One record by id: that there is none is an answer. */
    ONE,
    BATCH
  }

  public String method() {
    return purpose == Purpose.BATCH ? "POST" : "GET";
  }
}
