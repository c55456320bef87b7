package vn.lienthong.feed;

import java.util.Collection;
import java.util.Map;
import vn.lienthong.ledger.Entries;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;

/** A flow's entries of records out of the ordinary, not asked for while there are none. */
final class Exceptions {
  private final String flow;
  private final Entries entries;
  private volatile boolean any;

  Exceptions(String flow, Entries entries) {
    this.flow = flow;
    this.entries = entries;
    this.any = !entries.counts(flow).isEmpty() || entries.discarded(flow) > 0;
  }

  Map<Key, Entry> among(Collection<Key> keys) {
    return any ? entries.among(flow, keys) : Map.of();
  }

  /** From now on there may be some. */
  void some() {
    any = true;
  }

  boolean any() {
    return any;
  }
}
