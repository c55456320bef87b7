package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeasesTest extends LedgerTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private Leases leases() {
    return ledger().leases();
  }

  @Test
  void oneAtATimeHasAFlow() {
    Lease lease = leases().acquire(flow, "one", MINUTE).orElseThrow();

    assertThat(lease).isEqualTo(new Lease(flow, "one", CLOCK.millis(), now().plus(MINUTE)));
    assertThat(leases().acquire(flow, "two", MINUTE)).isEmpty();
    assertThat(leases().acquire(flow, "one", MINUTE)).isEmpty();
    assertThat(leases().acquire(flow + "'", "two", MINUTE)).isPresent();
  }

  @Test
  void aLeaseGivenBackOrRunOutIsFree() {
    Lease one = leases().acquire(flow, "one", MINUTE).orElseThrow();
    leases().release(one);
    Lease two = leases().acquire(flow, "two", MINUTE).orElseThrow();
    CLOCK.advance(MINUTE);
    Lease three = leases().acquire(flow, "three", MINUTE).orElseThrow();

    assertThat(two.fencing()).isEqualTo(one.fencing() + 1);
    assertThat(three.fencing()).isEqualTo(CLOCK.millis()).isGreaterThan(two.fencing());
  }

  @Test
  void aLeaseOfAClockThatWasAheadIsFreeWhenItIsPutRight() {
    Duration year = Duration.ofDays(365);
    CLOCK.advance(year);
    Lease ahead = leases().acquire(flow, "one", MINUTE).orElseThrow();
    CLOCK.advance(year.negated());

    Lease now = leases().acquire(flow, "two", MINUTE).orElseThrow();

    assertThat(now.fencing()).isGreaterThan(ahead.fencing());
    assertThat(leases().renew(ahead, MINUTE)).isEmpty();
  }

  @Test
  void onlyTheHolderRenewsAndReleases() {
    Lease lost = leases().acquire(flow, "one", MINUTE).orElseThrow();
    CLOCK.advance(MINUTE);
    Lease lease = leases().acquire(flow, "two", MINUTE).orElseThrow();

    assertThat(leases().renew(lost, MINUTE)).isEmpty();
    leases().release(lost);
    assertThat(leases().acquire(flow, "three", MINUTE)).isEmpty();

    Lease renewed = leases().renew(lease, Duration.ofHours(1)).orElseThrow();
    assertThat(renewed.fencing()).isEqualTo(lease.fencing());
    CLOCK.advance(MINUTE);
    assertThat(leases().acquire(flow, "three", MINUTE)).isEmpty();
  }

  @Test
  void whatCouldNotBeGivenBackIsFreeWhenTheDatabaseAnswersAgain() throws Exception {
    LedgerSettings settings = home.fresh();
    try (Ledger own = Ledger.open(settings, CLOCK);
        Connection owner =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        Statement statement = owner.createStatement()) {
      Lease lease = own.leases().acquire(flow, "one", MINUTE).orElseThrow();
      statement.execute("ALTER TABLE lease RENAME TO away");
      own.leases().release(lease);
      statement.execute("ALTER TABLE away RENAME TO lease");

      assertThat(own.leases().acquire(flow, "one", MINUTE)).isPresent();
      assertThat(own.leases().acquire(flow, "one", MINUTE)).isEmpty();
    }
  }

  @Test
  void ofEightThatAskAtOnceOneGetsIt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 20; round++) {
        List<Lease> got = askAtOnce(threads);
        assertThat(got).hasSize(1);
        leases().release(got.get(0));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Lease> askAtOnce(ExecutorService threads) throws Exception {
    List<Future<Optional<Lease>>> asked =
        threads.invokeAll(
            IntStream.range(0, 8)
                .mapToObj(
                    n ->
                        (Callable<Optional<Lease>>) () -> leases().acquire(flow, "nr " + n, MINUTE))
                .toList());
    List<Lease> got = new ArrayList<>();
    for (Future<Optional<Lease>> answer : asked) {
      answer.get().ifPresent(got::add);
    }
    return got;
  }
}
