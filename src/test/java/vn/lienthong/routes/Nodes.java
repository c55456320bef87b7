package vn.lienthong.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.lienthong.Gateway;
import vn.lienthong.admin.FlowState;
import vn.lienthong.admin.RunView;
import vn.lienthong.config.Settings;
import vn.lienthong.crash.Software;
import vn.lienthong.testkit.Databases;

/**
 * Two gateways, each a process and a home of its own, on one ledger in PostgreSQL. Two flows run as
 * often as they can: one reconciled, one fed.
 */
final class Nodes extends Sides implements AutoCloseable {
  static final String RECONCILED = "dan-toc";
  static final String FED = "phieu";
  private static final Map<String, String> SECRETS =
      Map.of(
          "LIENTHONG_PROVINCE_PASSWORD", "",
          "LIENTHONG_LEDGER_PASSWORD", "",
          "LIENTHONG_NATIONAL_SECRET", "demo");
  private static final String LOOSE =
      "guard: {retire: 100000, retirePercent: 100, change: 1000000, changePercent: 100}\n";
  private static final String FLOWS =
      """
      - templatedRoute: { routeTemplateRef: reconcile, routeId: dan-toc, prefixId: dan-toc., parameters: [{ name: flow, value: dan-toc }] }
      - templatedRoute: { routeTemplateRef: feed, routeId: phieu, prefixId: phieu., parameters: [{ name: flow, value: phieu }] }
      - route:
          id: all
          description: Both flows, again and again
          routeConfigurationId: supervision
          from:
            uri: quartz:nodes/all
            description: Often
            parameters: { trigger.repeatInterval: 200, trigger.repeatCount: -1, stateful: true }
            steps:
              - multicast:
                  id: one-after-the-other
                  description: A flow that is held does not hold up the other
                  steps:
                    - to: { id: run-dan-toc, description: Ethnic groups, uri: "direct:dan-toc" }
                    - to: { id: run-phieu, description: Forms, uri: "direct:phieu" }
      """;

  private static final int LINES = 20;

  private static final List<String> WONDERS =
      List.of(
          "SELECT row_to_json(l)::text FROM lease l",
          "SELECT row_to_json(e)::text FROM entry e WHERE standing <> 'IN_STEP'",
          "SELECT concat_ws(' ', id, flow, started, ended, result, cause) FROM run"
              + " ORDER BY id DESC LIMIT 12",
          "SELECT concat_ws(' ', application_name, state, wait_event, query)"
              + " FROM pg_stat_activity WHERE datname = current_database()");

  final StoppingLine line;
  private final Path root;
  private final Databases.Database ledger = Databases.postgres();
  private final List<Process> processes = new ArrayList<>();

  Nodes(Path root, Software software) throws IOException {
    super(Site.laiChau(Site.On.POSTGRES));
    this.root = root;
    line = new StoppingLine(nation.url(), node -> signal("STOP", node));
    Site.copy(Path.of("mappings"), root.resolve("mappings"));
    Site.copy(Path.of("routes"), root.resolve("routes"));
    Files.writeString(root.resolve("routes/flows.camel.yaml"), FLOWS);
    alone(root.resolve("mappings"));
    home(0);
    agree();
    home(1);
    Path key = root.resolve("0/data/receipts.key");
    Path other = Files.createDirectories(root.resolve("1/data"));
    Files.copy(key, other.resolve("receipts.key"), StandardCopyOption.COPY_ATTRIBUTES);
    processes.add(software.gateway(root.resolve("0"), SECRETS));
    processes.add(software.gateway(root.resolve("1"), SECRETS));
  }

  /** Only these two flows, which wait for no other, and for no person. */
  private static void alone(Path mappings) throws IOException {
    try (Stream<Path> files = Files.list(mappings)) {
      for (Path file : files.filter(one -> !one.toString().contains(".openapi.")).toList()) {
        String flow = file.getFileName().toString().replaceFirst("\\.yaml$", "");
        if (List.of(RECONCILED, FED).contains(flow)) {
          String text = Files.readString(file);
          Files.writeString(
              file,
              text.replace("mode: auto\n", "mode: auto\n" + LOOSE)
                  .replaceAll(", refers: [a-z-]+", "")
                  .replaceFirst("(?s)\nrules:.*", "\n"));
        } else if (Files.isRegularFile(file)) {
          Files.delete(file);
        }
      }
    }
  }

  private void home(int node) throws IOException {
    Path home = Files.createDirectories(root.resolve(String.valueOf(node)));
    Files.write(
        home.resolve("gateway.properties"),
        List.of(
            "province.url = " + province.url(),
            "province.user = " + province.user(),
            "national.url = " + line.url(node) + "/api/v1",
            "national.key = demo",
            "national.calls-per-second = 1000",
            "national.rest = 1s",
            "ledger.url = " + ledger.url() + "&ApplicationName=" + name(node),
            "ledger.user = " + ledger.user(),
            "admin.port = 0",
            "data.dir = data",
            "routes.dir = " + root.resolve("routes"),
            "mappings.dir = " + root.resolve("mappings")));
  }

  private static String name(int node) {
    return "node-" + node;
  }

  /** The first contact, of which a person approves what waits. */
  private void agree() {
    Settings settings = Settings.load(root.resolve("0"), SECRETS);
    try (Gateway gateway = new Gateway(settings, Clock.systemUTC(), false)) {
      for (String flow : List.of(RECONCILED, FED)) {
        RunView run = gateway.operations().resync(flow, null, true, false);
        if (run.state() == FlowState.HELD || run.state() == FlowState.FAILED) {
          throw new IllegalStateException(run.toString());
        }
        if (run.state() == FlowState.WAITING_APPROVAL) {
          String plan =
              gateway.operations().status().flows().stream()
                  .filter(one -> one.flow().equals(flow))
                  .findFirst()
                  .orElseThrow()
                  .heldPlan();
          gateway.operations().approve(plan, "An", "looked through");
        }
      }
    }
  }

  /** Stops a gateway in the middle of whatever it does, or lets it go on. */
  void signal(String name, int node) {
    try {
      String kill = "kill -" + name + " " + processes.get(node).pid();
      int exit = new ProcessBuilder("sh", "-c", kill).inheritIO().start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("gateway " + node + " has ended, see " + root);
      }
    } catch (IOException | InterruptedException broken) {
      throw new IllegalStateException("no signal", broken);
    }
  }

  /**
   * As if a gateway had been stopped for longer than a lease: what it has locked the server let go
   * of after half a minute, and the time of its lease has gone by.
   */
  void longStopped(int node, String flow) {
    number(
        "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name ="
            + " '%s' AND datname = current_database() AND state LIKE 'idle in transaction%%'",
        name(node));
    number(
        "UPDATE lease SET valid_until = TIMESTAMP '1970-01-02 00:00:00' WHERE flow = '%s'"
            + " RETURNING 1",
        flow);
  }

  /** A number that the ledger knows; 0 for none. */
  long number(String query, Object... words) {
    try (Connection connection = open(ledger);
        Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(query.formatted(words))) {
      return rows.next() ? rows.getLong(1) : 0;
    } catch (SQLException broken) {
      throw new IllegalStateException(query, broken);
    }
  }

  /** What the ledger shows and the gateways say, for whoever wonders why nothing moves. */
  String told() {
    StringBuilder told = new StringBuilder();
    for (String query : WONDERS) {
      try (Connection connection = open(ledger);
          Statement sql = connection.createStatement();
          ResultSet rows = sql.executeQuery(query)) {
        while (rows.next()) {
          told.append(rows.getString(1)).append('\n');
        }
      } catch (SQLException broken) {
        throw new IllegalStateException(query, broken);
      }
    }
    for (int node = 0; node < processes.size(); node++) {
      boolean lives = processes.get(node).isAlive();
      told.append(name(node)).append(lives ? " lives\n" : " has ended\n").append(log(node));
    }
    return told.toString();
  }

  private String log(int node) {
    try {
      List<String> lines = Files.readAllLines(root.resolve(node + "/gateway.log"));
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()))
          + "\n";
    } catch (IOException unreadable) {
      return unreadable + "\n";
    }
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
    processes.forEach(process -> process.onExit().join());
    line.close();
    closeNation();
  }
}
