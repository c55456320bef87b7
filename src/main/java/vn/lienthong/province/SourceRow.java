package vn.lienthong.province;

import vn.lienthong.record.Cause;
import vn.lienthong.record.Row;

/** A row of a mapping's table, with its child rows, as it was at one moment. */
public sealed interface SourceRow {
  /**
   * The identity as the table stores it: parts between bars, {@code \|} for a bar and {@code \\}
   * for a backslash. Of a row that was asked for by its key: just as that was given.
   */
  String storedKey();

  /**
   * A record.
   *
   * @param row all fields of the mapping, canonical, ROWS as one text; what does not fit its field
   *     is null and among the row's faults
   */
  record Found(String storedKey, Row row) implements SourceRow {}

  /**
   * No record: a part of its identity is missing or unfit, or another row has the same identity.
   *
   * @param cause never with a value
   */
  record Unreadable(String storedKey, Cause cause) implements SourceRow {}
}
