package vn.lienthong.ledger;

import java.util.List;
import java.util.Set;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;

/**
 * What one batch came to.
 *
 * @param fencing the lease's number, which must still be the flow's; 0 if the caller holds none
 * @param entries to be written, one for each key
 * @param removed keys whose entries go
 * @param events what is to be told about single records
 * @param underWay keys that the nation may still write: what was intended there stays noted
 */
public record Settlement(
    long fencing, List<Entry> entries, Set<Key> removed, List<Event> events, Set<Key> underWay) {
  /** Nothing is under way. */
  public Settlement(long fencing, List<Entry> entries, Set<Key> removed, List<Event> events) {
    this(fencing, entries, removed, events, Set.of());
  }
}
