package vn.lienthong.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What flows tell of themselves and of the sides. A side that is away stops many flows and is told
 * once. It is there again when a run that asked it has come through, of whatever flow.
 */
public final class FlowProbe implements Probe {
  private final Supplier<List<FlowSight>> flows;
  private final UnaryOperator<Instant> due;
  private final Instant started;
  private final Map<String, Sign> signs = new HashMap<>();

  /** When a flow was last seen to do something. */
  private record Sign(long progress, Instant at) {}

  /**
   * @param due when, after such a moment, a flow should have ended a run at the latest
   * @param started when the service did
   */
  public FlowProbe(Supplier<List<FlowSight>> flows, UnaryOperator<Instant> due, Instant started) {
    this.flows = flows;
    this.due = due;
    this.started = started;
  }

  @Override
  public List<Condition> look(Instant now) {
    List<FlowSight> sights = flows.get();
    List<Condition> found = new ArrayList<>(sides(sights));
    for (FlowSight flow : sights) {
      if (flow.stuck() && !flow.waits()) {
        boolean held = "held".equals(flow.result());
        found.add(
            new Condition(
                held ? AlertKind.FLOW_HELD : AlertKind.FLOW_FAILED,
                flow.flow(),
                Objects.requireNonNullElse(flow.cause(), "")));
      }
      Instant sign = sign(flow, now);
      if (!flow.waits() && now.isAfter(due(flow, sign))) {
        found.add(new Condition(AlertKind.NOT_MOVING, flow.flow(), sign.toString()));
      }
    }
    return found;
  }

  private static Set<Condition> sides(List<FlowSight> sights) {
    Set<Condition> sides = new LinkedHashSet<>();
    for (FlowSight flow : sights) {
      flow.common()
          .filter(kind -> !flow.waits() && sights.stream().noneMatch(o -> overrules(o, flow, kind)))
          .ifPresent(kind -> sides.add(new Condition(kind, flow.about(kind), "")));
    }
    return sides;
  }

  /** Whether another flow's run, which ended later, shows that the side is there again. */
  private static boolean overrules(FlowSight other, FlowSight stopped, AlertKind kind) {
    return other.shows(kind)
        && other.about(kind).equals(stopped.about(kind))
        && other.ended() != null
        && stopped.ended() != null
        && other.ended().isAfter(stopped.ended());
  }

  /** Flows that are run more rarely than the service's cycle have a rhythm of their own. */
  private Instant due(FlowSight flow, Instant sign) {
    Instant byCycle = due.apply(sign);
    Instant byRhythm = sign.plus(flow.rhythm().multipliedBy(3));
    return byRhythm.isAfter(byCycle) ? byRhythm : byCycle;
  }

  private Instant sign(FlowSight flow, Instant now) {
    Sign before = signs.get(flow.flow());
    boolean moved = flow.progress() >= 0 && before != null && before.progress() != flow.progress();
    // whoever is not expected to move is given his time from the moment he is
    Instant at = moved || flow.waits() ? now : before == null ? started : before.at();
    if (flow.ended() != null && flow.ended().isAfter(at)) {
      at = flow.ended();
    }
    // a clock that was put back
    at = at.isAfter(now) ? now : at;
    signs.put(flow.flow(), new Sign(flow.progress(), at));
    return at;
  }
}
