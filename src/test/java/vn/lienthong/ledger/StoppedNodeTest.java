package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node that is stopped in the middle of a transaction does not keep its flows for ever. */
class StoppedNodeTest {
  private static final Duration LEASE = Duration.ofMinutes(10);

  @Test
  @Timeout(60)
  void theServerLetsGoWhatItHasLocked() throws Exception {
    LedgerSettings settings = LedgerHome.POSTGRESQL.fresh();
    Ledger.open(settings, Clock.systemUTC()).close();
    try (Database stopped = new Database(settings, settings.url(), Duration.ofSeconds(1));
        Database other = new Database(settings, settings.url())) {
      JdbcLeases leases = new JdbcLeases(other, Clock.systemUTC(), new Presence(settings, null));
      leases.release(leases.acquire("dan-toc", "stopped", LEASE).orElseThrow());
      Connection session = stopped.source().getConnection();
      try (Statement statement = session.createStatement()) {
        statement.executeQuery("SELECT fencing FROM lease FOR UPDATE").next();

        assertThat(leases.acquire("dan-toc", "other", LEASE)).isPresent();
      } finally {
        session.abort(Runnable::run);
      }
    }
  }
}
