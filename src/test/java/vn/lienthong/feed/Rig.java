package vn.lienthong.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.flow.Stopping;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.LedgerSettings;
import vn.lienthong.mapping.Authority;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Guard;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mode;
import vn.lienthong.mapping.Retirement;
import vn.lienthong.mapping.RowAuthority;
import vn.lienthong.mapping.Scope;
import vn.lienthong.national.Endpoint;
import vn.lienthong.national.FeedAnswers;
import vn.lienthong.national.FeedRequests;
import vn.lienthong.national.Lack;
import vn.lienthong.national.NationalIds;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.province.capture.ChangeLog;
import vn.lienthong.testkit.TestClock;

/** A feed without routes: what Camel does is done here, with threads and crashes at will. */
final class Rig implements AutoCloseable {
  static final String FLOW = "thu";

  final MemoryProvince province = new MemoryProvince();
  final MemoryNation nation = new MemoryNation();
  final TestClock clock;
  final Ledger ledger;
  final String flow;

  /** None: each batch comes home before the next sets out. */
  int threads = 4;

  Guard guard = Guard.DEFAULT;

  /** How many records the nation takes at once. */
  int largest = 1000;

  /** What the engine sees of the log of changes. */
  UnaryOperator<ChangeLog> changes = log -> log;

  private volatile @Nullable FeedRun current;

  /** Of the mapping. */
  List<Field> fields =
      List.of(field("ma", FieldType.CODE, null), field("ten", FieldType.TEXT, null));

  /** What may happen at each step of a batch; throws {@link Crash} to end the process there. */
  interface Fate {
    void at(Step step, Batch batch);
  }

  /** Where a process may end. */
  enum Step {
    READ,
    SENT,
    ANSWERED,
    SETTLED
  }

  /** The process is gone. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
      super(null, null, false, false);
    }
  }

  Rig() {
    Path file = Path.of("target", "ledgers", UUID.randomUUID().toString()).toAbsolutePath();
    clock = clock();
    ledger = Ledger.open(new LedgerSettings("jdbc:h2:file:" + file, "sa", ""), clock);
    flow = FLOW;
  }

  /** One flow of several that share a ledger. */
  Rig(String flow, Ledger ledger, TestClock clock) {
    this.flow = flow;
    this.ledger = ledger;
    this.clock = clock;
  }

  static TestClock clock() {
    return new TestClock(Instant.parse("2026-11-20T03:00:00Z"));
  }

  /** Between whole runs of a flow with nothing to do; zero: all runs are. */
  Duration wholeEvery = Duration.ZERO;

  /** What the endpoint cannot do. */
  Set<Lack> without = Set.of();

  /** The service is ending. */
  volatile boolean ending;

  /** Of one process. */
  private @Nullable FeedRuns runs;

  /** The same until it ends. */
  FeedRuns process() {
    runs = runs == null ? runs() : runs;
    return runs;
  }

  /** The process ends, and another begins. */
  void restart() {
    runs = null;
  }

  FeedRuns runs() {
    return new FeedRuns(Map.of(flow, feed()), hall());
  }

  Hall hall() {
    return new Hall(
        ledger,
        clock,
        () -> {
          if (ending) {
            throw new Stopping();
          }
        },
        (attempts, asked) -> attempts >= 3 ? null : clock.instant().plusSeconds(30),
        new byte[] {1, 2, 3},
        Path.of("target", "spools"),
        Duration.ofDays(7),
        Set.of(),
        wholeEvery);
  }

  private Feed feed() {
    Mapping mapping =
        new Mapping(
            flow,
            "/thu",
            "Thu",
            "thu",
            List.of("ma"),
            new Scope(List.of(), List.of()),
            new RowAuthority(List.of(), Authority.PROVINCE),
            fields,
            List.of(),
            new Retirement("hieuLucDen", "today"),
            guard,
            Mode.AUTO,
            null,
            "hash");
    Lenses lenses = Lenses.of(mapping);
    NationalIds ids = new NationalIds("12");
    return new Feed(
        mapping,
        () -> province,
        () -> changes.apply(province),
        (flow, writes) -> List.of(),
        new FeedRequests(lenses, ids, new Endpoint(without, largest)),
        new FeedAnswers(lenses, ids),
        () -> row -> List.of());
  }

  static Field field(String name, FieldType type, @Nullable String refers) {
    String scheme = type == FieldType.CODE ? "X" : null;
    return new Field(name, name, type, false, scheme, null, refers, null, null, false, 1);
  }

  /** A run from begin to end; its lease has run out by the next one. */
  Report run() {
    return run(RunRequest.scheduled(), (step, batch) -> {});
  }

  /**
   * @throws Crash if the fate did
   */
  Report run(RunRequest request, Fate fate) {
    clock.advance(Duration.ofMinutes(11));
    FeedRun run = process().open(flow, request);
    current = run;
    try {
      run.look();
    } catch (RuntimeException unable) {
      return closed(run, run.fail(unable));
    }
    if (run.probe().isPresent() && !province.anything(ledger.feeds().of(flow).place().position())) {
      run.idle();
    }
    try {
      if (run.hearing().due()) {
        run.hearing().take(nation.one(run.hearing().call()));
      }
    } catch (RuntimeException unable) {
      return closed(run, run.fail(unable));
    }
    List<Crash> crashes = new ArrayList<>();
    carry(run, fate, crashes);
    if (!crashes.isEmpty()) {
      runs = null;
      throw crashes.get(0);
    }
    Report report;
    try {
      report = run.end();
    } catch (RuntimeException broken) {
      report = run.fail(broken);
    }
    return closed(run, report);
  }

  private Report closed(FeedRun run, Report report) {
    run.close();
    process().ended(run, report);
    return report;
  }

  private void carry(FeedRun run, Fate fate, List<Crash> crashes) {
    ExecutorService pool = threads == 0 ? null : Executors.newFixedThreadPool(threads);
    Iterator<Batch> batches = run.batches();
    while (crashes.isEmpty() && batches.hasNext()) {
      Batch batch = batches.next();
      if (batch.none()) {
        break;
      }
      if (pool == null) {
        carry(run, batch, fate, crashes);
      } else {
        pool.execute(() -> carry(run, batch, fate, crashes));
      }
    }
    if (pool == null) {
      return;
    }
    pool.shutdown();
    try {
      pool.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  /** Of the run in hand. */
  long[] progress() {
    return Objects.requireNonNull(current).progress();
  }

  private static boolean gone(List<Crash> crashes) {
    synchronized (crashes) {
      return !crashes.isEmpty();
    }
  }

  private void carry(FeedRun run, Batch batch, Fate fate, List<Crash> crashes) {
    try {
      fate.at(Step.READ, batch);
      while (run.sends(batch) && !gone(crashes)) {
        try {
          JsonNode answer = nation.batch(run.body(batch));
          fate.at(Step.SENT, batch);
          run.answered(batch, answer);
        } catch (NationalProblem problem) {
          if (!run.failed(batch, problem)) {
            run.home(batch);
            return;
          }
        }
      }
      fate.at(Step.ANSWERED, batch);
      if (!gone(crashes)) {
        run.settle(batch);
        fate.at(Step.SETTLED, batch);
      }
      run.home(batch);
    } catch (Crash crash) {
      synchronized (crashes) {
        crashes.add(crash);
      }
      run.broke(crash);
      run.home(batch);
    } catch (RuntimeException broken) {
      run.broke(broken);
      run.home(batch);
    }
  }

  /** What the sides do not both hold, in words. */
  List<String> differences() {
    Map<String, String> here = province.passing();
    Map<String, String> there = nation.living();
    List<String> differences = new ArrayList<>();
    here.forEach(
        (code, name) -> {
          if (!name.equals(there.get(code))) {
            differences.add(code + " is " + name + " here, " + there.get(code) + " there");
          }
        });
    there.keySet().stream()
        .filter(code -> !here.containsKey(code))
        .forEach(code -> differences.add(code + " is gone here, not there"));
    return differences;
  }

  @Override
  public void close() {
    ledger.close();
  }
}
