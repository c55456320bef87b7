package vn.lienthong.ledger;

import java.util.List;
import java.util.Optional;

/** Plans that wait for a person. A flow has at most one open and at most one approved plan. */
public interface HeldPlans {
  /** Keeps an open plan; the flow's open plan before it is dropped. */
  void save(HeldPlan plan);

  Optional<HeldPlan> find(String id);

  /** The plan of a flow that waits for a person. */
  Optional<HeldPlan> open(String flow);

  /** The plan of a flow that was approved and is not done yet. */
  Optional<HeldPlan> approved(String flow);

  /** All open plans, the oldest first. */
  List<HeldPlan> open();

  /**
   * Allows an open plan; an approved one of the flow that is not done yet is dropped.
   *
   * @return false if the plan is not open (any more): nothing is approved
   */
  boolean approve(String id, String by, String why);

  /** An approved plan is done, an open one dropped; any other stays as it is. */
  void close(String id);
}
