package vn.lienthong.province.capture;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import vn.lienthong.province.Query;

/** The log over JDBC; every call takes a connection of its own. */
final class JdbcChangeLog implements ChangeLog {
  private static final int TOKEN = 8;
  private final Sessions sessions;
  private final Catcher catcher;
  private final OwnTables own;
  private final List<Watched> watched;
  private final StoredKeys keys;
  private final Clock clock;

  JdbcChangeLog(
      Sessions sessions,
      Catcher catcher,
      OwnTables own,
      List<Watched> watched,
      StoredKeys keys,
      Clock clock) {
    this.sessions = sessions;
    this.catcher = catcher;
    this.own = own;
    this.watched = watched;
    this.keys = keys;
    this.clock = clock;
  }

  private String flow() {
    return watched.get(0).flow();
  }

  @Override
  public Readiness readiness() {
    return sessions.ask(connection -> new ReadinessCheck(connection, catcher, own).of(watched));
  }

  private Looking looking() {
    return new Looking(catcher, own, watched);
  }

  @Override
  public Query probe(long after) {
    return new Query(looking().probe(), Map.of("luong", flow(), "sau", after));
  }

  @Override
  public boolean anything(long after) {
    return sessions.ask(connection -> looking().anything(connection, after));
  }

  @Override
  public String seal() {
    return sessions.glance(connection -> looking().seal(connection));
  }

  @Override
  public BooleanSupplier still(long position, String nonce, String seal) {
    Looking.Still still = looking().still(position, nonce, seal);
    return () -> sessions.glance(still::as);
  }

  @Override
  public long stamp() {
    return sessions.ask(
        connection -> {
          connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
          boolean first = true;
          boolean more = true;
          long end = 0;
          while (more) {
            Stamping stamping = new Stamping(connection, catcher, own, clock.millis());
            if (first) {
              for (Watched table : watched) {
                stamping.watch(table);
              }
            }
            first = false;
            more = stamping.portion();
            if (catcher.counts()) {
              stamping.count();
            }
            stamping.settle();
            connection.commit();
            end = stamping.end();
          }
          return end;
        });
  }

  @Override
  public List<Change> after(long position, int limit) {
    String sql =
        "SELECT vi_tri, khoa, rieng FROM %s WHERE luong = ? AND vi_tri > ? ORDER BY vi_tri FETCH FIRST %d ROWS ONLY"
            .formatted(own.log(), limit);
    return sessions.ask(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, flow());
            statement.setLong(2, position);
            try (ResultSet rows = statement.executeQuery()) {
              List<Change> changes = new ArrayList<>();
              while (rows.next()) {
                String key = rows.getString(2);
                String stored = key == null ? null : keys.stored(key);
                changes.add(new Change(rows.getLong(1), stored, rows.getBoolean(3)));
              }
              return changes;
            }
          }
        });
  }

  @Override
  public boolean reachesBackTo(long position) {
    String sql =
        "SELECT COUNT(*) FROM %1$s WHERE (luong = '' AND vi_tri >= ?) AND NOT EXISTS (SELECT 1 FROM %1$s WHERE luong = ? AND cat > ?)"
            .formatted(own.marks());
    return sessions.ask(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, position);
            statement.setString(2, flow());
            statement.setLong(3, position);
            try (ResultSet row = statement.executeQuery()) {
              return row.next() && row.getInt(1) == 1;
            }
          }
        });
  }

  @Override
  public String token(long position) {
    String sql = "SELECT luong, khoa, luc FROM " + own.log() + " WHERE vi_tri = ?";
    return sessions.ask(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, position);
            try (ResultSet row = statement.executeQuery()) {
              return row.next()
                  ? hash(row.getString(1) + " " + row.getLong(3) + " " + row.getString(2))
                  : "-";
            }
          }
        });
  }

  private static String hash(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] whole = sha.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(whole, 0, TOKEN);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  @Override
  public Optional<Mark> mark() {
    String sql = "SELECT nonce, vi_tri FROM " + own.marks() + " WHERE luong = ?";
    return sessions.ask(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, flow());
            try (ResultSet row = statement.executeQuery()) {
              return row.next() && row.getString(1) != null
                  ? Optional.of(new Mark(row.getString(1), row.getLong(2)))
                  : Optional.empty();
            }
          }
        });
  }

  @Override
  public void mark(Mark mark) {
    sessions.ask(
        connection -> {
          flowRow(connection);
          String sql = "UPDATE " + own.marks() + " SET nonce = ?, vi_tri = ? WHERE luong = ?";
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, mark.nonce());
            statement.setLong(2, mark.position());
            statement.setString(3, flow());
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public int prune(long upTo, Instant before) {
    return sessions.ask(
        connection -> {
          flowRow(connection);
          return new Pruning(connection, own, flow()).prune(upTo, before.toEpochMilli());
        });
  }

  private void flowRow(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(Installation.mark(own, flow()));
    }
  }

  @Override
  public Optional<OpenTransaction> oldestOpen() {
    return sessions.ask(
        connection -> {
          try {
            return catcher.oldestOpen(connection, own);
          } catch (SQLException notForUs) {
            connection.rollback();
            return Optional.empty();
          }
        });
  }
}
