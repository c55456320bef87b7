package vn.lienthong;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.quartz.CronExpression;
import vn.lienthong.admin.FlowState;
import vn.lienthong.admin.StatusBoard;
import vn.lienthong.alert.Alarms;
import vn.lienthong.alert.AlertBell;
import vn.lienthong.alert.CertificateProbe;
import vn.lienthong.alert.Channel;
import vn.lienthong.alert.DiskProbe;
import vn.lienthong.alert.FlowProbe;
import vn.lienthong.alert.FlowSight;
import vn.lienthong.alert.Probe;
import vn.lienthong.alert.Webhook;
import vn.lienthong.config.Settings;
import vn.lienthong.flow.Rest;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.Run;
import vn.lienthong.ledger.RunResult;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.national.Transport;
import vn.lienthong.national.tls.CertificateFault;
import vn.lienthong.national.tls.Identity;
import vn.lienthong.national.tls.Tls;
import vn.lienthong.province.ProvinceDatabases;
import vn.lienthong.record.Cause;

/** What is looked at so that somebody is told of it, and who is told. */
record Warnings(
    Settings settings,
    Map<String, Mapping> mappings,
    Ledger ledger,
    StatusBoard board,
    Clock clock) {
  /** The schedule's hours, and what day it is. */
  static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration GRACE = Duration.ofMinutes(5);
  private static final int CYCLES = 3;
  private static final int RHYTHM = 7;

  Alarms alarms(Tls tls, ProvinceDatabases databases, StatusBoard.Feeds feeds, AlertBell bell) {
    Probe transactions =
        new OpenTransactions(mappings.values(), settings.province().name(), databases, clock);
    List<Probe> probes =
        List.of(
            new FlowProbe(() -> sights(feeds), due(), clock.instant()),
            new CertificateProbe(
                Map.of("national.url", tls::nationUntil, "national.client-certificate", ours())),
            new DiskProbe(settings.folders().data(), settings.alerts().diskMegabytes()),
            transactions);
    return new Alarms(ledger.alerts(), probes, bell, outside(), clock);
  }

  private List<Channel> outside() {
    Supplier<String> webhook = settings.alerts().webhook();
    return webhook.get().isEmpty()
        ? List.of()
        : List.of(new Webhook(webhook, settings.national().province(), PATIENCE));
  }

  private Supplier<Optional<Instant>> ours() {
    Transport.Certificate certificate = settings.national().transport().certificate();
    return () -> {
      try {
        return certificate == null
            ? Optional.empty()
            : Optional.of(Identity.read(certificate).until());
      } catch (CertificateFault unfit) {
        return Optional.empty();
      }
    };
  }

  /** After the third start that a flow should have had, and some minutes. */
  private UnaryOperator<Instant> due() {
    try {
      CronExpression cycle = new CronExpression(settings.pace().cycle());
      cycle.setTimeZone(TimeZone.getTimeZone(VIETNAM));
      return from -> {
        Date start = Date.from(from);
        for (int i = 0; i < CYCLES && start != null; i++) {
          start = cycle.getNextValidTimeAfter(start);
        }
        return start == null ? Instant.MAX : start.toInstant().plus(GRACE);
      };
    } catch (ParseException checked) {
      throw new IllegalArgumentException("schedule.cycle is no Quartz expression", checked);
    }
  }

  private List<FlowSight> sights(StatusBoard.Feeds feeds) {
    return mappings.values().stream().map(mapping -> sight(mapping, feeds)).toList();
  }

  private FlowSight sight(Mapping mapping, StatusBoard.Feeds feeds) {
    List<Run> ended = ended(mapping.name());
    List<Instant> signs = signs(ended, feeds.glances(mapping.name()));
    Optional<Run> last = ended.stream().findFirst();
    Cause cause = last.map(run -> run.result().cause()).orElse(null);
    FlowState state = board.state(mapping.name());
    return new FlowSight(
        mapping.name(),
        mapping.database() == null ? settings.province().name() : mapping.database(),
        !mapping.fed(),
        state == FlowState.OFF || state == FlowState.PAUSED || rests(mapping.name()),
        last.map(run -> run.result().result()).orElse(null),
        cause == null ? null : cause.code(),
        signs.stream().findFirst().orElse(null),
        rhythm(signs),
        feeds.progress(mapping.name()).map(done -> done[0]).orElse(-1L));
  }

  private boolean rests(String flow) {
    return Rest.rests(ledger.flows(), flow, "schedule", clock.instant());
  }

  private List<Run> ended(String flow) {
    return ledger.runs().recent(flow, RHYTHM).stream()
        .filter(run -> run.ended() != null)
        .filter(run -> !run.result().result().equals(RunResult.INTERRUPTED))
        .toList();
  }

  /** The last ends of runs and glances between them, the newest first. */
  private static List<Instant> signs(List<Run> ended, List<Instant> glances) {
    return Stream.concat(
            ended.stream().map(run -> Objects.requireNonNull(run.ended())), glances.stream())
        .sorted(Comparator.reverseOrder())
        .limit(RHYTHM)
        .toList();
  }

  /** The median of how far apart they are. */
  private static Duration rhythm(List<Instant> signs) {
    List<Duration> apart = new ArrayList<>();
    for (int i = 1; i < signs.size(); i++) {
      apart.add(Duration.between(signs.get(i), signs.get(i - 1)));
    }
    return apart.stream().sorted().skip(apart.size() / 2).findFirst().orElse(Duration.ZERO);
  }
}
