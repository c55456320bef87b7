package vn.lienthong.reconcile.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.reconcile.Aftermath;
import vn.lienthong.reconcile.Contest;
import vn.lienthong.reconcile.Decision;
import vn.lienthong.reconcile.Policy;
import vn.lienthong.reconcile.Sighting;
import vn.lienthong.record.Base;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Held;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;
import vn.lienthong.record.Standing;
import vn.lienthong.record.Write;

/** Engines with one mistake each, of the kind that is easily made. */
final class BrokenEngines {
  private BrokenEngines() {}

  /** The base holds one value for both sides. */
  static final class OneHalf extends Engine {
    @Override
    Entry settle(
        Aftermath aftermath,
        Decision decision,
        Entry entry,
        Sighting province,
        Sighting nation,
        Aftermath.Done done) {
      Entry next = super.settle(aftermath, decision, entry, province, nation, done);
      if (next == null || next.base() == null || next.standing() == Standing.RETIRED) {
        return next;
      }
      Map<String, Held> fields = new LinkedHashMap<>(next.base().fields());
      fields.replaceAll((field, held) -> Held.of(held.nation(), held.nation()));
      return with(next, new Base(next.base().nationalId(), next.base().version(), fields));
    }
  }

  /** What was not read is gone. */
  static final class AbsenceIsDeletion extends Engine {
    @Override
    boolean asks(Policy policy, Entry entry, Sighting province, Sighting nation) {
      return false;
    }

    @Override
    Decision decide(Policy policy, Key key, Entry entry, Sighting province, Sighting nation) {
      return super.decide(policy, key, entry, gone(province), gone(nation));
    }

    private static Sighting gone(Sighting sighting) {
      return sighting instanceof Sighting.Unread ? Sighting.GONE : sighting;
    }
  }

  /** Writes over whatever the side holds by now. */
  static final class WritesBlindly extends Engine {
    @Override
    boolean comparesFirst() {
      return false;
    }
  }

  /** Keeps no losers. */
  static final class KeepsNoLosers extends Engine {
    @Override
    Decision decide(Policy policy, Key key, Entry entry, Sighting province, Sighting nation) {
      Decision d = super.decide(policy, key, entry, province, nation);
      return new Decision(
          d.key(),
          d.kind(),
          d.toProvince(),
          d.toNation(),
          d.contests(),
          List.of(),
          d.causes(),
          d.firstContact());
    }
  }

  /** Whoever removes a record ends it on the other side. */
  static final class AnyoneEnds extends Engine {
    @Override
    Decision decide(Policy policy, Key key, Entry entry, Sighting province, Sighting nation) {
      Decision d = super.decide(policy, key, entry, province, nation);
      Side ender = province instanceof Sighting.Gone ? Side.PROVINCE : Side.NATION;
      return d.kind() == Decision.Kind.RESTORE
          ? super.ruled(policy, ender, key, entry, province, nation)
          : d;
    }
  }

  /** Takes every answer for a success. */
  static final class HearsNoRefusal extends Engine {
    @Override
    Entry settle(
        Aftermath aftermath,
        Decision decision,
        Entry entry,
        Sighting province,
        Sighting nation,
        Aftermath.Done done) {
      Aftermath.Done heard =
          new Aftermath.Done(
              taken(decision.toProvince(), done.province()),
              taken(decision.toNation(), done.nation()));
      return super.settle(aftermath, decision, entry, province, nation, heard);
    }

    private static Outcome taken(Write write, Outcome outcome) {
      if (write == null || outcome instanceof Outcome.Done) {
        return outcome;
      }
      Map<String, String> values = new LinkedHashMap<>();
      if (write.expected() != null) {
        values.putAll(write.expected().values());
      }
      values.putAll(write.values());
      Handle handle =
          write.expected() == null ? new Handle("", 0, false) : write.expected().handle();
      return new Outcome.Done(new Row(write.key(), values, handle, List.of()));
    }
  }

  /** Takes the base for what a side holds, even of a record that is not in step. */
  static final class TrustsTheBase extends Engine {
    @Override
    boolean asks(Policy policy, Entry entry, Sighting province, Sighting nation) {
      return false;
    }

    @Override
    Decision decide(Policy policy, Key key, Entry entry, Sighting province, Sighting nation) {
      boolean unread = province instanceof Sighting.Unread || nation instanceof Sighting.Unread;
      if (!unread || entry == null || entry.base() == null) {
        return super.decide(policy, key, entry, province, nation);
      }
      Entry inStep =
          new Entry(
              key, Standing.IN_STEP, entry.base(), 0, null, List.of(), null, entry.since(), 1, "");
      return super.decide(policy, key, inStep, province, nation);
    }
  }

  /** Leaves the ledger as it is when a side changed meanwhile. */
  static final class ForgetsChangedSince extends Engine {
    @Override
    Entry settle(
        Aftermath aftermath,
        Decision decision,
        Entry entry,
        Sighting province,
        Sighting nation,
        Aftermath.Done done) {
      boolean changed =
          done.province() instanceof Outcome.ChangedSince
              || done.nation() instanceof Outcome.ChangedSince;
      return changed ? null : super.settle(aftermath, decision, entry, province, nation, done);
    }
  }

  /** Says nothing of what is contested. */
  static final class HidesContests extends Engine {
    @Override
    Decision decide(Policy policy, Key key, Entry entry, Sighting province, Sighting nation) {
      Decision d = super.decide(policy, key, entry, province, nation);
      Decision.Kind kind = d.kind() == Decision.Kind.CONFLICT ? Decision.Kind.ADOPT : d.kind();
      return new Decision(
          d.key(),
          kind,
          d.toProvince(),
          d.toNation(),
          List.of(),
          d.losers(),
          d.causes(),
          d.firstContact());
    }
  }

  /** Asks a person about every edit. */
  static final class AsksAboutEverything extends Engine {
    @Override
    Decision decide(Policy policy, Key key, Entry entry, Sighting province, Sighting nation) {
      Decision d = super.decide(policy, key, entry, province, nation);
      return d.kind() == Decision.Kind.UPDATE && !d.firstContact()
          ? new Decision(
              key,
              Decision.Kind.CONFLICT,
              null,
              null,
              List.of(new Contest("ten", "both-changed")),
              List.of(),
              List.of(),
              false)
          : d;
    }
  }

  private static Entry with(Entry entry, Base base) {
    return new Entry(
        entry.key(),
        entry.standing(),
        base,
        entry.attempts(),
        entry.nextAttempt(),
        entry.causes(),
        entry.seen(),
        entry.since(),
        entry.run(),
        entry.mappingHash());
  }
}
