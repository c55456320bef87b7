package vn.lienthong.ledger;

import java.util.Iterator;
import vn.lienthong.record.Entry;

/** Entries in key order. Closing it early is allowed. */
public interface EntryCursor extends Iterator<Entry>, AutoCloseable {
  @Override
  void close();
}
