package vn.lienthong.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Lease;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.Settlement;
import vn.lienthong.reconcile.Arrival;
import vn.lienthong.record.Base;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Intent;
import vn.lienthong.record.Key;
import vn.lienthong.record.Side;

/**
 * What a run left behind that ended between writing and settling. Writes that have arrived are
 * entered as agreed on, before anything is decided; the others stay noted, because a request may
 * arrive after its sender has ended.
 */
final class Recovery {
  private final String flow;
  private final String mapping;
  private final Ledger ledger;

  private Recovery(String flow, String mapping, Ledger ledger) {
    this.flow = flow;
    this.mapping = mapping;
    this.ledger = ledger;
  }

  /**
   * After both sides were read.
   *
   * @param lease null for a run that leaves no trace
   */
  static void after(@Nullable Lease lease, String mapping, Ledger ledger, Readings readings) {
    if (lease != null) {
      new Recovery(lease.flow(), mapping, ledger).recover(readings, lease.fencing());
    }
  }

  private void recover(Readings readings, long fencing) {
    Map<Key, List<Intent>> open = new HashMap<>();
    for (Intent intent : ledger.intents().open(flow)) {
      open.computeIfAbsent(intent.key(), key -> new ArrayList<>()).add(intent);
    }
    if (open.isEmpty()) {
      return;
    }
    List<Entry> arrived = new ArrayList<>();
    try (Sightings all = readings.asRead()) {
      while (all.hasNext()) {
        Sightings.Seen seen = all.next();
        Entry entry = recovered(seen, open.getOrDefault(seen.key(), List.of()));
        if (entry != null) {
          arrived.add(entry);
        }
      }
    }
    if (!arrived.isEmpty()) {
      ledger.entries().settle(flow, new Settlement(fencing, arrived, Set.of(), List.of()));
    }
  }

  private @Nullable Entry recovered(Sightings.Seen seen, List<Intent> intents) {
    Entry entry = seen.entry();
    boolean any = false;
    for (Intent intent : intents) {
      var there = intent.side() == Side.PROVINCE ? seen.province() : seen.nation();
      Optional<Base> base = Arrival.base(entry == null ? null : entry.base(), intent, there);
      if (base.isPresent()) {
        entry = Arrival.entry(intent, entry, base.get(), mapping);
        any = true;
      }
    }
    return any ? entry : null;
  }
}
