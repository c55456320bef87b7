package vn.lienthong.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A gateway that is killed and started again and again, between two sides that are edited. */
final class Storm implements AutoCloseable {
  private static final Pattern OF_BATCH =
      Pattern.compile(
          ".*(http .* batch|(Feeds|Entries).settle .*|Carrying.writeProvince|Verdicts.write)");
  private static final long LONGEST_LIFE = 20_000;
  static final long PATIENCE = 60_000;

  final World world;
  final Conductor conductor = new Conductor();
  final Wire wire;
  private final Software software;
  private final Random random;
  private final Oracle oracle;
  private final Map<String, Integer> deaths = new TreeMap<>();
  private final Set<String> failpoints = new TreeSet<>();
  private final List<String> hot = new ArrayList<>();
  private final List<String> others = new ArrayList<>();
  private Process gateway;
  private int kills;
  private int batchesUnderWay;

  Storm(Path home, World.Kind kind, Software software, long seed) throws IOException, SQLException {
    this.software = software;
    this.random = new Random(seed);
    world = new World(home, kind, software);
    wire = new Wire(world.nationUrl(), conductor, seed);
    world.settle(wire.url());
    oracle = new Oracle(world, wire);
  }

  /** What a storm leaves. */
  record Aftermath(
      List<String> wrong,
      Set<String> failpoints,
      int kills,
      int batchesUnderWay,
      String histogram) {}

  /** A storm from its beginning to its end. */
  static Aftermath over(World.Kind kind, Software software, int lives, long seed) throws Exception {
    String name = kind.toString().replaceAll("\\W+", "-") + "-" + Long.toHexString(seed);
    try (Storm storm = new Storm(software.folder().resolve(name), kind, software, seed)) {
      storm.settleIn();
      storm.rage(lives);
      List<String> wrong = storm.rest();
      return new Aftermath(
          wrong, storm.failpoints, storm.kills, storm.batchesUnderWay, storm.histogram());
    }
  }

  /** The first start: capture is installed, both sides are read, and the process ends in peace. */
  void settleIn() throws Exception {
    gateway = software.firstGateway(world.home, conductor.port(), world.environment());
    meet();
    if (software.archived()) {
      conductor.kill("settled in");
      return;
    }
    gateway.destroy();
    if (!gateway.waitFor(30, java.util.concurrent.TimeUnit.SECONDS)) {
      throw new IllegalStateException("the gateway does not stop");
    }
  }

  private void meet() throws Exception {
    conductor.watch(gateway, null, 0);
    awaitRuns(1);
    world.installCapture();
    awaitRuns(12);
  }

  /** The first start of a process that goes on. */
  Process begin() throws Exception {
    start(null, 0);
    meet();
    return gateway;
  }

  void start(String aim, int nth) {
    gateway = software.gateway(world.home, conductor.port(), world.environment());
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
    return ended(conductor.death(most));
  }

  private Conductor.Death ended(Conductor.Death death) {
    kills++;
    batchesUnderWay += death.batchUnderWay() ? 1 : 0;
    if (wire.fate == null) {
      wire.deliver();
    }
    deaths.merge(death.at() + (death.batchUnderWay() ? "  *" : ""), 1, Integer::sum);
    return death;
  }

  /**
   * So many lives, while both sides are edited. The first shows which failpoints there are; then
   * every other life ends where a batch is under way, and one in five at random.
   */
  void rage(int lives) throws Exception {
    try (Hand clerk = new Clerk(world, random.nextLong()).begin();
        Hand minister = new Minister(world, random.nextLong()).begin()) {
      if (failpoints.isEmpty()) {
        explore();
      }
      for (int i = 0; i < lives; i++) {
        if (i % 5 == 4) {
          live(Conductor.ANY, 1 + random.nextInt(200), LONGEST_LIFE);
        } else if (i % 10 == 7) {
          live(null, 0, random.nextInt(1_500));
        } else {
          live(next(i % 4 != 1), 1 + random.nextInt(2), LONGEST_LIFE);
        }
      }
    }
  }

  /** A life that ends where it will, long enough to pass everything. */
  private void explore() throws Exception {
    Map<String, Integer> before = conductor.passages();
    start(null, 0);
    awaitRuns(12);
    Map<String, Integer> after = conductor.passages();
    after.forEach(
        (passage, times) -> {
          if (times - before.getOrDefault(passage, 0) > 1) {
            failpoints.add(passage);
          }
        });
    conductor.kill("at random");
    ended(conductor.death(0));
  }

  /** The failpoint that waits longest for its turn. */
  private String next(boolean ofBatch) {
    List<String> left = ofBatch ? hot : others;
    if (left.isEmpty()) {
      failpoints.stream()
          .filter(point -> OF_BATCH.matcher(point).matches() == ofBatch)
          .forEach(left::add);
      java.util.Collections.shuffle(left, random);
    }
    return left.remove(left.size() - 1);
  }

  /** Started once more and left alone: what is wrong when nothing is done any more. */
  List<String> rest() throws Exception {
    return rest(PATIENCE);
  }

  /** The same, waiting so many milliseconds at most from its first run on. */
  List<String> rest(long patience) throws Exception {
    start(null, 0);
    return quiet(patience);
  }

  /** The same for the process that there is. */
  List<String> quiet(long patience) throws Exception {
    awaitRuns(1);
    List<String> wrong = List.of("never looked");
    long end = System.nanoTime() + patience * 1_000_000;
    while (System.nanoTime() < end) {
      long effects = effects();
      if (!conductor.awaitRuns(8, PATIENCE)) {
        wrong = List.of("the gateway does not get on: " + conductor.last());
        break;
      }
      wrong = oracle.differences();
      if (wrong.isEmpty() && effects() == effects) {
        break;
      }
    }
    wrong = new ArrayList<>(wrong);
    conductor.kill("after the rest");
    wrong.addAll(oracle.faults());
    wrong.addAll(oracle.ledger());
    return wrong;
  }

  /** How many effects there were that change a side. */
  private long effects() {
    return conductor.passages().entrySet().stream()
        .filter(
            passage ->
                passage.getKey().matches("before (http .* batch|province .*(Carrying|Verdicts).*)"))
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
    if (gateway != null) {
      gateway.destroyForcibly();
    }
    wire.close();
    world.close();
    conductor.close();
  }
}
