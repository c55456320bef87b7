package vn.lienthong.ledger;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;

/**
 * Which files of a flow's records are on both sides. What is written with a fencing number that is
 * no longer the flow's throws {@link LeaseLost}.
 */
public interface FileCopies {
  /**
   * How many of a flow's files are where they belong.
   *
   * @param bytes of those
   * @param begun files that are on their way or awaited
   */
  record Totals(long files, long bytes, long begun) {}

  Totals totals(String flow);

  /** What the runs are called that move a flow's files. */
  static String runsOf(String flow) {
    return flow + ".files";
  }

  /**
   * The next entries in step, in key order, that are not noted as {@link #finish finished} as they
   * now stand.
   *
   * @param after the last key before; null from the beginning
   */
  List<Entry> open(String flow, @Nullable Key after, int limit);

  /** The files of a record that were begun, by number. */
  List<FileCopy> of(String flow, Key key);

  /** Replaces what was known of the file. */
  void note(String flow, long fencing, FileCopy copy, List<Event> events);

  /**
   * All files of the record are where they belong; those with other numbers are forgotten.
   *
   * @param entry as it stands
   */
  void finish(String flow, long fencing, Entry entry, Set<Integer> numbers);

  /** Looks at the files of this record anew, whatever was noted. */
  void reopen(String flow, Key key);

  /** Forgets what belongs to records that are no more; returns how many files that were. */
  int forget(String flow);
}
