package vn.lienthong.admin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Side;
import vn.lienthong.record.Standing;

/**
 * Records of which both sides changed the same thing, or of which the nation shows an older version
 * than before, and people's decisions about them.
 */
final class Conflicts {
  private static final int SHOWN = 1000;
  private static final Cause OLDER = Cause.of("version-went-back");

  private final FlowNames flows;
  private final Ledger ledger;
  private final Desk desk;
  private final Views views;

  Conflicts(FlowNames flows, Ledger ledger, Desk desk, Views views) {
    this.flows = flows;
    this.ledger = ledger;
    this.desk = desk;
    this.views = views;
  }

  /** Of that flow, or of all. */
  List<ConflictView> open(@Nullable String flow) {
    List<ConflictView> conflicts = new ArrayList<>();
    for (String name : flows.named(flow)) {
      if (any(name)) {
        Report report = desk.run(name, RunRequest.look(null, SHOWN));
        report.lines().stream()
            .filter(line -> line.entry() != null && open(line.entry()))
            .forEach(line -> conflicts.add(views.conflict(name, line)));
      }
    }
    return conflicts;
  }

  private boolean any(String flow) {
    return ledger.entries().counts(flow).containsKey(Standing.CONFLICT)
        || ledger.entries().list(flow, Standing.PARKED, SHOWN).stream().anyMatch(Conflicts::open);
  }

  private static boolean open(Entry entry) {
    return entry.standing() == Standing.CONFLICT
        || (entry.standing() == Standing.PARKED && entry.causes().contains(OLDER));
  }

  ConflictView one(String flow, String key) {
    Entry entry = desk.entry(flow, key);
    if (!open(entry)) {
      throw new OperationException.NotFound("no conflict is open about " + flow + " " + key);
    }
    return views.conflict(flow, desk.line(flow, entry.key()));
  }

  RunView resolve(
      String flow,
      String key,
      Operations.Choice choice,
      String seenFingerprint,
      String by,
      String why) {
    Entry entry = desk.entry(flow, key);
    if (!open(entry) || !seenFingerprint.equals(entry.seen())) {
      throw new OperationException.Refused("it is not the conflict that was shown");
    }
    Side winner = choice == Operations.Choice.PROVINCE ? Side.PROVINCE : Side.NATION;
    RunRequest request =
        new RunRequest(
            "command",
            false,
            true,
            false,
            entry.key(),
            new RunRequest.Ruling.Winner(winner, seenFingerprint),
            null,
            0);
    Report report = desk.run(flow, request);
    boolean still = ledger.entries().find(flow, entry.key()).filter(Conflicts::open).isPresent();
    if (still && report.cause() == null) {
      throw new OperationException.Refused("a side changed since the conflict was shown");
    }
    desk.audit(by, "resolve " + choice, flow, key, why);
    return views.run(report, null);
  }
}
