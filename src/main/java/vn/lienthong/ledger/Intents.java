package vn.lienthong.ledger;

import java.time.Instant;
import java.util.List;
import vn.lienthong.record.Intent;

/**
 * Writes that were begun and not settled yet. Settling a record's entry ends its intents, but for
 * what the nation may still write.
 */
public interface Intents {
  /** Called before anything of it is written; replaces the same record's for the same side. */
  void keep(String flow, List<Intent> intents);

  /** Those that nothing has settled, in no order. */
  List<Intent> open(String flow);

  /** Forgets those noted before; returns how many there were. */
  int prune(Instant before);
}
