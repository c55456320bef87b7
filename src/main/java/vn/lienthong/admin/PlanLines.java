package vn.lienthong.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.flow.Report;
import vn.lienthong.mapping.Field;
import vn.lienthong.reconcile.Contest;
import vn.lienthong.reconcile.Decision;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Row;
import vn.lienthong.record.Write;

/** A plan's decisions, line by line: what would be written where, and why. */
final class PlanLines {
  private final FlowNames flows;

  PlanLines(FlowNames flows) {
    this.flows = flows;
  }

  PlanView.Change change(String flow, Report.Line line) {
    Decision decision = line.decision();
    List<PlanView.FieldChange> fields = new ArrayList<>();
    for (Field field : flows.mapping(flow).fields()) {
      field(line, field).ifPresent(fields::add);
    }
    return new PlanView.Change(
        line.key().text(), action(decision), why(line), line.held() != null, fields);
  }

  private static String action(Decision decision) {
    return switch (decision.kind()) {
      case NOTHING, KEEP -> "keep";
      case RETIRE -> removes(decision) ? "remove" : "retire";
      default -> decision.kind().name().toLowerCase(Locale.ROOT);
    };
  }

  private static boolean removes(Decision decision) {
    return Stream.of(decision.toProvince(), decision.toNation())
        .anyMatch(write -> write != null && write.values().isEmpty());
  }

  private static @Nullable String why(Report.Line line) {
    List<Cause> causes = new ArrayList<>(line.decision().causes());
    line.decision().contests().stream()
        .filter(contest -> contest.field() == null)
        .forEach(contest -> causes.add(contest.cause()));
    Entry entry = line.entry();
    if (causes.isEmpty() && line.decision().kind() == Decision.Kind.KEEP && entry != null) {
      causes.addAll(entry.causes());
    }
    if (!causes.isEmpty()) {
      return String.join("; ", causes.stream().map(Cause::text).toList());
    }
    return line.held();
  }

  private static Optional<PlanView.FieldChange> field(Report.Line line, Field field) {
    Decision decision = line.decision();
    boolean here = writes(decision.toProvince(), field);
    boolean there = writes(decision.toNation(), field);
    Optional<Contest> contest =
        decision.contests().stream().filter(c -> field.name().equals(c.field())).findFirst();
    if (!here && !there && contest.isEmpty()) {
      return Optional.empty();
    }
    String to = here ? "province" : there ? "national" : null;
    String why = contest.map(Contest::why).orElseGet(() -> why(decision, field));
    return Optional.of(
        new PlanView.FieldChange(
            field.name(),
            shown(field, line.province().found().orElse(null)),
            shown(field, line.nation().found().orElse(null)),
            to,
            why));
  }

  private static String why(Decision decision, Field field) {
    if (decision.losers().stream().anyMatch(lost -> lost.field().equals(field.name()))) {
      return "authority";
    }
    return switch (decision.kind()) {
      case CREATE -> "new";
      case RESTORE -> "removed-without-authority";
      case RETIRE -> "ended-there";
      default -> decision.firstContact() ? "first-contact" : "changed-there";
    };
  }

  private static boolean writes(@Nullable Write write, Field field) {
    return write != null && write.values().containsKey(field.name());
  }

  static @Nullable String shown(Field field, @Nullable Row row) {
    return row == null ? null : masked(field, row.value(field.name()));
  }

  static @Nullable String masked(Field field, @Nullable String value) {
    return value == null || !field.sensitive() ? value : Operations.MASKED;
  }
}
