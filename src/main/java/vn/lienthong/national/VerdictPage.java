package vn.lienthong.national;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Key;

/**
 * One page of what the ministry said of records.
 *
 * @param page as it came
 * @param verdicts in the order given, records without a usable key left out
 * @param newest of its records the one that was changed last; null if that is not told
 */
public record VerdictPage(Page page, List<Verdict> verdicts, @Nullable Seen newest) {
  /**
   * What it said of one.
   *
   * @param fields canonical, by the names of the fields with authority {@code national}; null for
   *     nothing said
   * @param sound whether all of them could be read
   * @param withdrawn the record is a tombstone
   */
  public record Verdict(
      Key key, Map<String, @Nullable String> fields, boolean sound, boolean withdrawn) {}
}
