package vn.lienthong.ledger;

import static vn.lienthong.ledger.HeldPlan.State.APPROVED;
import static vn.lienthong.ledger.HeldPlan.State.DONE;
import static vn.lienthong.ledger.HeldPlan.State.DROPPED;
import static vn.lienthong.ledger.HeldPlan.State.OPEN;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Held plans in a table; only their decisions' fingerprints are kept, packed in a blob. */
final class JdbcHeldPlans implements HeldPlans {
  private static final String MOVE = "UPDATE held_plan SET state = ? WHERE state = ? AND ";

  private final Database database;
  private final Clock clock;

  JdbcHeldPlans(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void save(HeldPlan plan) {
    database.durably(
        session -> {
          session.update(MOVE + "flow = ?", DROPPED, OPEN, plan.flow());
          return session.update(
              "INSERT INTO held_plan (id, flow, created, reason, counts, decisions, state)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?)",
              plan.id(),
              plan.flow(),
              plan.created(),
              plan.reason(),
              Json.ofCounts(plan.counts()),
              plan.decisions().bytes(),
              OPEN);
        });
  }

  @Override
  public Optional<HeldPlan> find(String id) {
    return list("id = ?", id).stream().findFirst();
  }

  @Override
  public Optional<HeldPlan> open(String flow) {
    return list("flow = ? AND state = ?", flow, OPEN).stream().findFirst();
  }

  @Override
  public Optional<HeldPlan> approved(String flow) {
    return list("flow = ? AND state = ?", flow, APPROVED).stream().findFirst();
  }

  @Override
  public List<HeldPlan> open() {
    return list("state = ?", OPEN);
  }

  private List<HeldPlan> list(String where, Object... arguments) {
    return database.transaction(
        session ->
            session.list(
                "SELECT * FROM held_plan WHERE " + where + " ORDER BY created, id",
                JdbcHeldPlans::read,
                arguments));
  }

  private static HeldPlan read(Columns row) throws SQLException {
    return new HeldPlan(
        row.text("id"),
        row.text("flow"),
        row.instant("created"),
        row.text("reason"),
        Json.counts(row.text("counts")),
        Fingerprints.ofBytes(row.bytes("decisions")),
        HeldPlan.State.valueOf(row.text("state")));
  }

  @Override
  public boolean approve(String id, String by, String why) {
    return database.durably(
        session -> {
          session.update(
              MOVE + "flow = (SELECT p.flow FROM held_plan p WHERE p.id = ? AND p.state = ?)",
              DROPPED,
              APPROVED,
              id,
              OPEN);
          int rows =
              session.update(
                  "UPDATE held_plan SET state = ?, approved_by = ?, approved_why = ?,"
                      + " approved_at = ? WHERE id = ? AND state = ?",
                  APPROVED,
                  by,
                  why,
                  clock.instant(),
                  id,
                  OPEN);
          return rows > 0;
        });
  }

  @Override
  public void close(String id) {
    database.transaction(
        session ->
            session.update(MOVE + "id = ?", DONE, APPROVED, id)
                + session.update(MOVE + "id = ?", DROPPED, OPEN, id));
  }
}
