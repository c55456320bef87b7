package vn.lienthong.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.api.management.JmxSystemPropertyKeys;
import org.jspecify.annotations.Nullable;
import vn.lienthong.Gateway;
import vn.lienthong.admin.FlowState;
import vn.lienthong.admin.Operations;
import vn.lienthong.admin.PlanView;
import vn.lienthong.admin.RunView;
import vn.lienthong.admin.StatusView;
import vn.lienthong.alert.Alarms;
import vn.lienthong.config.Settings;
import vn.lienthong.demo.DemoOracle;
import vn.lienthong.demo.Difference;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.flow.camel.RouteRunner;
import vn.lienthong.ledger.Count;
import vn.lienthong.national.NationalCall;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.testkit.Databases;
import vn.lienthong.testkit.TestClock;

/** A province, a nation and the gateway between them, in one process, over JDBC and HTTP. */
final class Town extends Sides implements AutoCloseable {

  final TestClock clock = new TestClock(Instant.parse("2026-11-20T03:00:00Z"));
  private final Path home;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Databases.Database ledger;
  private final Interruptions interruptions = new Interruptions();
  private final boolean watched;
  private Gateway gateway;

  private Town(Site site, boolean watched) throws IOException {
    super(site);
    this.watched = watched;
    home = Files.createTempDirectory("town");
    ledger =
        site.on() == Site.On.POSTGRES
            ? Databases.postgres()
            : new Databases.Database("jdbc:h2:file:" + home.resolve("ledger"), "sa", "");
    settings(site);
    gateway = start();
  }

  static Town at(Site site) {
    return at(site, false);
  }

  /** The same, with Camel's figures of every step: they take a third of a start. */
  static Town watched(Site site) {
    return at(site, true);
  }

  private static Town at(Site site, boolean watched) {
    try {
      return new Town(site, watched);
    } catch (IOException broken) {
      throw new IllegalStateException("the town would not stand", broken);
    }
  }

  private void settings(Site site) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("province.url", province.url());
    settings.put("province.user", province.user());
    settings.put("national.url", door() + "/api/v1");
    settings.put("national.key", "demo");
    settings.put("ledger.url", ledger.url());
    settings.put("ledger.user", ledger.user());
    settings.put("national.calls-per-second", "1000");
    settings.put("national.rest", "1s");
    settings.put("admin.port", "0");
    settings.put("data.dir", "data");
    settings.put("routes.dir", Path.of("routes").toAbsolutePath().toString());
    settings.put("mappings.dir", site.mappings(home).toString());
    settings.putAll(site.settings());
    List<String> lines = new ArrayList<>();
    settings.forEach((name, value) -> lines.add(name + " = " + value));
    Files.write(home.resolve("gateway.properties"), lines);
    environment.put("LIENTHONG_PROVINCE_PASSWORD", province.password());
    environment.put("LIENTHONG_LEDGER_PASSWORD", ledger.password());
    environment.put("LIENTHONG_NATIONAL_SECRET", "demo");
  }

  private Gateway start() {
    System.setProperty(JmxSystemPropertyKeys.DISABLED, String.valueOf(!watched));
    Gateway started = new Gateway(Settings.load(home, environment), clock, false);
    System.clearProperty(JmxSystemPropertyKeys.DISABLED);
    started.context().getManagementStrategy().addEventNotifier(interruptions);
    return started;
  }

  /** The service stops and starts again. */
  void restart() {
    restart(() -> {});
  }

  /** The same; in between, something happens to the files. */
  void restart(Runnable meanwhile) {
    gateway.close();
    meanwhile.run();
    gateway = start();
  }

  /** A second node: another gateway, with a folder of its own, on this town's ledger and sides. */
  Gateway another() {
    try {
      return another(Files.readAllBytes(home.resolve("data/receipts.key")));
    } catch (IOException broken) {
      throw new IllegalStateException("there is no key", broken);
    }
  }

  /** The same with this key of receipts. */
  Gateway another(byte[] key) {
    try {
      Path other = Files.createTempDirectory("town");
      Path data = Files.createDirectories(other.resolve("data"));
      Files.copy(home.resolve("gateway.properties"), other.resolve("gateway.properties"));
      Files.write(data.resolve("receipts.key"), key);
      return new Gateway(Settings.load(other, environment), clock, false);
    } catch (IOException broken) {
      throw new IllegalStateException("there is no second node", broken);
    }
  }

  Databases.Database ledger() {
    return ledger;
  }

  /** The folder of gateway.properties. */
  Path home() {
    return home;
  }

  Gateway gateway() {
    return gateway;
  }

  Operations people() {
    return gateway.operations();
  }

  /** A complete run for a person; what was set aside is tried again. */
  RunView run(String flow) {
    return people().resync(flow, null, true, false);
  }

  /** A run as the schedule starts it. */
  Report tick(String flow) {
    return new RouteRunner(gateway.context()).run(flow, RunRequest.scheduled());
  }

  /** What the schedule itself does: if nothing changed this may be no run, but a glance. */
  Report poll(String flow) {
    try (ProducerTemplate schedule = gateway.context().createProducerTemplate()) {
      return schedule.request("direct:" + flow, none -> {}).getMessage().getBody(Report.class);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The same as a run, reading the nation completely. */
  Report full(String flow) {
    RunRequest request = new RunRequest("schedule", false, true, false, null, null, null, 0);
    return new RouteRunner(gateway.context()).run(flow, request);
  }

  /** All flows once, as the schedule runs them; returns how many records were written. */
  long cycle() {
    return gateway.flows().stream().mapToLong(flow -> written(tick(flow))).sum();
  }

  static long written(Report report) {
    return report.counts().of(Count.TO_PROVINCE) + report.counts().of(Count.TO_NATION);
  }

  /** All flows once, what waits being approved; returns how many records were written. */
  long approvedCycle() {
    long written = 0;
    for (String flow : gateway.flows()) {
      RunView run = approvedRun(flow);
      written += run.counts().toProvince() + run.counts().toNational();
    }
    return written;
  }

  /** A run of which a person approves what waits. */
  RunView approvedRun(String flow) {
    RunView run = run(flow);
    return run.state() == FlowState.WAITING_APPROVAL ? approve(flow) : run;
  }

  RunView approve(String flow) {
    String plan = status(flow).heldPlan();
    if (plan == null) {
      throw new IllegalStateException("nothing waits for approval in " + flow);
    }
    return people().approve(plan, "An", "looked through");
  }

  /** Looks for what somebody must know, as the schedule does. */
  void look() {
    gateway.context().getRegistry().lookupByNameAndType("alarms", Alarms.class).look();
  }

  StatusView.Flow status(String flow) {
    return people().status().flows().stream()
        .filter(one -> one.flow().equals(flow))
        .findFirst()
        .orElseThrow();
  }

  PlanView plan(String flow) {
    return people().plan(flow, 10_000);
  }

  @Nullable Entry entry(String flow, String key) {
    return gateway.ledger().entries().find(flow, Key.parse(key)).orElse(null);
  }

  /** What the oracle finds different, in words. */
  List<String> differences() {
    return new DemoOracle(
            province.url(),
            province.user(),
            province.password(),
            URI.create(nation.url()),
            Path.of("mappings", "codes"),
            clock.withZone(ZoneId.of("Asia/Ho_Chi_Minh")))
        .compare().differences().stream().map(Difference::text).toList();
  }

  /** Every row of every table, of the province and of the ledger, and the nation's journal. */
  Map<String, List<String>> everything() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put("journal", nation.journal().stream().map(ObjectNode::toString).toList());
    try (Connection here = open(province);
        Connection memory = open(ledger)) {
      Dump.of(here).forEach((table, rows) -> all.put("province " + table, rows));
      Dump.of(memory).forEach((table, rows) -> all.put("ledger " + table, rows));
    } catch (SQLException broken) {
      throw new IllegalStateException("a database cannot be read", broken);
    }
    return all;
  }

  /** Does something the next time that the gateway is about to ask the nation that. */
  void before(NationalCall.Purpose purpose, Runnable deed) {
    interruptions.before(purpose, deed);
  }

  /** The same, but when the nation has answered. */
  void after(NationalCall.Purpose purpose, Runnable deed) {
    interruptions.after(purpose, deed);
  }

  /** Does something before every page and every other question to either side. */
  void whenever(Runnable deed) {
    interruptions.whenever(deed);
  }

  /** Ends what {@link #whenever} began. */
  void quiet() {
    interruptions.whenever(() -> {});
  }

  @Override
  public void close() {
    gateway.close();
    closeNation();
  }
}
