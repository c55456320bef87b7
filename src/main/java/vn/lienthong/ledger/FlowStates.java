package vn.lienthong.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The state of whole flows. */
public interface FlowStates {
  /** The flow's state; of a flow never heard of, one in which nothing has happened. */
  FlowState of(String flow);

  /** Every flow that something was ever noted of, by name. */
  List<FlowState> all();

  /** The first contact was approved. */
  void contacted(String flow, Instant at);

  /** The next read of changes starts at the nation's own time {@code since}. */
  void nationSince(String flow, String since);

  /** The nation was read completely. */
  void fullRead(String flow, Instant at);

  /** From now on the fields agreed on are exactly these. */
  void agreed(String flow, Set<String> fields);

  /** The nation asked the flow to leave it alone until then. */
  void rest(String flow, Instant until);

  /**
   * Until when the nation last asked the flow to leave it alone, or the flow's quiet hours end if
   * that is later; empty if there is neither.
   */
  Optional<Respite> restsUntil(String flow);

  /** Whether it is in the flow's quiet hours. */
  boolean quiet(String flow);

  void pause(String flow, String by, String why);

  void resume(String flow);
}
