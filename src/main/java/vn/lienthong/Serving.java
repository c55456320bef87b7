package vn.lienthong;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.admin.OperationException;
import vn.lienthong.cli.Failure;
import vn.lienthong.config.Settings;
import vn.lienthong.ledger.Backup;
import vn.lienthong.ledger.LedgerFailure;
import vn.lienthong.ledger.LedgerInUse;
import vn.lienthong.ledger.Occupant;
import vn.lienthong.national.NationalSettings;
import vn.lienthong.national.Transport;
import vn.lienthong.record.Problem;

/** {@code lienthong run}: the gateway in the foreground, until it is told to stop. */
record Serving(Voice voice) {
  private static final int WRONG_USE = 2;
  private static final Pattern EVERY = Pattern.compile("0 0/(\\d+) \\* \\* \\* \\?");
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /**
   * Returns when the gateway has ended.
   *
   * @throws vn.lienthong.config.InvalidSettings if it cannot start with these files
   * @throws Failure if another process has this home
   */
  void run(Path home, Map<String, String> environment) throws InterruptedException {
    List<Problem> open = RemoteJmx.problems(System.getProperties());
    if (!open.isEmpty()) {
      throw new Unfit(open);
    }
    Settings settings = Settings.load(home, environment);
    // before the first line: the logging reads it when it wakes up
    System.setProperty("lienthong.log.format", settings.admin().log());
    Gateway gateway = open(settings);
    AtomicReference<Gateway> now = new AtomicReference<>(gateway);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(now.get()), "stop"));
    serve(settings, gateway);
    Optional<Gateway> next = next(settings, gateway);
    while (next.isPresent()) {
      now.set(next.get());
      serve(settings, next.get());
      next = next(settings, next.get());
    }
  }

  /** The gateway that comes after one that has ended; empty if it ended for good. */
  private Optional<Gateway> next(Settings settings, Gateway ended) throws InterruptedException {
    if (ended.loss.happened()) {
      Instant since = Instant.now();
      String file = settings.ledger().file();
      voice.say("run.lost", file);
      ended.loss.tell(file, since, null);
      left(ended);
      Gateway found = again(settings);
      ended.loss.tell(file, since, Instant.now());
      return Optional.of(found);
    }
    Farewell.Other other = ended.end.other().orElse(null);
    return other == null ? Optional.empty() : Optional.of(restored(settings, other));
  }

  /** Its files need not be as it would leave them; whoever comes next writes them anew. */
  private void left(Gateway ended) {
    try {
      ended.close();
    } catch (RuntimeException unwritable) {
      voice.say("run.left", unwritable.getClass().getSimpleName());
    }
  }

  /** All that the one before knew has gone with it; this one begins as after a start. */
  private Gateway restored(Settings settings, Farewell.Other other) throws InterruptedException {
    Restoring restoring = new Restoring(settings, other.file(), other.by());
    try {
      Backup.Summary summary = restoring.carryOut();
      voice.say("run.restored", Voice.time(summary.at()), summary.total());
      return again(settings);
    } catch (Backup.Unusable | LedgerFailure | IOException | UncheckedIOException refused) {
      voice.say("run.not-restored", other.file(), String.valueOf(refused.getMessage()));
      Gateway old = again(settings);
      String kind = refused.getClass().getSimpleName();
      restoring.note(old.ledger(), "refused: " + kind, Clock.systemUTC());
      return old;
    }
  }

  /** Until it has to end. */
  private void serve(Settings settings, Gateway gateway) throws InterruptedException {
    try {
      List<String> flows = gateway.flows();
      voice.say(
          "run.ready",
          flows.size(),
          String.join(", ", flows),
          often(settings.pace().cycle()),
          gateway.admin().port());
      tellTables(gateway);
      tellNation(settings.national());
      gateway.await();
    } finally {
      if (!gateway.loss.happened()) {
        gateway.close();
      }
    }
  }

  /** In words if it is the usual kind of schedule. */
  private String often(String cycle) {
    Matcher minutes = EVERY.matcher(cycle);
    return minutes.matches() ? voice.text("run.every", minutes.group(1)) : cycle;
  }

  /** As soon as its files can be written again; says why not when that changes. */
  private Gateway again(Settings settings) throws InterruptedException {
    String said = "";
    while (true) {
      try {
        return open(settings);
      } catch (LedgerFailure | UncheckedIOException still) {
        String why = String.valueOf(still.getMessage());
        if (!why.equals(said)) {
          voice.say("run.waits", why);
        }
        said = why;
        Thread.sleep(PAUSE.toMillis());
      }
    }
  }

  private Gateway open(Settings settings) {
    try {
      Gateway gateway = new Gateway(settings, Clock.systemDefaultZone(), true);
      gateway.end.comesAgain();
      return gateway;
    } catch (LedgerInUse taken) {
      String who = taken.occupant().map(this::who).orElseGet(() -> voice.text("run.unknown"));
      throw new Failure(WRONG_USE, "in-use", voice.text("run.in-use", taken.file(), who));
    } catch (PortTaken taken) {
      String setting = taken.setting();
      boolean admin = setting.equals("admin.port");
      int port = admin ? settings.admin().port() : settings.services().port();
      throw unfit(setting, port + ", which another program has", "a free port, or 0 for any");
    }
  }

  private String who(Occupant process) {
    String since = Voice.time(process.since());
    String where = process.machine().isEmpty() ? "" : "@" + process.machine();
    return voice.text(
        "run.occupant", process.pid(), process.user() + where, since, process.command());
  }

  private static Unfit unfit(String setting, String found, String expected) {
    return new Unfit(List.of(new Problem("gateway.properties", 0, setting, found, expected, null)));
  }

  private void end(@Nullable Gateway gateway) {
    voice.say("run.stopping");
    if (gateway != null) {
      gateway.close();
    }
  }

  /** Faults of single tables hold their flows, not the service; so does a ledger that is away. */
  private void tellTables(Gateway gateway) {
    try {
      List<Problem> problems = gateway.operations().check().problems();
      problems.forEach(problem -> voice.say("run.fault", voice.problem(problem)));
    } catch (OperationException.Unreachable | LedgerFailure away) {
      voice.say("run.unreachable", String.valueOf(away.getMessage()));
    }
  }

  /** Behind a proxy it is the proxy that must answer here. */
  private void tellNation(NationalSettings national) {
    URI url = national.url();
    Transport.Proxy proxy = national.transport().proxy();
    int usual = "https".equals(url.getScheme()) ? 443 : 80;
    String host = proxy == null ? url.getHost() : proxy.host();
    int port = proxy != null ? proxy.port() : url.getPort() < 0 ? usual : url.getPort();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
    } catch (IOException away) {
      String through = proxy == null ? "" : " (national.proxy)";
      voice.say("run.unreachable", "national: " + host + ":" + port + through);
    }
  }
}
