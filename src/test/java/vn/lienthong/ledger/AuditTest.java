package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditTest extends LedgerTest {
  private LedgerSettings settings;
  private Ledger own;

  @BeforeEach
  void openALedgerOfItsOwn() {
    settings = home.fresh();
    own = Ledger.open(settings, CLOCK);
  }

  @AfterEach
  void close() {
    own.close();
  }

  private static Act act(int n) {
    return new Act("an", "pause", "dan-toc", null, n % 2 == 0 ? null : "nr " + n, "done", now());
  }

  private void appendFour() {
    for (int n = 1; n <= 4; n++) {
      own.audit().append(act(n));
    }
  }

  private void sql(String statement) throws SQLException {
    String url = settings.url() + (settings.embedded() ? ";WRITE_DELAY=0" : "");
    try (Connection connection =
            DriverManager.getConnection(url, settings.user(), settings.password());
        var sql = connection.createStatement()) {
      assertThat(sql.executeUpdate(statement)).isPositive();
    }
  }

  @Test
  void listsTheNewestActsFirst() {
    appendFour();

    assertThat(own.audit().list(2)).containsExactly(act(4), act(3));
    assertThat(own.audit().verify()).isEmpty();
  }

  @Test
  void anEmptyChainIsWhole() {
    assertThat(own.audit().verify()).isEmpty();
  }

  @Test
  void findsAnEditedLine() throws SQLException {
    appendFour();
    sql("UPDATE audit SET who = 'binh' WHERE line = 3");

    assertThat(own.audit().verify()).hasValue(3);
  }

  @Test
  void findsARemovedLine() throws SQLException {
    appendFour();
    sql("DELETE FROM audit WHERE line = 2");

    assertThat(own.audit().verify()).hasValue(2);
  }

  @Test
  void findsThatTheLastLineWasRemoved() throws SQLException {
    appendFour();
    sql("DELETE FROM audit WHERE line = 4");

    assertThat(own.audit().verify()).hasValue(4);
  }

  @Test
  void findsReorderedLines() throws SQLException {
    appendFour();
    sql("UPDATE audit SET line = 9 WHERE line = 2");
    sql("UPDATE audit SET line = 2 WHERE line = 3");
    sql("UPDATE audit SET line = 3 WHERE line = 9");

    assertThat(own.audit().verify()).hasValue(2);
  }
}
