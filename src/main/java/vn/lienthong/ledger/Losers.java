package vn.lienthong.ledger;

import java.time.Instant;
import java.util.List;
import vn.lienthong.record.Key;

/**
 * Values that gave way to the other side's, so that they can be restored. Values live only here.
 */
public interface Losers {
  /** Keeps them durably: called before the winner is written. */
  void keep(List<Loser> losers);

  /** What a record has lost, the newest last. */
  List<Loser> byKey(String flow, Key key);

  /** Forgets what was lost before; returns how many values went. */
  int prune(Instant before);
}
