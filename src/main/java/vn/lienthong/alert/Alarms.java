package vn.lienthong.alert;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.ledger.Alert;
import vn.lienthong.ledger.Alerts;
import vn.lienthong.ledger.LedgerAway;

/**
 * The bean {@code alarms} of the routes. Each look compares what is so now with the alerts that are
 * open, and tells the difference: one line in the log, one notification of JMX, one message to the
 * outside when something begins and one when it is over, however often it is seen between and
 * however often the service is restarted.
 */
public final class Alarms {
  private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

  private final Alerts alerts;
  private final List<Probe> probes;
  private final Consumer<News> inside;
  private final List<Channel> outside;
  private final Clock clock;
  private final Set<Probe> unseen = new HashSet<>();
  private String deafness = "";
  private @Nullable Alert ledgerAway;
  private boolean ledgerTold;

  /**
   * @param inside hears at once, and cannot fail
   * @param outside is told again until it has heard
   */
  public Alarms(
      Alerts alerts,
      List<Probe> probes,
      Consumer<News> inside,
      List<Channel> outside,
      Clock clock) {
    this.alerts = alerts;
    this.probes = List.copyOf(probes);
    this.inside = inside;
    this.outside = List.copyOf(outside);
    this.clock = clock;
  }

  /** Looks at everything, and tells what has changed. */
  public void look() {
    Instant now = clock.instant();
    try {
      alerts.touch();
      if (ledgerAway != null) {
        remember(ledgerAway);
      }
      lookAt(now);
    } catch (LedgerAway away) {
      forgetful(away.full() ? AlertKind.LEDGER_FULL : AlertKind.LEDGER_AWAY, now);
    }
  }

  /** Alerts are kept in the ledger; that it is away or full is kept here until it is not. */
  private void forgetful(AlertKind kind, Instant now) {
    if (ledgerAway == null) {
      ledgerAway = new Alert(kind.word(), "", "", now, null);
      begun(ledgerAway);
    }
    ledgerTold = ledgerTold || hears(ledgerAway);
  }

  private void remember(Alert alert) {
    if (alerts.begin(alert) && ledgerTold) {
      alerts.told(alert);
    }
  }

  private void lookAt(Instant now) {
    List<Condition> conditions = new ArrayList<>();
    boolean whole = true;
    for (Probe probe : probes) {
      try {
        conditions.addAll(probe.look(now));
        unseen.remove(probe);
      } catch (LedgerAway away) {
        throw away;
      } catch (RuntimeException blind) {
        whole = false;
        if (unseen.add(probe)) {
          LOG.warn("alerts: not everything could be looked at: {}", blind.getClass().getName());
        }
      }
    }
    begin(conditions, now);
    ledgerAway = null;
    ledgerTold = false;
    if (whole) {
      end(conditions, now);
    }
    tellOutside();
  }

  private void begin(List<Condition> conditions, Instant now) {
    for (Condition found : conditions) {
      Alert alert = new Alert(found.kind().word(), found.about(), found.detail(), now, null);
      if (alerts.begin(alert)) {
        begun(alert);
      }
    }
  }

  /** In the log and inside. */
  private void begun(Alert alert) {
    News news = new News(alert);
    LOG.warn("alert {}: {}", alert.kind(), news.english());
    inside.accept(news);
  }

  private void end(List<Condition> conditions, Instant now) {
    for (Alert open : alerts.open()) {
      boolean lasts =
          conditions.stream()
              .anyMatch(c -> c.kind().word().equals(open.kind()) && c.about().equals(open.about()));
      if (!lasts && alerts.end(open, now)) {
        News news =
            new News(new Alert(open.kind(), open.about(), open.detail(), open.since(), now));
        LOG.info("alert {}: {}", open.kind(), news.english());
        inside.accept(news);
      }
    }
  }

  /** Tells at once, and once, what the ledger cannot keep, because it is about the ledger. */
  public void cry(Alert alert) {
    begun(alert);
    for (Channel channel : outside) {
      try {
        channel.tell(new News(alert));
      } catch (IOException deaf) {
        LOG.warn("alerts: the outside was not reached: {}", deaf.getMessage());
      }
    }
  }

  private void tellOutside() {
    for (Alert alert : alerts.untold()) {
      if (!hears(alert)) {
        return;
      }
      alerts.told(alert);
    }
  }

  private boolean hears(Alert alert) {
    try {
      for (Channel channel : outside) {
        channel.tell(new News(alert));
      }
      deafness = "";
      return true;
    } catch (IOException deaf) {
      String why = String.valueOf(deaf.getMessage());
      if (!why.equals(deafness)) {
        LOG.warn("alerts: the outside was not reached, and is told again: {}", why);
      }
      deafness = why;
      return false;
    }
  }
}
