package vn.lienthong.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Batches that the nation took and said it would carry out later. Forgotten after a month. */
public interface Promises {
  /**
   * One batch.
   *
   * @param name the nation's ticket for it
   * @param prints fingerprints of the entries whose answers were not heard yet, by the nation's id
   */
  record Promise(String name, Map<String, String> prints) {}

  /** Those that are about any of these ids, the oldest first. */
  List<Promise> of(String resource, Collection<String> ids);

  void keep(String resource, String name, Map<String, String> prints);

  void drop(String resource, String name, Collection<String> ids);
}
