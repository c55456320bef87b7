package vn.lienthong.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Leases in a table; the database's row lock decides between two that ask at once. */
final class JdbcLeases implements Leases {
  private static final String MINE = " WHERE flow = ? AND holder = ? AND fencing = ?";

  /** One that seems to be longer was taken while somebody's clock was ahead. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Database database;
  private final Clock clock;
  private final Presence presence;

  /** Given back when the database did not answer. */
  private final Set<Lease> owed = ConcurrentHashMap.newKeySet();

  JdbcLeases(Database database, Clock clock, Presence presence) {
    this.database = database;
    this.clock = clock;
    this.presence = presence;
  }

  /** Locks the lease's row, so that nobody takes the flow before this transaction ends. */
  static void check(Session session, String flow, long fencing) throws SQLException {
    boolean current =
        session
            .first(
                "SELECT fencing FROM lease WHERE flow = ?" + Session.LOCKS,
                row -> row.number("fencing"),
                flow)
            .filter(newest -> newest == fencing)
            .isPresent();
    if (!current) {
      throw new LeaseLost(flow);
    }
  }

  /** Leases that an earlier process of this home left are free, if it is certainly gone. */
  void takeBack() {
    if (!presence.sole()) {
      return;
    }
    List<Lease> all =
        database.transaction(
            session ->
                session.list(
                    "SELECT * FROM lease WHERE valid_until > ?", JdbcLeases::read, Instant.EPOCH));
    all.stream().filter(lease -> presence.wasHere(lease.holder())).forEach(this::free);
  }

  private static Lease read(Columns row) throws SQLException {
    return new Lease(
        row.text("flow"), row.text("holder"), row.number("fencing"), row.instant("valid_until"));
  }

  /** Whoever has it as it is; if somebody else has got it since, nothing. */
  private void free(Lease lease) {
    database.transaction(
        session ->
            session.update(
                "UPDATE lease SET valid_until = ?" + MINE,
                Instant.EPOCH,
                lease.flow(),
                lease.holder(),
                lease.fencing()));
  }

  @Override
  public Optional<Lease> acquire(String flow, String holder, Duration length) {
    takeBack();
    for (Lease lease : List.copyOf(owed)) {
      free(lease);
      owed.remove(lease);
    }
    return ask(flow, holder, length);
  }

  private Optional<Lease> ask(String flow, String holder, Duration length) {
    Instant now = clock.instant();
    Instant until = now.plus(length).truncatedTo(ChronoUnit.MICROS);
    return database.transaction(
        session -> {
          int rows =
              session.update(
                  "UPDATE lease SET holder = ?, fencing = GREATEST(fencing + 1, ?),"
                      + " valid_until = ? WHERE flow = ? AND (valid_until <= ? OR valid_until > ?)",
                  presence.named(holder),
                  now.toEpochMilli(),
                  until,
                  flow,
                  now,
                  now.plus(LONGEST));
          Optional<Long> fencing =
              session.first(
                  "SELECT fencing FROM lease WHERE flow = ?", row -> row.number("fencing"), flow);
          if (fencing.isEmpty()) {
            rows = insert(session, new Lease(flow, holder, now.toEpochMilli(), until));
            fencing = Optional.of(now.toEpochMilli());
          }
          return rows == 0
              ? Optional.empty()
              : Optional.of(new Lease(flow, holder, fencing.get(), until));
        });
  }

  private int insert(Session session, Lease lease) throws SQLException {
    return session.update(
        "INSERT INTO lease (flow, holder, fencing, valid_until) VALUES (?, ?, ?, ?)",
        lease.flow(),
        presence.named(lease.holder()),
        lease.fencing(),
        lease.until());
  }

  @Override
  public Optional<Lease> renew(Lease lease, Duration length) {
    Instant until = clock.instant().plus(length).truncatedTo(ChronoUnit.MICROS);
    int rows =
        database.transaction(
            session ->
                session.update(
                    "UPDATE lease SET valid_until = ?" + MINE,
                    until,
                    lease.flow(),
                    presence.named(lease.holder()),
                    lease.fencing()));
    return rows == 0
        ? Optional.empty()
        : Optional.of(new Lease(lease.flow(), lease.holder(), lease.fencing(), until));
  }

  @Override
  public void release(Lease lease) {
    String holder = presence.named(lease.holder());
    Lease stored = new Lease(lease.flow(), holder, lease.fencing(), lease.until());
    try {
      free(stored);
    } catch (LedgerFailure away) {
      owed.add(stored);
    }
  }
}
