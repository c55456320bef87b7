package vn.lienthong.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Feeds' states in a table with one row each. */
final class JdbcFeeds implements Feeds {
  private final Database database;

  JdbcFeeds(Database database) {
    this.database = database;
  }

  @Override
  public FeedState of(String flow) {
    return database
        .transaction(
            session ->
                session.first("SELECT * FROM feed_state WHERE flow = ?", JdbcFeeds::read, flow))
        .orElseGet(() -> new FeedState(flow, FeedState.Place.NEW, false, null, null, null, null));
  }

  static FeedState read(Columns row) throws SQLException {
    return new FeedState(
        row.text("flow"),
        new FeedState.Place(
            FeedState.Phase.valueOf(row.text("phase")),
            row.textOrNull("load_after"),
            row.number("loaded"),
            row.number("place")),
        row.truth("unsettled"),
        mark(row, "nonce"),
        mark(row, "before"),
        row.textOrNull("verdicts_since"),
        witness(row));
  }

  private static FeedState.@Nullable Witness witness(Columns row) throws SQLException {
    String id = row.textOrNull("witness_id");
    return id == null
        ? null
        : new FeedState.Witness(id, row.number("witness_version"), row.truth("witness_gone"));
  }

  private static FeedState.@Nullable Mark mark(Columns row, String which) throws SQLException {
    String nonce = row.textOrNull(which.equals("nonce") ? "nonce" : "nonce_before");
    return nonce == null
        ? null
        : new FeedState.Mark(nonce, row.number(which + "_place"), row.instant(which + "_at"));
  }

  @Override
  public void settle(String flow, FeedSettlement settlement) {
    database.transaction(
        session -> {
          JdbcLeases.check(session, flow, settlement.batch().fencing());
          JdbcEntries.write(session, flow, settlement.batch());
          if (settlement.receipt() != null) {
            JdbcReceipts.insert(session, settlement.receipt());
          }
          if (settlement.place() != null) {
            place(session, flow, settlement.place());
          }
          if (settlement.witness() != null) {
            witness(session, flow, settlement.witness());
          }
          return JdbcRuns.progress(session, settlement.run(), settlement.counts());
        });
  }

  @Override
  public void move(String flow, long fencing, FeedState.Place place) {
    database.transaction(
        session -> {
          JdbcLeases.check(session, flow, fencing);
          return place(session, flow, place);
        });
  }

  @Override
  public void unsettled(String flow, long fencing, boolean is) {
    database.transaction(
        session -> {
          JdbcLeases.check(session, flow, fencing);
          return set(session, flow, "unsettled = ?", is);
        });
  }

  private static int place(Session session, String flow, FeedState.Place place)
      throws SQLException {
    return set(
        session,
        flow,
        "phase = ?, load_after = ?, loaded = ?, place = ?",
        place.phase(),
        place.after(),
        place.loaded(),
        place.position());
  }

  @Override
  public void marked(String flow, FeedState.Mark mark) {
    database.transaction(
        session ->
            set(
                session,
                flow,
                "nonce_before = nonce, before_place = nonce_place, before_at = nonce_at,"
                    + " nonce = ?, nonce_place = ?, nonce_at = ?",
                mark.nonce(),
                mark.position(),
                mark.at()));
  }

  @Override
  public void verdictsSince(String flow, String since) {
    database.transaction(session -> set(session, flow, "verdicts_since = ?", since));
  }

  @Override
  public void witnessed(String flow, FeedState.@Nullable Witness witness) {
    database.transaction(session -> witness(session, flow, witness));
  }

  private static int witness(Session session, String flow, FeedState.@Nullable Witness witness)
      throws SQLException {
    return set(
        session,
        flow,
        "witness_id = ?, witness_version = ?, witness_gone = ?",
        witness == null ? null : witness.id(),
        witness == null ? 0 : witness.version(),
        witness != null && witness.gone());
  }

  private static int set(Session session, String flow, String columns, @Nullable Object... values)
      throws SQLException {
    List<@Nullable Object> arguments = new ArrayList<>(Arrays.asList(values));
    arguments.add(flow);
    String sql = "UPDATE feed_state SET " + columns + " WHERE flow = ?";
    int rows = session.update(sql, arguments.toArray());
    if (rows == 0) {
      session.update("INSERT INTO feed_state (flow) VALUES (?)", flow);
      rows = session.update(sql, arguments.toArray());
    }
    return rows;
  }

  @Override
  public int prune(Instant before) {
    List<String> flows =
        database.transaction(
            session ->
                session.list(
                    "SELECT DISTINCT flow FROM receipt WHERE sent_at < ? AND kind <> ?",
                    row -> row.text("flow"),
                    before,
                    Receipt.KEYS));
    return flows.stream().mapToInt(flow -> new OldReceipts(database, flow, before).merge()).sum();
  }
}
