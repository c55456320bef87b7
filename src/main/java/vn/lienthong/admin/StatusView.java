package vn.lienthong.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.lienthong.admin.access.Actor;
import vn.lienthong.alert.News;
import vn.lienthong.ledger.Alert;
import vn.lienthong.ledger.LastProof;
import vn.lienthong.ledger.Respite;
import vn.lienthong.record.Nearest;

/**
 * The gateway at a glance.
 *
 * @param version of the software
 * @param started when the service started
 * @param at when this was said
 * @param flows in the order of their dependencies
 * @param toDo what a person should look at, the oldest first
 * @param files of the flows whose documents have files
 * @param weaker which promises are weaker because of what the nation's endpoint cannot do
 * @param alerts what somebody must know as long as it lasts, the oldest first
 */
public record StatusView(
    String version,
    Instant started,
    Instant at,
    List<Flow> flows,
    List<ToDo> toDo,
    List<FilesView> files,
    List<Weaker> weaker,
    List<Alarm> alerts) {
  /**
   * What concerns one flow.
   *
   * @throws OperationException.UnknownFlow with the nearest name
   */
  StatusView only(String flow) {
    List<String> names = flows.stream().map(Flow::flow).toList();
    if (!names.contains(flow)) {
      throw new OperationException.UnknownFlow(flow, Nearest.of(flow, names));
    }
    return of(flow::equals);
  }

  /** What somebody may see; who is about some units only is told no record's key. */
  StatusView seenBy(Actor actor) {
    StatusView own = of(actor::knows);
    List<ToDo> toDo = own.toDo().stream().map(ToDo::withoutKey).toList();
    return actor.everyUnit()
        ? own
        : new StatusView(version, started, at, own.flows(), toDo, own.files(), weaker, alerts);
  }

  /** What concerns some of the flows. */
  StatusView of(Predicate<String> known) {
    return new StatusView(
        version,
        started,
        at,
        flows.stream().filter(one -> known.test(one.flow())).toList(),
        toDo.stream().filter(one -> known.test(one.flow())).toList(),
        files.stream().filter(one -> known.test(one.flow())).toList(),
        weaker,
        alerts);
  }

  /** The same, as if it were said then. */
  StatusView at(Instant then) {
    return new StatusView(version, started, then, flows, toDo, files, weaker, alerts);
  }

  /** The settings that flows about persons still want before they may run. */
  List<String> purposes() {
    return toDo.stream()
        .filter(one -> one.kind().equals("off") && one.detail() != null)
        .map(one -> String.valueOf(one.detail()))
        .toList();
  }

  /** Without documents. */
  public StatusView(
      String version, Instant started, Instant at, List<Flow> flows, List<ToDo> toDo) {
    this(version, started, at, flows, toDo, List.of(), List.of(), List.of());
  }

  /**
   * What somebody must know.
   *
   * @param kind such as {@code nation-away}
   * @param about the flow, database, certificate or folder; empty if it is about the whole
   * @param vi what has happened, in Vietnamese
   * @param en the same in English
   * @param command what to type, after {@code lienthong}
   */
  public record Alarm(
      String kind, String about, Instant since, String vi, String en, String command) {
    static Alarm of(Alert alert) {
      News news = new News(alert);
      return new Alarm(
          alert.kind(),
          alert.about(),
          alert.since(),
          news.vietnamese(),
          news.english(),
          news.command());
    }
  }

  /**
   * Something that the nation's endpoint cannot do.
   *
   * @param cannot as in a dialect's {@code without}, such as {@code digest}
   * @param vi which promise is weaker and why, in Vietnamese
   * @param en the same in English
   */
  public record Weaker(String cannot, String vi, String en) {}

  /**
   * @param direction {@code both}, {@code to-province} or {@code to-national}
   * @param counts of the last finished run
   * @param lastRun when the last run ended, however it ended
   * @param lastSuccess when a run last ended well, or a glance after it found nothing changed
   * @param cause why it is held, paused, behind or failed
   * @param heldPlan the plan that waits for approval
   * @param progress of the run in hand, if the flow is fed
   * @param lastProof where each record of the province stood when the flow was last verified; null
   *     if it never was
   * @param runWaiting how many the last run left waiting; the counts tell how many wait now
   * @param runParked likewise
   * @param quiet until when it does not run by itself; null if it does
   */
  public record Flow(
      String flow,
      String direction,
      FlowState state,
      @JsonUnwrapped Counts counts,
      @Nullable Instant lastRun,
      @Nullable Instant lastSuccess,
      @Nullable String cause,
      @Nullable String heldPlan,
      @Nullable Progress progress,
      @Nullable LastProof lastProof,
      long runWaiting,
      long runParked,
      @Nullable Quiet quiet) {
    /** Of a flow that is not feeding just now, does not rest, and was never verified. */
    public Flow(
        String flow,
        String direction,
        FlowState state,
        Counts counts,
        @Nullable Instant lastRun,
        @Nullable Instant lastSuccess,
        @Nullable String cause,
        @Nullable String heldPlan) {
      this(
          flow,
          direction,
          state,
          counts,
          lastRun,
          lastSuccess,
          cause,
          heldPlan,
          null,
          null,
          0,
          0,
          null);
    }
  }

  /**
   * A flow that rests; whoever runs it by hand is not hindered.
   *
   * @param why {@code quiet-hours}, or {@code asked-to-wait} by the nation
   */
  public record Quiet(Instant until, String why) {
    static Quiet of(Respite respite) {
      return new Quiet(respite.until(), respite.asked() ? "asked-to-wait" : "quiet-hours");
    }
  }

  /**
   * How far a feed's run is.
   *
   * @param total about how many records there are; 0 if that is not known
   * @param end when it will have done them all, if it goes on as it does
   */
  public record Progress(long done, long total, @Nullable Instant end) {}

  /**
   * @param kind {@code approve}, {@code conflict}, {@code parked}, {@code waiting}, {@code held},
   *     {@code paused}, {@code failed}, {@code files-held} or {@code files-failed}
   * @param count how many records it is about; 0 if it is about the flow
   * @param detail a cause's code, a plan's id, or who paused it and why
   * @param command what to type, after {@code lienthong}
   */
  public record ToDo(
      String kind,
      String flow,
      long count,
      @Nullable String detail,
      Instant since,
      String command) {
    private ToDo withoutKey() {
      boolean named = command.startsWith("trace ");
      return new ToDo(kind, flow, count, detail, since, named ? "status " + flow : command);
    }
  }
}
