package vn.lienthong.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.flow.Rest;
import vn.lienthong.ledger.Count;
import vn.lienthong.ledger.HeldPlan;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.Run;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Standing;

/** How every flow stands, put together from the ledger at each question. */
public final class StatusBoard {
  private static final Set<String> WELL = Set.of("in-step", "observing", "waiting-approval");

  private final FlowNames flows;
  private final Ledger ledger;
  private final Clock clock;
  private final String version;
  private final Instant started;
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final Feeds feeds;
  private final FilesBoard files;
  private final ToDos toDos;
  private final List<StatusView.Weaker> weaker;

  /** What is known of fed flows. */
  public interface Feeds {
    /** Whether it may not run before its purpose is stated. */
    boolean off(String flow);

    /** When glances found that nothing had changed since the last run, the newest first. */
    List<Instant> glances(String flow);

    /** Records dealt with by the run in hand, and about how many there are. */
    Optional<long[]> progress(String flow);
  }

  /**
   * @param weaker which promises are weaker because of what the nation's endpoint cannot do
   */
  public StatusBoard(
      FlowNames flows,
      Ledger ledger,
      Clock clock,
      String version,
      Feeds feeds,
      List<StatusView.Weaker> weaker) {
    this.feeds = feeds;
    this.weaker = List.copyOf(weaker);
    this.flows = flows;
    this.ledger = ledger;
    boolean travel = weaker.stream().noneMatch(one -> one.cannot().equals("files"));
    this.files = new FilesBoard(flows, ledger, travel);
    this.clock = clock;
    this.version = version;
    this.started = clock.instant();
    this.toDos = new ToDos(ledger, clock, started);
  }

  String version() {
    return version;
  }

  public void began(String flow) {
    running.add(flow);
  }

  public void ended(String flow) {
    running.remove(flow);
  }

  StatusView status() {
    List<StatusView.Flow> states = new ArrayList<>();
    List<StatusView.ToDo> toDo = new ArrayList<>();
    List<FilesView> moved = new ArrayList<>();
    for (String name : flows.all()) {
      StatusView.Flow flow = flow(name);
      states.add(flow);
      toDo.addAll(toDos.of(flow));
      files.of(name).ifPresent(moved::add);
    }
    moved.forEach(one -> files.toDo(one, started).ifPresent(toDo::add));
    toDo.sort(Comparator.comparing(StatusView.ToDo::since));
    return new StatusView(version, started, clock.instant(), states, toDo, moved, weaker, alerts());
  }

  /** What somebody must know now. */
  public List<StatusView.Alarm> alerts() {
    return ledger.alerts().open().stream().map(StatusView.Alarm::of).toList();
  }

  /** One flow as it stands now. */
  public StatusView.Flow flow(String name) {
    Optional<Run> last = ledger.runs().last(name);
    Cause cause = last.map(run -> run.result().cause()).orElse(null);
    vn.lienthong.ledger.FlowState.Pause pause = ledger.flows().of(name).pause();
    return new StatusView.Flow(
        name,
        flows.mapping(name).fed() ? "to-national" : "both",
        state(name),
        counts(name, last),
        last.map(Run::ended).orElse(null),
        lastSuccess(name, last),
        pause != null ? pause.by() + ": " + pause.why() : cause == null ? null : cause.text(),
        ledger.plans().open(name).map(HeldPlan::id).orElse(null),
        progress(name, last),
        ledger.statements().lastProof(name).orElse(null),
        last.map(run -> run.result().counts().of(Count.WAITING)).orElse(0),
        last.map(run -> run.result().counts().of(Count.PARKED)).orElse(0),
        quiet(name));
  }

  /** Nobody expects a flow to run that is off or paused. */
  private StatusView.@Nullable Quiet quiet(String name) {
    FlowState state = state(name);
    return state == FlowState.OFF || state == FlowState.PAUSED || state == FlowState.RUNNING
        ? null
        : Rest.until(ledger.flows(), name, clock.instant()).map(StatusView.Quiet::of).orElse(null);
  }

  private StatusView.@Nullable Progress progress(String name, Optional<Run> last) {
    long[] so = feeds.progress(name).orElse(null);
    if (so == null || last.isEmpty()) {
      return null;
    }
    Instant begun = last.get().started();
    long millis = Duration.between(begun, clock.instant()).toMillis();
    boolean known = so[0] > 0 && so[1] >= so[0];
    Instant end = known ? begun.plusMillis(millis * so[1] / so[0]) : null;
    return new StatusView.Progress(so[0], so[1], end);
  }

  private Counts counts(String name, Optional<Run> last) {
    Counts run = last.map(r -> counts(r.result().counts())).orElse(Counts.NONE);
    Map<Standing, Integer> now = ledger.entries().counts(name);
    return new Counts(
        run.province(),
        run.national(),
        run.toProvince(),
        run.toNational(),
        run.unchanged(),
        now.getOrDefault(Standing.WAITING, 0),
        now.getOrDefault(Standing.PARKED, 0),
        now.getOrDefault(Standing.CONFLICT, 0),
        run.delivered(),
        run.withdrawn(),
        run.superseded(),
        run.skipped());
  }

  private @Nullable Instant lastSuccess(String name, Optional<Run> last) {
    Optional<Instant> run =
        last.filter(StatusBoard::well)
            .or(
                () ->
                    ledger.runs().recent(name, 100).stream().filter(StatusBoard::well).findFirst())
            .map(Run::ended);
    return Stream.concat(run.stream(), feeds.glances(name).stream())
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static boolean well(Run run) {
    return WELL.contains(run.result().result()) && run.ended() != null;
  }

  /** In one word. */
  public FlowState state(String name) {
    if (running.contains(name)) {
      return FlowState.RUNNING;
    }
    if (feeds.off(name)) {
      return FlowState.OFF;
    }
    if (ledger.flows().of(name).paused()) {
      return FlowState.PAUSED;
    }
    if (ledger.plans().open(name).isPresent()) {
      return FlowState.WAITING_APPROVAL;
    }
    String result = ledger.runs().last(name).map(run -> run.result().result()).orElse("behind");
    return switch (result) {
      case "in-step" -> FlowState.IN_STEP;
      case "observing" -> FlowState.OBSERVING;
      case "held" -> FlowState.HELD;
      case "failed" -> FlowState.FAILED;
      default -> FlowState.BEHIND;
    };
  }

  static Counts counts(vn.lienthong.ledger.Counts counts) {
    return new Counts(
        counts.of(Count.READ_PROVINCE),
        counts.of(Count.READ_NATION),
        counts.of(Count.TO_PROVINCE),
        counts.of(Count.TO_NATION),
        counts.of(Count.UNCHANGED),
        counts.of(Count.WAITING),
        counts.of(Count.PARKED),
        counts.of(Count.CONFLICTS),
        counts.of(Count.DELIVERED),
        counts.of(Count.WITHDRAWN),
        counts.of(Count.SUPERSEDED),
        counts.of(Count.SKIPPED));
  }
}
