package vn.lienthong.ledger;

import java.time.Instant;
import java.util.List;
import vn.lienthong.record.Key;

/** The story of single records: writes, and what was out of the ordinary. */
public interface Events {
  void tell(String flow, List<Event> events);

  /** All that is known of a record, the newest last. */
  List<Event> story(String flow, Key key);

  /** Forgets what is older; returns how many events went. */
  int prune(Instant before);
}
