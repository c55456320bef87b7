package vn.lienthong.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.MBeanServer;
import javax.management.Notification;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.ledger.Alert;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.LedgerSettings;
import vn.lienthong.testkit.Databases;
import vn.lienthong.testkit.TestClock;

/** One word at the beginning and one at the end, whatever happens between. */
@ParameterizedClass
@ValueSource(booleans = {false, true})
class AlarmsTest {
  private static final Condition AWAY = new Condition(AlertKind.NATION_AWAY, "", "");
  @Parameter private boolean postgres;
  private final TestClock clock = TestClock.at("2026-11-20T03:00:00Z");
  private final List<Condition> now = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private Ledger ledger;
  private boolean blind;
  private boolean deaf;

  @BeforeEach
  void open() {
    Databases.Database database = postgres ? Databases.postgres() : Databases.h2();
    ledger =
        Ledger.open(
            new LedgerSettings(database.url(), database.user(), database.password()), clock);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  /** As after a start: nothing but the ledger is remembered. */
  private void look() {
    Probe seeing = at -> List.copyOf(now);
    Probe sometimesBlind =
        at -> {
          if (blind) {
            throw new IllegalStateException("cannot look");
          }
          return List.of();
        };
    Channel outside =
        news -> {
          if (deaf) {
            throw new IOException("not reached");
          }
          told.add(text(news));
        };
    new Alarms(
            ledger.alerts(),
            List.of(seeing, sometimesBlind),
            news -> heard.add(text(news)),
            List.of(outside),
            clock)
        .look();
    clock.advance(Duration.ofSeconds(15));
  }

  private static String text(News news) {
    return (news.over() ? "over " : "begun ") + news.alert().kind();
  }

  @Test
  void whatLastsIsToldOnceAndItsEndOnce() {
    look();
    now.add(AWAY);
    look();
    look();
    now.clear();
    look();
    look();

    assertThat(heard).containsExactly("begun nation-away", "over nation-away");
    assertThat(told).containsExactlyElementsOf(heard);
    assertThat(ledger.alerts().open()).isEmpty();
  }

  @Test
  void whatComesBackIsToldAgain() {
    for (int i = 0; i < 2; i++) {
      now.add(AWAY);
      look();
      now.clear();
      look();
    }

    assertThat(heard).hasSize(4);
  }

  @Test
  void whileSomethingCannotBeLookedAtNothingIsOver() {
    now.add(AWAY);
    look();
    now.clear();
    blind = true;
    look();
    assertThat(ledger.alerts().open()).hasSize(1);

    blind = false;
    look();
    assertThat(heard).containsExactly("begun nation-away", "over nation-away");
  }

  @Test
  void theOutsideIsToldAgainUntilItHasHeard() {
    deaf = true;
    now.add(AWAY);
    look();
    look();
    assertThat(heard).hasSize(1);
    assertThat(told).isEmpty();

    deaf = false;
    look();
    look();
    assertThat(told).containsExactly("begun nation-away");
  }

  @Test
  void anAlertThatWasOverBeforeTheOutsideHeardIsToldAsOver() {
    deaf = true;
    now.add(AWAY);
    look();
    now.clear();
    look();
    deaf = false;
    look();

    assertThat(told).containsExactly("over nation-away");
  }

  @Test
  void twoThingsOfOneKindAreTwoAlerts() {
    now.add(new Condition(AlertKind.FLOW_HELD, "dan-toc", "x"));
    now.add(new Condition(AlertKind.FLOW_HELD, "ton-giao", "y"));
    look();
    now.remove(0);
    look();

    assertThat(ledger.alerts().open()).extracting(Alert::about).containsExactly("ton-giao");
  }

  @Test
  void aProgramThatListensByJmxHearsBoth() throws Exception {
    MBeanServer server = java.lang.management.ManagementFactory.getPlatformMBeanServer();
    ObjectName name = new ObjectName("vn.lienthong:type=Alerts");
    List<Notification> notes = new ArrayList<>();
    try (AlertBell bell = new AlertBell(ledger.alerts())) {
      server.addNotificationListener(name, (note, back) -> notes.add(note), null, null);
      now.add(AWAY);
      Probe seeing = at -> List.copyOf(now);
      Alarms alarms = new Alarms(ledger.alerts(), List.of(seeing), bell, List.of(), clock);
      alarms.look();
      assertThat((String[]) server.getAttribute(name, "Open"))
          .singleElement()
          .asString()
          .startsWith("The ministry does not answer");
      now.clear();
      alarms.look();
    }

    assertThat(notes)
        .extracting(Notification::getType)
        .containsExactly("lienthong.alert.begun", "lienthong.alert.over");
    assertThat(notes.get(0).getUserData()).isEqualTo("nation-away");
    assertThat(server.isRegistered(name)).isFalse();
  }

  @Test
  void certificatesAreToldThirtyDaysBefore() {
    var end = clock.instant().plus(Duration.ofDays(31));
    Probe probe =
        new CertificateProbe(
            Map.of("national.url", () -> Optional.of(end), "other", Optional::empty));

    assertThat(probe.look(clock.instant())).isEmpty();
    assertThat(probe.look(clock.instant().plus(Duration.ofDays(2))))
        .containsExactly(new Condition(AlertKind.CERTIFICATE_ENDS, "national.url", "2026-12-21"));
  }

  @Test
  void aDiskThatIsNearlyFullIsTold() {
    List<Long> room = new ArrayList<>(List.of(500L, 499L));
    Probe probe = new DiskProbe(Path.of("data"), 500, () -> room.remove(0));

    assertThat(probe.look(clock.instant())).isEmpty();
    assertThat(probe.look(clock.instant()))
        .containsExactly(new Condition(AlertKind.DISK_LOW, "data", "499"));
  }
}
