package vn.lienthong.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;

/** A gateway that is killed and started again and again, between two sides that are edited. */
final class Storm implements AutoCloseable {
  static final long LONGEST_LIFE = 120_000;
  private static final int MOST_RUNS = 28;
  private static final long PATIENCE = 120_000;

  final World world;
  final Conductor conductor;
  final Wire wire;
  private final Host host;
  private final Random random;
  private final Oracle oracle;
  private final Map<String, Integer> deaths = new TreeMap<>();
  private final Set<String> failpoints = new TreeSet<>();
  private final Aims aims;
  private Process gateway;
  private final Map<String, Long> spent = new LinkedHashMap<>();
  private int kills;
  private int batchesUnderWay;

  Storm(Path home, World.Kind kind, Software software, long seed) throws IOException, SQLException {
    this(home, kind, software, new Single(software), new Turns(new Random(seed)), seed);
  }

  /**
   * @param host where the gateway lives
   */
  Storm(Path home, World.Kind kind, Software software, Host host, Aims aims, long seed)
      throws IOException, SQLException {
    this.host = host;
    this.aims = aims;
    conductor = new Conductor(host);
    this.random = new Random(seed);
    long begun = System.nanoTime();
    world = new World(home, kind, software);
    wire = new Wire(world.nationUrl(), conductor, seed);
    world.settle(wire.url());
    oracle = new Oracle(world, wire);
    spent("both sides", begun);
  }

  private void spent(String on, long since) {
    spent.merge(on, System.nanoTime() - since, Long::sum);
  }

  /**
   * What a storm leaves.
   *
   * @param spent seconds, and on what
   */
  record Aftermath(
      List<String> wrong,
      Set<String> failpoints,
      int kills,
      int batchesUnderWay,
      String histogram,
      String spent) {}

  /** A storm from its beginning to its end. */
  static Aftermath over(World.Kind kind, Software software, int lives, long seed) throws Exception {
    String name = kind.word() + "-" + Long.toHexString(seed);
    try (Storm storm = new Storm(software.folder().resolve(name), kind, software, seed)) {
      return storm.all(lives);
    }
  }

  /** From its first life until all is at rest. */
  Aftermath all(int lives) throws Exception {
    settleIn();
    rage(lives);
    return aftermath(rest());
  }

  Aftermath aftermath(List<String> wrong) {
    StringJoiner seconds = new StringJoiner(", ");
    spent.put("of the processor for gateways", host.cpu());
    spent.forEach((on, nanos) -> seconds.add("%s %.1f s".formatted(on, nanos / 1e9)));
    return new Aftermath(
        wrong, failpoints, kills, batchesUnderWay, histogram(), seconds.toString());
  }

  /** The first life: capture is installed, both sides come to rest, and the process lives on. */
  void settleIn() throws Exception {
    long begun = System.nanoTime();
    gateway = host.first(world, conductor);
    meet();
    if (host.next(gateway)) {
      start(null, 0);
      awaitRuns(1);
    }
    spent("settling in", begun);
  }

  private void meet() throws Exception {
    conductor.watch(gateway, null, 0);
    awaitRuns(1);
    world.installCapture();
    awaitRuns(4);
    List<String> wrong = calm(PATIENCE, PATIENCE);
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(
          "no rest: " + wrong.stream().limit(9).toList() + conductor.last());
    }
  }

  /** The first start of a process that goes on. */
  Process begin() throws Exception {
    start(null, 0);
    meet();
    return gateway;
  }

  void start(String aim, int nth) {
    gateway = host.start(world, conductor);
    conductor.watch(gateway, aim, nth);
  }

  void awaitRuns(int more) throws InterruptedException, IOException {
    if (!conductor.awaitRuns(more, PATIENCE)) {
      throw new IllegalStateException(
          "the gateway does not get on: " + conductor.last() + "\n" + log());
    }
  }

  /** A life that ends at the nth passage of a failpoint, or after that many milliseconds. */
  Conductor.Death live(String aim, int nth, long most) throws Exception {
    start(aim, nth);
    return die(most);
  }

  /** The life under way ends where it is aimed at, or after that many milliseconds. */
  Conductor.Death die(long most) throws Exception {
    return die(most, MOST_RUNS);
  }

  private Conductor.Death die(long most, int runs) throws Exception {
    Conductor.Death death = conductor.death(most, runs);
    spent.merge("starting", conductor.waking(), Long::sum);
    kills++;
    batchesUnderWay += death.batchUnderWay() ? 1 : 0;
    if (wire.fate == null) {
      wire.deliver();
    }
    aims.hit(death);
    deaths.merge(death.at() + (death.batchUnderWay() ? "  *" : ""), 1, Integer::sum);
    return death;
  }

  /** So many lives, while both sides are edited. The one under way shows what there is to hit. */
  void rage(int lives) throws Exception {
    long begun = System.nanoTime();
    try (Hand clerk = new Clerk(world, conductor::over, random.nextLong()).begin();
        Hand minister = new Minister(world, conductor::over, random.nextLong()).begin()) {
      explore();
      for (int i = 0; i < lives; i++) {
        String aim = aims.next();
        if (aim == null) {
          live(null, 0, random.nextInt(1_500));
        } else {
          int most = aim.equals(Conductor.ANY) ? 200 : 2;
          live(aim, 1 + random.nextInt(most), LONGEST_LIFE);
        }
      }
    }
    spent("lives, starting included,", begun);
  }

  /** A life that ends where it will, long enough to pass everything. */
  private void explore() throws Exception {
    Map<String, Integer> before = conductor.passages();
    die(LONGEST_LIFE, 24);
    Map<String, Integer> after = conductor.passages();
    after.forEach(
        (passage, times) -> {
          if (times - before.getOrDefault(passage, 0) > 1) {
            failpoints.add(passage);
          }
        });
    aims.found(failpoints);
  }

  /** Left alone: what is wrong when nothing is done any more. */
  List<String> rest() throws Exception {
    List<String> wrong = wrong(PATIENCE, PATIENCE);
    host.retire(gateway);
    wrong.addAll(oracle.ledger());
    return wrong;
  }

  /**
   * The same, as far as it shows while the process lives on.
   *
   * @param patience milliseconds at most
   * @param steady milliseconds after which what is wrong, nothing being done, is wrong for good
   */
  List<String> wrong(long patience, long steady) throws Exception {
    long begun = System.nanoTime();
    if (!gateway.isAlive()) {
      start(null, 0);
      awaitRuns(1);
    }
    List<String> wrong = new ArrayList<>(calm(patience, steady));
    wrong.addAll(oracle.faults());
    spent("rest", begun);
    return wrong;
  }

  /** Waits until nothing is wrong and nothing is done; returns what is still wrong then. */
  private List<String> calm(long patience, long steady) throws Exception {
    long end = System.nanoTime() + patience * 1_000_000;
    long since = System.nanoTime();
    List<String> before = List.of();
    while (true) {
      long effects = effects();
      if (!conductor.awaitRuns(8, PATIENCE)) {
        return List.of("the gateway does not get on: " + conductor.last());
      }
      List<String> wrong = oracle.differences();
      long now = System.nanoTime();
      boolean still = effects() == effects;
      if (wrong.isEmpty() && still) {
        return wrong;
      }
      if (!still || !wrong.equals(before)) {
        since = now;
        before = wrong;
      }
      if (now > end || now - since > steady * 1_000_000) {
        return wrong;
      }
    }
  }

  /** How many effects there were that change a side. */
  private long effects() {
    return conductor.passages().entrySet().stream()
        .filter(
            passage ->
                passage
                    .getKey()
                    .matches(
                        "before (http (.* batch|files put)|folder .*"
                            + "|province .*(Carrying|Verdicts).*)"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Where processes ended and how many; a star where a batch was under way. */
  private String histogram() {
    StringBuilder text = new StringBuilder();
    deaths.forEach((at, n) -> text.append("%5d  %s%n".formatted(n, at)));
    return text.toString();
  }

  private String log() throws IOException {
    return Files.readString(world.home.resolve("gateway.log"));
  }

  @Override
  public void close() throws IOException {
    host.leave(gateway);
    wire.close();
    world.close();
    conductor.close();
  }
}
