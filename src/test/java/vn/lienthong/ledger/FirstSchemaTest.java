package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Standing;
import vn.lienthong.testkit.TestClock;

/** A ledger that the first version of its tables was made for, opened by this one. */
class FirstSchemaTest {
  private static final TestClock CLOCK = TestClock.at("2026-11-20T01:02:03Z");
  private static final Instant THEN = Instant.parse("2026-03-01T05:00:00Z");
  private static final Key KEY = Key.of("04");

  @ParameterizedTest
  @EnumSource(LedgerHome.class)
  void whatItRemembersIsStillKnown(LedgerHome home) throws Exception {
    LedgerSettings settings = home.fresh();
    Flyway.configure()
        .dataSource(settings.url(), settings.user(), settings.password())
        .locations("classpath:db/migration")
        .table("ledger_history")
        .target("1")
        .placeholders(Map.of("blob", home == LedgerHome.H2 ? "BLOB" : "BYTEA"))
        .load()
        .migrate();
    fill(settings);

    try (Ledger ledger = Ledger.open(settings, CLOCK)) {
      Entry entry = ledger.entries().find("dan-toc", KEY).orElseThrow();
      assertThat(entry.standing()).isEqualTo(Standing.PARKED);
      assertThat(entry.since()).isEqualTo(THEN);
      Run run = ledger.runs().last("dan-toc").orElseThrow();
      assertThat(run.result().result()).isEqualTo("in-step");
      assertThat(run.result().counts().of(Count.READ_PROVINCE)).isEqualTo(54);
      assertThat(ledger.runs().begin("dan-toc", "schedule")).isGreaterThan(run.id());
      assertThat(ledger.flows().of("dan-toc").paused()).isFalse();
      ledger.audit().append(new Act("lan", "pause", null, null, null, "done", THEN));
      assertThat(ledger.audit().verify()).isEmpty();
    }
  }

  private static void fill(LedgerSettings settings) throws Exception {
    try (Connection connection =
        DriverManager.getConnection(settings.url(), settings.user(), settings.password())) {
      OffsetDateTime then = THEN.atOffset(ZoneOffset.UTC);
      try (PreparedStatement entry =
          connection.prepareStatement(
              "INSERT INTO entry (flow, record_key, code, standing, attempts, causes, standing_since,"
                  + " run, mapping_hash) VALUES ('dan-toc', ?, '04', 'PARKED', 2, '[]', ?, 1, 'h')")) {
        entry.setBytes(1, KEY.bytes());
        entry.setObject(2, then);
        entry.executeUpdate();
      }
      try (PreparedStatement run =
          connection.prepareStatement(
              "INSERT INTO run (flow, started_by, started, ended, result, read_province)"
                  + " VALUES ('dan-toc', 'schedule', ?, ?, 'in-step', 54)")) {
        run.setObject(1, then);
        run.setObject(2, then);
        run.executeUpdate();
      }
    }
  }
}
