package vn.lienthong.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Entries;
import vn.lienthong.reconcile.Sighting;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Side;

/** What both sides were seen to hold in one run, beside what the ledger remembers. */
final class Readings implements AutoCloseable {
  private final String flow;
  private final Entries entries;
  private final ProvinceReading province;
  private final NationalReading nation;

  Readings(String flow, Entries entries, ProvinceReading province, NationalReading nation) {
    this.flow = flow;
    this.entries = entries;
    this.province = province;
    this.nation = nation;
  }

  ProvinceReading province() {
    return province;
  }

  NationalReading nation() {
    return nation;
  }

  /**
   * Finds what has to be asked for by itself before it counts as gone.
   *
   * @param every takes each key as it is known so far
   * @throws Untrusted if a side that held records shows none at all
   */
  void findMissing(Consumer<Sightings.Seen> every) {
    boolean known = false;
    try (Sightings all = sightings()) {
      while (all.hasNext()) {
        Sightings.Seen seen = all.next();
        every.accept(seen);
        Entry entry = seen.entry();
        if (entry == null || entry.base() == null) {
          continue;
        }
        known = known || entry.base().heldBy(Side.PROVINCE) && entry.base().heldBy(Side.NATION);
        if (seen.province() instanceof Sighting.Unread && entry.base().heldBy(Side.PROVINCE)) {
          province.missed(entry);
        }
        if (seen.nation() instanceof Sighting.Unread && entry.base().heldBy(Side.NATION)) {
          nation.missed(entry);
        }
      }
    }
    if (known && province.read() == 0) {
      throw new Untrusted("empty-table");
    }
    if (known && nation.complete() && nation.read() == 0) {
      throw new Untrusted("empty-list");
    }
  }

  /** Whether anything is still to be asked for. */
  boolean toAsk() {
    return province.toAsk() || nation.toAsk().isPresent();
  }

  /** As the pages showed them, before anything was asked for by itself. */
  Sightings asRead() {
    return sightings((k, e) -> Sighting.UNREAD, (k, e) -> Sighting.UNREAD);
  }

  Sightings sightings() {
    return sightings(this::absentAtProvince, this::absentAtNation);
  }

  private Sightings sightings(Sightings.Absence atProvince, Sightings.Absence atNation) {
    return new Sightings(province.rows(), nation.rows(), entries.all(flow), atProvince, atNation);
  }

  private Sighting absentAtProvince(Key key, @Nullable Entry entry) {
    boolean knownThere =
        entry != null && entry.base() != null && entry.base().heldBy(Side.PROVINCE);
    if (province.elsewhere(key)) {
      return Sighting.ELSEWHERE;
    }
    return knownThere && !province.gone(key) ? Sighting.UNREAD : Sighting.GONE;
  }

  private Sighting absentAtNation(Key key, @Nullable Entry entry) {
    boolean knownThere = entry != null && entry.base() != null && entry.base().heldBy(Side.NATION);
    if (nation.elsewhere(key)) {
      return Sighting.ELSEWHERE;
    }
    boolean gone = knownThere ? nation.gone(key) : nation.complete() || entry == null;
    return gone ? Sighting.GONE : Sighting.UNREAD;
  }

  List<Cause> remarks() {
    List<Cause> remarks = new ArrayList<>(province.remarks());
    remarks.addAll(nation.remarks());
    return remarks;
  }

  @Override
  public void close() {
    province.close();
    nation.close();
  }
}
