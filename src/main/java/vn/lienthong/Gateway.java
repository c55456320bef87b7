package vn.lienthong;

import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import vn.lienthong.admin.AdminApi;
import vn.lienthong.admin.CaptureActs;
import vn.lienthong.admin.FlowNames;
import vn.lienthong.admin.GatewayOperations;
import vn.lienthong.admin.OperationException;
import vn.lienthong.admin.Operations;
import vn.lienthong.admin.StatusBoard;
import vn.lienthong.admin.StatusView;
import vn.lienthong.config.Settings;
import vn.lienthong.feed.FeedRuns;
import vn.lienthong.feed.camel.FeedSteps;
import vn.lienthong.files.FilesRuns;
import vn.lienthong.files.camel.FileSteps;
import vn.lienthong.files.camel.FilesAfter;
import vn.lienthong.flow.FlowRunner;
import vn.lienthong.flow.Supervision;
import vn.lienthong.flow.camel.RouteRunner;
import vn.lienthong.flow.camel.RunSteps;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.mapping.Contract;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.national.Lack;
import vn.lienthong.national.dialect.Dialect;
import vn.lienthong.province.ProvinceDatabases;
import vn.lienthong.province.ProvinceUnreachable;
import vn.lienthong.province.capture.Capture;
import vn.lienthong.record.Problem;
import vn.lienthong.services.ServicesApi;
import vn.lienthong.verify.camel.RouteVerifier;
import vn.lienthong.verify.camel.VerifySteps;

/**
 * The running gateway: every part is named here once, so this is the map of the house.
 *
 * <pre>
 * routes ─ when and where ─▶ flow, feed (one run, step by step)
 *                              ├─▶ province   JDBC
 *                              ├─▶ national   HTTP, through routes/national-api
 *                              ├─▶ reconcile  what is to be done, purely
 *                              └─▶ ledger     what was agreed
 * admin  ─ people, JMX ─────▶ the same routes, the same ledger
 * </pre>
 */
public final class Gateway implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(200);

  final LedgerLoss loss;
  private final Ledger ledger;
  private final ProvinceDatabases databases;
  private final Routes routes;
  private final Operations operations;
  private final AdminApi adminApi;
  private final @Nullable ServicesApi services;
  private final Figures figures;
  private final RunSteps steps;
  private final FilesRuns files;
  private final List<String> flows;
  final Farewell end = new Farewell();
  private boolean closed;

  /**
   * @param schedules whether flows run by themselves
   * @throws vn.lienthong.ledger.LedgerInUse if another gateway has this home's ledger
   */
  public Gateway(Settings settings, Clock anywhere, boolean schedules) {
    Clock clock = anywhere.withZone(Warnings.VIETNAM);
    Mappings mappings = Mappings.read(settings.folders().mappings());
    Contract contract = Contract.read(settings.folders().mappings());
    List<Problem> problems = Checks.files(settings, mappings, contract);
    if (!problems.isEmpty()) {
      throw new Unfit(problems);
    }
    ledger = Memory.open(settings, clock);
    loss = new LedgerLoss(ledger, end::stop);
    databases = ProvinceDatabases.open(settings.province(), settings.databases());
    Flows flows = new Flows(settings, mappings, contract, databases, ledger, clock);
    List<String> order = Order.of(mappings.byName().values());
    FeedRuns fed = flows.fed(this::going);
    flows.fedTo((flow, to) -> ledger.statements().sendsTo(flow, to, clock.instant()));
    FlowNames names = new FlowNames(mappings.byName(), order);
    this.flows = names.all();
    Dialect dialect = flows.dialect();
    StatusBoard board =
        new StatusBoard(
            names, ledger, clock, Version.text(), new FedFlows(fed), Checks.weaker(dialect));
    figures = new Figures(board, ledger);
    steps = new RunSteps(flows.reconciled(), figures);
    FeedSteps feeds = new FeedSteps(fed, figures, flows.forgetting(), PAUSE);
    Supervision supervision = new Supervision(ledger, clock);
    Proving proving = flows.proving();
    routes = new Routes(settings, new Routes.Beans(steps, feeds, supervision), flows, clock);
    routes.province(databases, mappings.byName().values());
    files = Documents.runs(settings, mappings, databases, ledger, clock, dialect.can(Lack.FILES));
    routes.bind("verify", new VerifySteps(proving::begin));
    routes.bind("files", new FileSteps(files));
    FlowRunner runner =
        new FilesAfter(new RouteRunner(routes.context()), files.flows(), routes.context());
    operations =
        new GatewayOperations(
            names,
            ledger,
            runner,
            board,
            new GatewayOperations.Service(
                () -> check(settings),
                Sources.untested(settings),
                end,
                new RouteVerifier(routes.context()),
                new RecordUnits(mappings.byName(), databases, clock),
                new CaptureActs(
                    names, mapping -> Capture.in(databases.of(mapping), clock), ledger, clock),
                settings.folders().data()),
            clock);
    figures.register(order, operations, clock);
    Warnings warnings = new Warnings(settings, mappings.byName(), ledger, board, clock);
    routes.bind(
        "alarms",
        loss.toldBy(warnings.alarms(routes.tls(), databases, new FedFlows(fed), figures.bell())));
    adminApi = open(settings, schedules, clock);
    services =
        new Offering(settings, mappings, contract, this::close)
            .open(databases, routes.context(), ledger, clock);
  }

  private void going() {
    steps.going();
  }

  /** The last steps, which may fail for reasons outside; then nothing is left open. */
  private AdminApi open(Settings settings, boolean schedules, Clock clock) {
    try {
      routes.start(schedules);
      return figures.open(operations, settings, clock);
    } catch (RuntimeException failed) {
      InTurn.close(routes, figures, databases, ledger);
      throw failed instanceof JavalinBindException ? new PortTaken("admin.port") : failed;
    }
  }

  private List<Problem> check(Settings settings) {
    try {
      return Checks.all(settings, databases);
    } catch (ProvinceUnreachable away) {
      throw new OperationException.Unreachable("province", String.valueOf(away.getMessage()));
    }
  }

  /** What is wrong with the files of this home, without a service; for {@code lienthong check}. */
  public static List<Problem> check(Path home, Map<String, String> environment) throws IOException {
    return Checks.alone(home, environment);
  }

  /** Databases of a kind that no test has met; for {@code lienthong check}. */
  public static List<String> untested(Path home, Map<String, String> environment) {
    return Checks.untested(home, environment);
  }

  /** The purposes that are still to be stated; for {@code lienthong check}. */
  public static List<String> unstated(Path home, Map<String, String> environment) {
    return Checks.unstated(home, environment);
  }

  /** Which promises are weaker with the configured endpoint; for {@code lienthong check}. */
  public static List<StatusView.Weaker> weaker(Path home, Map<String, String> environment) {
    return Checks.weaker(home, environment);
  }

  /** {@code lienthong run}; the home is in the system property {@code lienthong.home}. */
  public static void main(String[] words) throws InterruptedException {
    Voice voice = Voice.of("run", System.getProperty("lienthong.lang"), System.out);
    if (!List.of("--json").containsAll(List.of(words))) {
      voice.say("run.usage", String.join(" ", words));
      System.exit(2);
    }
    new Serving(voice).run(Path.of(System.getProperty("lienthong.home", ".")), System.getenv());
  }

  public Operations operations() {
    return operations;
  }

  public CamelContext context() {
    return routes.context();
  }

  public Ledger ledger() {
    return ledger;
  }

  public List<String> flows() {
    return flows;
  }

  /** Returns when the gateway was asked to stop. */
  public void await() throws InterruptedException {
    end.await();
  }

  /** For a gateway that was started without schedules. */
  public void startSchedules() {
    routes.startSchedules();
  }

  /** Where the query services listen; empty if they are not offered. */
  OptionalInt servicesPort() {
    return services == null ? OptionalInt.empty() : OptionalInt.of(services.port());
  }

  public AdminApi admin() {
    return adminApi;
  }

  /** Ends the runs in hand between two batches; whoever calls again waits for the first. */
  @Override
  public synchronized void close() {
    end.stop();
    if (closed) {
      return;
    }
    closed = true;
    steps.stop();
    files.stop();
    InTurn.close(services, adminApi, routes, figures, databases, ledger);
  }
}
