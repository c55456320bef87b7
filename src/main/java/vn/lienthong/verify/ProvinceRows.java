package vn.lienthong.verify;

import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;

/** One flow's rows at the province, child rows included. */
public interface ProvinceRows {
  /** How many rows are in scope now. */
  long count();

  /** How many more the mapping's filter leaves out, counted by the database. */
  long filteredOut();

  /**
   * Gives every row in scope to {@code row}, one page in memory at a time, and the cause of each
   * that has no readable key to {@code unreadable}.
   */
  void each(Consumer<Row> row, Consumer<Cause> unreadable);

  /** Those of the keys that are in scope now. */
  Map<Key, Row> of(Collection<Key> keys);
}
