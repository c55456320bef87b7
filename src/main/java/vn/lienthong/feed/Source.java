package vn.lienthong.feed;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Row;

/**
 * The province's rows of one flow, within its scope and filter, with their child rows. Stored keys
 * are texts as {@link vn.lienthong.record.Handle#id()} of the province.
 */
public interface Source {
  /**
   * The next rows by the table's own key; empty only at the end.
   *
   * @param after the stored key of the last row of the page before; null for the first page
   */
  List<Found> page(@Nullable String after, int limit);

  /** Those rows that have one of the keys. */
  List<Found> byKeys(Collection<String> storedKeys);

  /** How many rows there are. */
  long count();

  /** How many rows are left out because they do not pass the filter. */
  long filteredOut();

  /** How many rows have no key, which no page gives. */
  long withoutKey();

  /**
   * One row.
   *
   * @param row null if its identity cannot be read
   * @param unreadable why it cannot
   */
  record Found(String storedKey, @Nullable Row row, @Nullable Cause unreadable) {}
}
