package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.admin.StatusView;
import vn.lienthong.flow.Report;
import vn.lienthong.ledger.Count;
import vn.lienthong.ledger.LedgerAway;
import vn.lienthong.national.NationalCall.Purpose;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Standing;
import vn.lienthong.testkit.Databases;

/**
 * A database is restarted under the gateway's hands, in the middle of reading or between sending
 * and settling: that is told once, and told again when it is over; afterwards both sides hold what
 * they should, and no record was blamed.
 */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class DatabaseRestartsTest {
  private static final String FLOW = "ton-giao";
  private static final String FORMS = "phieu";

  /** In the middle of what it is restarted. */
  enum Moment {
    READING_A_CATALOGUE,
    READING_A_FEED,
    BEFORE_SETTLING_A_CATALOGUE,
    BEFORE_SETTLING_A_FEED
  }

  /** The database that is restarted. */
  enum Restarted {
    POSTGRES_OF_THE_PROVINCE("province-away"),
    MARIADB_OF_THE_PROVINCE("province-away"),
    POSTGRES_OF_THE_LEDGER("ledger-away");

    final String alert;

    Restarted(String alert) {
      this.alert = alert;
    }

    List<Moment> moments() {
      return switch (this) {
        case POSTGRES_OF_THE_PROVINCE ->
            List.of(Moment.READING_A_FEED, Moment.BEFORE_SETTLING_A_CATALOGUE);
        case MARIADB_OF_THE_PROVINCE -> List.of(Moment.READING_A_CATALOGUE);
        case POSTGRES_OF_THE_LEDGER ->
            List.of(Moment.BEFORE_SETTLING_A_CATALOGUE, Moment.BEFORE_SETTLING_A_FEED);
      };
    }

    Site site() {
      Site site =
          switch (this) {
            case POSTGRES_OF_THE_PROVINCE -> Site.in(Databases::postgres);
            case MARIADB_OF_THE_PROVINCE -> Site.in(Databases::mariadb);
            case POSTGRES_OF_THE_LEDGER ->
                new Site(Site.On.POSTGRES, Databases::h2, true, Map.of(), List.of());
          };
      return site.with("province.connect-timeout", "500ms").with("ledger.connect-timeout", "500ms");
    }

    Databases.Outage begins() {
      return this == MARIADB_OF_THE_PROVINCE ? Databases.mariadbStops() : Databases.postgresStops();
    }
  }

  @Parameter private Restarted which = Restarted.POSTGRES_OF_THE_PROVINCE;
  private Town town;
  private final List<Databases.Outage> outages = new ArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private int edits;

  @BeforeParameterizedClassInvocation
  void open() throws JMException {
    town = Town.at(which.site());
    town.people().capture().install(FORMS, true, "An");
    for (String flow : List.of("don-vi-hanh-chinh", "mau-phieu", FLOW, FORMS)) {
      town.approvedRun(flow);
    }
    rests();
    HeardAlerts.into(heard);
  }

  @AfterParameterizedClassInvocation
  void close() {
    town.close();
  }

  @AfterEach
  void itIsThereAgain() {
    town.quiet();
    outages.forEach(Databases.Outage::over);
    outages.clear();
  }

  private void rests() {
    for (int i = 0; i < 5; i++) {
      town.tick(FLOW);
      town.tick(FORMS);
    }
  }

  @Test
  void aRestartIsToldOnceAndNothingIsLostDoubledOrBlamed() {
    for (Moment moment : which.moments()) {
      edit();
      switch (moment) {
        case READING_A_CATALOGUE -> town.before(Purpose.PAGE, this::away);
        case BEFORE_SETTLING_A_CATALOGUE, BEFORE_SETTLING_A_FEED ->
            town.after(Purpose.BATCH, this::away);
        case READING_A_FEED -> {
          AtomicBoolean first = new AtomicBoolean(true);
          town.whenever(
              () -> {
                if (first.getAndSet(false)) {
                  away();
                }
              });
        }
      }
      survives(moment.name().endsWith("FEED") ? FORMS : FLOW);
    }
  }

  private void away() {
    outages.add(which.begins());
  }

  private void edit() {
    edits++;
    town.sql("UPDATE dm_ton_giao SET to_chuc = 'lần %d' WHERE ma = '99'".formatted(edits));
    town.ministry(FLOW, "{'ma':'08','ghiChu':'lần %d'}".formatted(edits));
    town.sql(
        "UPDATE phieu_tra_loi SET gia_tri = '%d' WHERE cau_hoi = 'C01' AND so_phieu = '%s'"
            .formatted(90 + edits, Daily.FORM));
  }

  private void survives(String flow) {
    heard.clear();
    String result = run(flow);
    assertThat(outages).as("it was stopped").hasSize(1);
    assertThat(result).isEqualTo("held");
    town.look();
    run(flow);
    town.look();
    assertThat(heard).containsExactly("lienthong.alert.begun " + which.alert);
    itIsThereAgain();

    town.clock.advance(Duration.ofMinutes(1));
    goesOn(flow);
    assertThat(run(flow)).isEqualTo("in-step");
    town.clock.advance(Duration.ofMinutes(1));
    town.look();
    assertThat(told()).isEmpty();
    assertThat(heard)
        .containsExactly(
            "lienthong.alert.begun " + which.alert, "lienthong.alert.over " + which.alert);
    rests();
    nothingIsLostDoubledOrBlamed();
  }

  /** The pool asks ever more rarely, so it takes a moment. */
  private void goesOn(String flow) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!run(flow).equals("in-step")) {
      assertThat(System.nanoTime()).as("it goes on by itself").isLessThan(deadline);
    }
  }

  private void nothingIsLostDoubledOrBlamed() {
    assertThat(town.record(FLOW, Map.of("ma", "99")).path("toChuc").asText())
        .isEqualTo("lần " + edits);
    assertThat(town.value("SELECT ghi_chu FROM dm_ton_giao WHERE ma = '08'"))
        .isEqualTo("lần " + edits);
    assertThat(town.differences())
        .filteredOn(text -> text.startsWith(FLOW + " ") || text.startsWith(FORMS + " "))
        .isEmpty();
    assertThat(Town.written(town.tick(FLOW))).isZero();
    assertThat(town.tick(FORMS).counts().of(Count.READ_PROVINCE)).isZero();
    for (String code : List.of("99", "08")) {
      Entry entry = town.entry(FLOW, code);
      assertThat(entry.standing()).isEqualTo(Standing.IN_STEP);
      assertThat(entry.attempts()).isZero();
    }
    assertThat(town.gateway().ledger().entries().counts(FORMS)).isEmpty();
    long writes =
        town.nation.journal().stream()
            .filter(line -> line.path("resource").asText().equals(FLOW))
            .filter(line -> line.path("body").path("toChuc").asText().equals("lần " + edits))
            .count();
    assertThat(writes).as("the nation heard of it once").isEqualTo(1);
  }

  /** What the run came to; a run that cannot be opened is held as well. */
  private String run(String flow) {
    try {
      Report report = town.tick(flow);
      return report.result();
    } catch (LedgerAway closed) {
      return "held";
    }
  }

  private List<String> told() {
    return town.people().status().alerts().stream().map(StatusView.Alarm::kind).toList();
  }
}
