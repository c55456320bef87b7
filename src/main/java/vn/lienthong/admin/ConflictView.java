package vn.lienthong.admin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record of which both sides changed the same thing.
 *
 * @param fingerprint of what both sides hold; a decision names it, so that it cannot be about
 *     something else
 * @param kind {@code field}, or {@code retired-there-edited-here} and the like
 */
public record ConflictView(
    String flow,
    String key,
    String fingerprint,
    String kind,
    Instant since,
    List<Contested> fields) {
  /**
   * @param provinceBefore what the province held when the sides last agreed
   * @param nationBefore what the nation held then
   */
  public record Contested(
      String field,
      @Nullable String provinceBefore,
      @Nullable String nationBefore,
      @Nullable String province,
      @Nullable String nation) {}
}
