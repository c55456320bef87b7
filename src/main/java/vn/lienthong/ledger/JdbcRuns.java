package vn.lienthong.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;

/** Runs in a table, one column for each count. */
final class JdbcRuns implements Runs {
  private static final String SET_COUNTS =
      Arrays.stream(Count.values())
          .map(count -> column(count) + " = ?")
          .collect(Collectors.joining(", "));

  private final Database database;
  private final Clock clock;

  JdbcRuns(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private static String column(Count count) {
    return count.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public long begin(String flow, String trigger) {
    Instant now = clock.instant();
    return database.transaction(
        session -> {
          session.update(
              "UPDATE run SET result = ?, ended = ? WHERE flow = ? AND ended IS NULL",
              RunResult.INTERRUPTED,
              now,
              flow);
          return session.insert(
              "INSERT INTO run (flow, started_by, started, result) VALUES (?, ?, ?, ?)",
              flow,
              trigger,
              now,
              RunResult.RUNNING);
        });
  }

  @Override
  public void progress(long run, Counts soFar) {
    database.transaction(session -> progress(session, run, soFar));
  }

  static int progress(Session session, long run, Counts soFar) throws SQLException {
    return session.update(
        "UPDATE run SET " + SET_COUNTS + " WHERE id = ? AND ended IS NULL", with(soFar, run));
  }

  @Override
  public void end(long run, RunResult result) {
    Cause cause = result.cause();
    database.transaction(
        session ->
            session.update(
                "UPDATE run SET " + SET_COUNTS + ", result = ?, cause = ?, ended = ? WHERE id = ?",
                with(
                    result.counts(),
                    result.result(),
                    cause == null ? null : Json.ofCauses(List.of(cause)),
                    clock.instant(),
                    run)));
  }

  private static @Nullable Object[] with(Counts counts, @Nullable Object... others) {
    return Stream.concat(Arrays.stream(Count.values()).map(counts::of), Arrays.stream(others))
        .toArray();
  }

  @Override
  public Optional<Run> last(String flow) {
    return recent(flow, 1).stream().findFirst();
  }

  @Override
  public List<Run> recent(String flow, int limit) {
    return database.transaction(
        session ->
            session.list(
                "SELECT * FROM run WHERE flow = ? ORDER BY id DESC LIMIT " + limit,
                JdbcRuns::read,
                flow));
  }

  private static Run read(Columns row) throws SQLException {
    Map<Count, Integer> counts = new EnumMap<>(Count.class);
    for (Count count : Count.values()) {
      counts.put(count, row.count(column(count)));
    }
    counts.values().removeIf(n -> n == 0);
    String cause = row.textOrNull("cause");
    return new Run(
        row.number("id"),
        row.text("flow"),
        row.text("started_by"),
        row.instant("started"),
        row.instantOrNull("ended"),
        new RunResult(
            row.text("result"),
            cause == null ? null : Json.causes(cause).get(0),
            new Counts(counts)));
  }

  @Override
  public Sums within(String flow, Instant since) {
    return database
        .transaction(
            session ->
                session.first(
                    "SELECT sum(retired_province) AS rp, sum(retired_nation) AS rn,"
                        + " sum(changed_province) AS cp, sum(changed_nation) AS cn"
                        + " FROM run WHERE flow = ? AND started >= ?",
                    row ->
                        new Sums(
                            row.count("rp"), row.count("rn"), row.count("cp"), row.count("cn")),
                    flow,
                    since))
        .orElseThrow();
  }

  @Override
  public List<Day> days(Instant since, Duration offset) {
    String day = "floor((extract(epoch FROM started) + " + offset.toSeconds() + ") / 86400)";
    return database.transaction(
        session ->
            session.list(
                "SELECT flow, began, count(*) AS runs,"
                    + " sum(CASE WHEN result IN ('held', 'failed', 'interrupted') THEN 1 ELSE 0 END)"
                    + " AS broken, sum(written) AS written FROM (SELECT flow, result, "
                    + day
                    + " AS began, to_province + to_nation + delivered + withdrawn AS written"
                    + " FROM run WHERE started >= ?) AS one GROUP BY flow, began",
                row ->
                    new Day(
                        row.text("flow"),
                        LocalDate.ofEpochDay(row.number("began")),
                        row.count("runs"),
                        row.count("broken"),
                        row.number("written")),
                since));
  }

  @Override
  public int prune(Instant before) {
    return database.transaction(
        session ->
            session.update(
                "DELETE FROM run WHERE started < ? AND ended IS NOT NULL"
                    + " AND id NOT IN (SELECT max(id) FROM run GROUP BY flow)",
                before));
  }
}
