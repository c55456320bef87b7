package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a killed process was in the middle of can be undone only if nothing else was saved meanwhile
 * that knows half of it.
 */
class OneWriterTest {
  private final ExecutorService others = Executors.newCachedThreadPool();
  private final CountDownLatch inTheMiddle = new CountDownLatch(1);
  private final CountDownLatch goesOn = new CountDownLatch(1);

  @AfterEach
  void end() {
    goesOn.countDown();
    others.shutdownNow();
  }

  private Database opened(LedgerHome home) {
    LedgerSettings settings = home.fresh();
    Database database = new Database(settings, settings.url());
    database.transaction(session -> session.update("CREATE TABLE word (word VARCHAR(9))"));
    return database;
  }

  private Future<Integer> slow(Database database) throws InterruptedException {
    Future<Integer> slow =
        others.submit(
            () ->
                database.transaction(
                    session -> {
                      int written = write(session, "slow");
                      inTheMiddle.countDown();
                      awaitGoing();
                      return written;
                    }));
    assertThat(inTheMiddle.await(10, TimeUnit.SECONDS)).isTrue();
    return slow;
  }

  private void awaitGoing() {
    try {
      goesOn.await();
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private static int write(Session session, String word) throws java.sql.SQLException {
    return session.update("INSERT INTO word VALUES (?)", word);
  }

  private static List<String> words(Database database) {
    return database.transaction(
        session ->
            session.list(
                "SELECT word FROM word ORDER BY word", row -> String.valueOf(row.text("word"))));
  }

  @Test
  void ofAnEmbeddedLedgerOneTransactionWritesAtATimeAndWhoReadsDoesNotWait() throws Exception {
    try (Database database = opened(LedgerHome.H2)) {
      Future<Integer> slow = slow(database);
      Future<Integer> next =
          others.submit(() -> database.transaction(session -> write(session, "next")));
      assertThat(words(database)).isEmpty();
      assertThatThrownBy(() -> next.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      goesOn.countDown();
      assertThat(slow.get(10, TimeUnit.SECONDS) + next.get(10, TimeUnit.SECONDS)).isEqualTo(2);
      assertThat(words(database)).containsExactly("next", "slow");
    }
  }

  @Test
  void whoFailsGivesThePenBack() throws Exception {
    try (Database database = opened(LedgerHome.H2)) {
      assertThatThrownBy(
              () -> database.transaction(session -> session.update("INSERT INTO none VALUES (1)")))
          .isInstanceOf(LedgerFailure.class);
      Future<Integer> next =
          others.submit(() -> database.transaction(session -> write(session, "next")));
      assertThat(next.get(10, TimeUnit.SECONDS)).isOne();
    }
  }

  @Test
  void onAServerAsManyWriteAsLikeTo() throws Exception {
    try (Database database = opened(LedgerHome.POSTGRESQL)) {
      Future<Integer> slow = slow(database);
      database.transaction(session -> write(session, "next"));
      assertThat(words(database)).containsExactly("next");
      goesOn.countDown();
      assertThat(slow.get(10, TimeUnit.SECONDS)).isOne();
    }
  }
}
