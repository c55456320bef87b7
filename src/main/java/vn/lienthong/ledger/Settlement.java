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
 */
public record Settlement(long fencing, List<Entry> entries, Set<Key> removed, List<Event> events) {}
