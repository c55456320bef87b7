package vn.lienthong.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import vn.lienthong.record.Entry;

/**
 * Walks a flow's entries in pages by key, each page its own short transaction. Ordered by the flow
 * too, because H2 takes the index for the order only if all its columns are named.
 */
final class PagedEntries implements EntryCursor {
  private static final int PAGE = 1_000;

  private final Database database;
  private final String flow;
  private final Deque<Entry> page = new ArrayDeque<>(PAGE);
  private byte[] after = {};
  private boolean more = true;

  PagedEntries(Database database, String flow) {
    this.database = database;
    this.flow = flow;
  }

  @Override
  public boolean hasNext() {
    if (page.isEmpty() && more) {
      page.addAll(
          database.transaction(
              session ->
                  session.list(
                      EntryRows.SELECT
                          + "WHERE flow = ? AND record_key > ? ORDER BY flow, record_key LIMIT "
                          + PAGE,
                      EntryRows::read,
                      flow,
                      after)));
      more = page.size() == PAGE;
    }
    return !page.isEmpty();
  }

  @Override
  public Entry next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Entry entry = page.remove();
    after = entry.key().bytes();
    return entry;
  }

  @Override
  public void close() {
    more = false;
    page.clear();
  }
}
