package vn.lienthong.reconcile.history;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import vn.lienthong.record.Side;

/**
 * One random history of two sides and a gateway between them: users edit between and during cycles,
 * sides refuse and put off, the gateway is killed; then all comes to rest, and again. Everything
 * follows from the seed.
 */
final class History {
  private static final Set<Rewriting> SAME_TEXT =
      EnumSet.of(Rewriting.NONE, Rewriting.PADS, Rewriting.DECOMPOSES);
  private final Story story = new Story();
  private final SplittableRandom random;
  private final Users users;
  private final Cycle cycle;
  private final Rest rest;
  private final boolean tellsOfRemovals;
  private final boolean often;
  private final long seed;

  History(long seed, Engine engine) {
    this(seed, engine, new Deaths(60));
  }

  History(long seed, Engine engine, Deaths deaths) {
    this.seed = seed;
    often = deaths.often();
    random = new SplittableRandom(seed);
    Rules rules = Rules.drawn(random);
    boolean tombstones = random.nextInt(3) != 0;
    boolean compares = engine.comparesFirst();
    Map<Side, MemorySide> sides =
        Map.of(
            Side.PROVINCE, new MemorySide(Side.PROVINCE, rewriting(), tombstones, compares),
            Side.NATION, new MemorySide(Side.NATION, rewriting(), tombstones, compares));
    // killed between writing and settling, a gateway cannot know a rewritten value for its own
    boolean crashes = sides.values().stream().allMatch(side -> SAME_TEXT.contains(side.rewriting));
    Witness witness = new Witness(sides, rules, crashes);
    users = new Users(random, sides, witness, story);
    cycle =
        new Cycle(
            random, engine, rules, sides, witness, users, story, crashes ? deaths : Deaths.NONE);
    rest = new Rest(sides, rules, witness, cycle.ledger);
    tellsOfRemovals = sides.get(Side.NATION).tellsOfRemovals();
    story.tell(rules, sides.get(Side.PROVINCE).rewriting, sides.get(Side.NATION).rewriting);
  }

  private Rewriting rewriting() {
    if (often) {
      return List.copyOf(SAME_TEXT).get(random.nextInt(SAME_TEXT.size()));
    }
    Rewriting[] all = Rewriting.values();
    return random.nextInt(3) == 0 ? Rewriting.NONE : all[random.nextInt(all.length)];
  }

  void run() {
    try {
      users.settle(1 + random.nextInt(4));
      for (int phase = 1 + random.nextInt(3); phase > 0; phase--) {
        for (int noisy = random.nextInt(often ? 60 : 4); noisy > 0; noisy--) {
          users.meddle(2);
          cycle.run(random.nextInt(3) == 0, true);
        }
        users.meddle(2);
        comeToRest();
      }
    } catch (AssertionError | RuntimeException failure) {
      throw new AssertionError(
          failure.getMessage() + "\nseed " + seed + ": " + story.text(), failure);
    }
  }

  private void comeToRest() {
    cycle.retryAll();
    cycle.run(!tellsOfRemovals || random.nextBoolean(), false);
    cycle.run(random.nextBoolean(), false);
    Witness.check(cycle.run(random.nextBoolean(), false) == 0, "the third cycle moves something");
    Witness.check(cycle.run(true, false) == 0, "reading all moves something");
    rest.check();
  }
}
