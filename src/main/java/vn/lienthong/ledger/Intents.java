package vn.lienthong.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import vn.lienthong.record.Intent;
import vn.lienthong.record.Key;

/**
 * Writes that were begun and not settled yet. Settling a record's entry ends its intents, but for
 * what the nation may still write.
 */
public interface Intents {
  /** Called before anything of it is written; replaces the same record's for the same side. */
  void keep(String flow, List<Intent> intents);

  /** Those that nothing has settled, in no order. */
  List<Intent> open(String flow);

  /**
   * What is noted of these for the nation brought no answer, and may arrive after what is written
   * next: it outlasts the settling.
   */
  void astray(String flow, Collection<Key> keys);

  /** Those that went astray, in no order; several of a record, of different runs. */
  List<Intent> strays(String flow);

  /** Forgets those noted before; returns how many there were. */
  int prune(Instant before);
}
