package vn.lienthong.reconcile.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.lienthong.reconcile.Aftermath;
import vn.lienthong.reconcile.Arrival;
import vn.lienthong.reconcile.Decision;
import vn.lienthong.reconcile.Policy;
import vn.lienthong.reconcile.Seen;
import vn.lienthong.reconcile.Sighting;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Intent;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;
import vn.lienthong.record.Standing;
import vn.lienthong.record.Write;

/** The gateway: reads both sides, decides, writes, settles; a plain loop around the engine. */
final class Cycle {
  /**
   * @param waits the decision is not carried out, because a parent is missing
   */
  private record Plan(
      Entry entry, Sighting province, Sighting nation, Decision decision, boolean waits) {}

  final Map<Key, Entry> ledger = new TreeMap<>();
  private final SplittableRandom random;
  private final Engine engine;
  private final Rules rules;
  private final Map<Side, MemorySide> sides;
  private final Witness witness;
  private final Users users;
  private final Story story;
  private final Deaths deaths;
  private final Map<Key, List<Intent>> intents = new TreeMap<>();
  private Instant now = Instant.parse("2026-11-21T00:00:00Z");
  private boolean noisy;

  Cycle(
      SplittableRandom random,
      Engine engine,
      Rules rules,
      Map<Side, MemorySide> sides,
      Witness witness,
      Users users,
      Story story,
      Deaths deaths) {
    this.random = random;
    this.engine = engine;
    this.rules = rules;
    this.sides = sides;
    this.witness = witness;
    this.users = users;
    this.story = story;
    this.deaths = deaths;
  }

  /** A person mended what was refused and has it all tried again. */
  void retryAll() {
    ledger.replaceAll((key, entry) -> Engine.due(entry, now));
  }

  /**
   * @param noisy users edit, sides refuse and the gateway dies meanwhile
   * @return how much was written or learned
   */
  int run(boolean full, boolean noisy) {
    try {
      return live(full, noisy);
    } catch (Deaths.Killed killed) {
      return 1;
    }
  }

  private int live(boolean full, boolean noisy) {
    this.noisy = noisy;
    now = now.plus(Duration.ofHours(1));
    story.tell("cycle", full ? "full" : "of changes", noisy ? "" : "quiet");
    Map<Side, Integer> ticks = new EnumMap<>(Side.class);
    Map<Side, Map<Key, Sighting>> read = new EnumMap<>(Side.class);
    Map<Side, Set<Key>> held = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      held.put(side, new HashSet<>());
      ticks.put(side, sides.get(side).now());
      read.put(side, read(sides.get(side), full, held.get(side)));
      meddle(6);
    }
    recover(read);
    reach("read");
    Map<Key, Plan> plans = decide(read, held);
    reach("decided");
    intend(plans);
    reach("intended");
    meddle(4);
    Map<Key, Map<Side, Outcome>> outcomes = new HashMap<>();
    Side first = random.nextBoolean() ? Side.PROVINCE : Side.NATION;
    for (Side side : List.of(first, first.other())) {
      for (Plan plan : plans.values()) {
        Write write = plan.decision().write(side);
        if (write != null && !plan.waits()) {
          outcomes
              .computeIfAbsent(write.key(), k -> new EnumMap<>(Side.class))
              .put(side, write(side, write));
          meddle(12);
        }
        reach("written", outcomes.keySet());
      }
    }
    reach("all written", outcomes.keySet());
    int moved = settle(plans, outcomes);
    reach("settled");
    read.forEach(
        (side, sightings) ->
            sightings.forEach(
                (key, sighting) -> {
                  if (!(sighting instanceof Sighting.Unread)) {
                    sides.get(side).told(key, ticks.get(side));
                  }
                }));
    return moved;
  }

  private void reach(String boundary) {
    reach(boundary, Set.of());
  }

  /** The process may end here. */
  private void reach(String boundary, Set<Key> unsettled) {
    if (noisy && deaths.strikes(random, boundary)) {
      story.tell("killed,", boundary);
      unsettled.forEach(witness.diary::disturbed);
      throw new Deaths.Killed();
    }
  }

  /** What was begun and not settled, where a side shows that it arrived. */
  private void recover(Map<Side, Map<Key, Sighting>> read) {
    intents.forEach(
        (key, begun) -> {
          for (Intent intent : begun) {
            Entry entry = ledger.get(key);
            Sighting there = read.get(intent.side()).getOrDefault(key, Sighting.GONE);
            Arrival.base(entry == null ? null : entry.base(), intent, there)
                .ifPresent(base -> ledger.put(key, Arrival.entry(intent, entry, base, "hash")));
          }
        });
    intents.clear();
  }

  private void intend(Map<Key, Plan> plans) {
    plans.forEach(
        (key, plan) -> {
          List<Intent> begun = new ArrayList<>();
          for (Side side : Side.values()) {
            Optional<Intent> intent =
                Arrival.intent(
                    plan.decision(), side, plan.entry(), plan.province(), plan.nation(), 1, now);
            intent.filter(some -> !plan.waits()).ifPresent(begun::add);
          }
          intents.put(key, begun);
        });
  }

  private void meddle(int oneIn) {
    if (noisy) {
      users.meddle(oneIn);
    }
  }

  private Map<Key, Sighting> read(MemorySide side, boolean full, Set<Key> held) {
    Map<Key, Sighting> read = new HashMap<>();
    for (Key key : side.keys()) {
      boolean left = noisy && random.nextInt(20) == 0;
      read.put(key, left ? Sighting.UNREAD : full ? side.ask(key) : side.changes(key));
      if (side.holds(key)) {
        held.add(key);
      }
    }
    return read;
  }

  private Map<Key, Plan> decide(Map<Side, Map<Key, Sighting>> read, Map<Side, Set<Key>> held) {
    Policy policy = rules.policy(now, noisy);
    Set<Key> keys = new TreeSet<>(ledger.keySet());
    read.values().forEach(sightings -> keys.addAll(sightings.keySet()));
    Map<Key, Plan> plans = new LinkedHashMap<>();
    for (Key key : keys) {
      Entry entry = ledger.get(key);
      Sighting province = read.get(Side.PROVINCE).getOrDefault(key, Sighting.GONE);
      Sighting nation = read.get(Side.NATION).getOrDefault(key, Sighting.GONE);
      if (engine.asks(policy, entry, province, nation)) {
        province = asked(Side.PROVINCE, key, province, held);
        nation = asked(Side.NATION, key, nation, held);
      }
      if (province.found().isPresent() && nation.found().isPresent()) {
        witness.read(key, province.found().get(), nation.found().get());
      }
      boolean ruled = rules(entry, province, nation);
      Side side = random.nextBoolean() ? Side.PROVINCE : Side.NATION;
      Decision decision =
          ruled
              ? engine.ruled(policy, side, key, entry, province, nation)
              : engine.decide(policy, key, entry, province, nation);
      if (decision.kind() != Decision.Kind.NOTHING && decision.kind() != Decision.Kind.KEEP) {
        story.tell("decided", ruled ? "as ruled for " + side : "", decision);
        if (decision.kind() == Decision.Kind.ADOPT) {
          witness.adopted(province, nation);
        }
        boolean waits = noisy && decision.writes() && random.nextInt(20) == 0;
        if (!waits) {
          witness.decided(decision, ruled, held);
        }
        plans.put(key, new Plan(entry, province, nation, decision, waits));
      }
    }
    return plans;
  }

  private Sighting asked(Side side, Key key, Sighting before, Map<Side, Set<Key>> held) {
    if (!(before instanceof Sighting.Unread)) {
      return before;
    }
    Sighting asked = sides.get(side).ask(key);
    boolean there =
        asked.found().isPresent() ? held.get(side).add(key) : held.get(side).remove(key);
    story.tell(side, "asked for", key, there ? "news" : "");
    return asked;
  }

  /** Sometimes a person decides a conflict, if both sides still show what was seen then. */
  private boolean rules(Entry entry, Sighting province, Sighting nation) {
    return noisy
        && entry != null
        && entry.standing() == Standing.CONFLICT
        && entry.seen() != null
        && !(province instanceof Sighting.Unread)
        && !(nation instanceof Sighting.Unread)
        && Seen.unchanged(entry.seen(), province, nation)
        && random.nextInt(4) == 0;
  }

  private Outcome write(Side side, Write write) {
    if (noisy && random.nextInt(25) == 0) {
      story.tell(side, "refuses", write.key());
      return new Outcome.Refused(List.of(Cause.of("constraint")));
    }
    if (noisy && random.nextInt(25) == 0) {
      story.tell(side, "puts off", write.key());
      return new Outcome.Later(Cause.of("locked"), null);
    }
    Map<String, String> before = new HashMap<>(sides.get(side).values(write.key()));
    Outcome outcome = sides.get(side).write(write);
    story.tell(side, "answers", write.key(), outcome);
    if (outcome instanceof Outcome.Done done) {
      Row after = done.after();
      witness.gatewayWrote(side, write, before, after);
    }
    return outcome;
  }

  private int settle(Map<Key, Plan> plans, Map<Key, Map<Side, Outcome>> outcomes) {
    Aftermath aftermath =
        new Aftermath(
            "hash",
            1,
            now,
            (attempts, later) ->
                attempts > 3 ? null : now.plus(Duration.ofMinutes(20L * attempts)));
    int moved = 0;
    intents.clear();
    for (Map.Entry<Key, Plan> one : plans.entrySet()) {
      Plan plan = one.getValue();
      Map<Side, Outcome> outcome = outcomes.getOrDefault(one.getKey(), Map.of());
      Aftermath.Done done =
          new Aftermath.Done(outcome.get(Side.PROVINCE), outcome.get(Side.NATION));
      Entry next =
          plan.waits()
              ? engine.wait(aftermath, one.getKey(), plan.entry())
              : engine.settle(
                  aftermath, plan.decision(), plan.entry(), plan.province(), plan.nation(), done);
      moved += plan.decision().writes() || !Objects.equals(next, plan.entry()) ? 1 : 0;
      story.tell("settled", next);
      if (next != null && Aftermath.forgets(next)) {
        ledger.remove(one.getKey());
      } else if (next != null) {
        ledger.put(one.getKey(), next);
      }
    }
    return moved;
  }
}
