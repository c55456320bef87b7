package vn.lienthong.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
 * arrive after its sender has ended. To a nation without versions it may even arrive after a newer
 * one was settled: what it has set back there then is known as our own write, too.
 */
final class Recovery {
  private final String flow;
  private final String mapping;
  private final Ledger ledger;
  private final boolean versions;

  private Recovery(String flow, String mapping, House house) {
    this.flow = flow;
    this.mapping = mapping;
    this.ledger = house.ledger();
    this.versions = house.versions();
  }

  /**
   * After both sides were read.
   *
   * @param lease null for a run that leaves no trace
   */
  static void after(@Nullable Lease lease, String mapping, House house, Readings readings) {
    if (lease != null) {
      new Recovery(lease.flow(), mapping, house).recover(readings, lease.fencing());
    }
  }

  private void recover(Readings readings, long fencing) {
    Map<Key, List<Intent>> open = byKey(ledger.intents().open(flow));
    Map<Key, List<Intent>> strays = versions ? Map.of() : strays(open.keySet());
    if (open.isEmpty() && strays.isEmpty()) {
      return;
    }
    List<Entry> arrived = new ArrayList<>();
    try (Sightings all = readings.asRead()) {
      while (all.hasNext()) {
        Sightings.Seen seen = all.next();
        Entry entry = recovered(seen, open.getOrDefault(seen.key(), List.of()));
        if (entry == null) {
          entry = setBack(seen, strays.getOrDefault(seen.key(), List.of()));
        }
        if (entry != null) {
          arrived.add(entry);
        }
      }
    }
    if (!arrived.isEmpty()) {
      ledger.entries().settle(flow, new Settlement(fencing, arrived, Set.of(), List.of()));
    }
  }

  private static Map<Key, List<Intent>> byKey(List<Intent> intents) {
    return intents.stream().collect(Collectors.groupingBy(Intent::key));
  }

  /** Those that are open now are among them from now on. */
  private Map<Key, List<Intent>> strays(Set<Key> open) {
    if (!open.isEmpty()) {
      ledger.intents().astray(flow, open);
    }
    return byKey(ledger.intents().strays(flow));
  }

  /** The nation shows something else than was agreed on, and just what an older write said. */
  private @Nullable Entry setBack(Sightings.Seen seen, List<Intent> strays) {
    Entry entry = seen.entry();
    Base base = entry == null ? null : entry.base();
    List<Intent> late =
        strays.stream().filter(stray -> Arrival.undoes(base, stray, seen.nation())).toList();
    return recovered(seen, late);
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
