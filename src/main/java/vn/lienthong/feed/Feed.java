package vn.lienthong.feed;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.lienthong.mapping.Feeding;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.national.FeedAnswers;
import vn.lienthong.national.FeedRequests;
import vn.lienthong.province.Province;
import vn.lienthong.province.capture.ChangeLog;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Row;

/**
 * One fed flow: a mapping, and what speaks it to either side.
 *
 * @param source opened once in each run, because a table may have changed since the last
 * @param changes likewise
 * @param province where verdicts are written
 * @param checks likewise: what keeps a sound row from being sent, remembering what it looked up
 */
public record Feed(
    Mapping mapping,
    Supplier<Source> source,
    Supplier<ChangeLog> changes,
    Province province,
    FeedRequests requests,
    FeedAnswers answers,
    Supplier<Function<Row, List<Cause>>> checks) {
  /** What a record's disappearance means to the nation. */
  Feeding.OnGone onGone() {
    return mapping.feed() == null ? Feeding.OnGone.RETIRE : mapping.feed().onGone();
  }

  public String name() {
    return mapping.name();
  }
}
