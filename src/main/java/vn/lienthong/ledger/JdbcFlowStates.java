package vn.lienthong.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Flow states in a table with one row each. */
final class JdbcFlowStates implements FlowStates {
  private final Database database;
  private final Clock clock;
  private final Map<String, QuietHours> quiet;

  JdbcFlowStates(Database database, Clock clock, Map<String, QuietHours> quiet) {
    this.quiet = quiet;
    this.database = database;
    this.clock = clock;
  }

  @Override
  public FlowState of(String flow) {
    return database
        .transaction(
            session ->
                session.first(
                    "SELECT * FROM flow_state WHERE flow = ?", JdbcFlowStates::read, flow))
        .orElseGet(() -> new FlowState(flow, null, null, null, null, Set.of()));
  }

  @Override
  public List<FlowState> all() {
    return database.transaction(
        session -> session.list("SELECT * FROM flow_state ORDER BY flow", JdbcFlowStates::read));
  }

  private static FlowState read(Columns row) throws SQLException {
    return new FlowState(
        row.text("flow"),
        row.instantOrNull("contacted"),
        row.textOrNull("nation_since"),
        row.instantOrNull("last_full_read"),
        pause(row),
        Set.copyOf(Json.names(row.text("fields"))));
  }

  private static FlowState.@Nullable Pause pause(Columns row) throws SQLException {
    Instant at = row.instantOrNull("paused_at");
    return at == null
        ? null
        : new FlowState.Pause(row.text("paused_by"), row.text("paused_why"), at);
  }

  @Override
  public void contacted(String flow, Instant at) {
    set(flow, "contacted = ?", at);
  }

  @Override
  public void nationSince(String flow, String since) {
    set(flow, "nation_since = ?", since);
  }

  @Override
  public void fullRead(String flow, Instant at) {
    set(flow, "last_full_read = ?", at);
  }

  @Override
  public void agreed(String flow, Set<String> fields) {
    set(flow, "fields = ?", Json.ofNames(new TreeSet<>(fields)));
  }

  @Override
  public void rest(String flow, Instant until) {
    set(flow, "rests_until = ?", until);
  }

  @Override
  public Optional<Respite> restsUntil(String flow) {
    Optional<Respite> asked =
        database.transaction(
            session ->
                session.first(
                    "SELECT rests_until FROM flow_state"
                        + " WHERE flow = ? AND rests_until IS NOT NULL",
                    row -> new Respite(row.instant("rests_until"), true),
                    flow));
    return Stream.concat(asked.stream(), quietUntil(flow).stream())
        .max(Comparator.comparing(Respite::until));
  }

  private Optional<Respite> quietUntil(String flow) {
    QuietHours hours = quiet.get(flow);
    return hours == null
        ? Optional.empty()
        : hours.until(clock.instant(), clock.getZone()).map(until -> new Respite(until, false));
  }

  @Override
  public boolean quiet(String flow) {
    return quietUntil(flow).isPresent();
  }

  @Override
  public void pause(String flow, String by, String why) {
    set(flow, "paused_by = ?, paused_why = ?, paused_at = ?", by, why, clock.instant());
  }

  @Override
  public void resume(String flow) {
    set(flow, "paused_by = NULL, paused_why = NULL, paused_at = NULL");
  }

  private void set(String flow, String columns, Object... values) {
    List<Object> arguments = new ArrayList<>(Arrays.asList(values));
    arguments.add(flow);
    String sql = "UPDATE flow_state SET " + columns + " WHERE flow = ?";
    database.transaction(
        session -> {
          int rows = session.update(sql, arguments.toArray());
          if (rows == 0) {
            session.update("INSERT INTO flow_state (flow) VALUES (?)", flow);
            rows = session.update(sql, arguments.toArray());
          }
          return rows;
        });
  }
}
