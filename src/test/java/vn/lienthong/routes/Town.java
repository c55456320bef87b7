package vn.lienthong.routes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.h2.tools.RunScript;
import org.jspecify.annotations.Nullable;
import vn.lienthong.Gateway;
import vn.lienthong.admin.FlowState;
import vn.lienthong.admin.Operations;
import vn.lienthong.admin.PlanView;
import vn.lienthong.admin.RunView;
import vn.lienthong.admin.StatusView;
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
import vn.lienthong.sandbox.Options;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.testkit.Databases;
import vn.lienthong.testkit.TestClock;

/** A province, a nation and the gateway between them, in one process, over JDBC and HTTP. */
final class Town implements AutoCloseable {
  static final Path FIXTURES = Path.of("test-fixtures");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.ALLOW_SINGLE_QUOTES);

  final TestClock clock = new TestClock(Instant.parse("2026-11-20T03:00:00Z"));
  final Sandbox nation;
  private final Path home;
  private final Databases.Database province;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Databases.Database ledger;
  private Gateway gateway;
  private Runnable between = () -> {};

  private Town(Site site) throws IOException, SQLException {
    home = Files.createTempDirectory("town");
    province = site.on().fresh();
    script(FIXTURES.resolve("province/schema.sql"));
    Options options = Options.defaults();
    if (site.fixtures()) {
      script(FIXTURES.resolve("province/data.sql"));
      options = options.withSeeds(FIXTURES.resolve("national/seed"));
    }
    nation = Sandbox.start(options);
    ledger =
        site.on() == Site.On.POSTGRES
            ? Databases.postgres()
            : new Databases.Database("jdbc:h2:file:" + home.resolve("ledger"), "sa", "");
    settings(site);
    gateway = start();
  }

  static Town at(Site site) {
    try {
      return new Town(site);
    } catch (IOException | SQLException broken) {
      throw new IllegalStateException("the town would not stand", broken);
    }
  }

  private void settings(Site site) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("province.url", province.url());
    settings.put("province.user", province.user());
    settings.put("national.url", nation.url() + "/api/v1");
    settings.put("national.key", "demo");
    settings.put("ledger.url", ledger.url());
    settings.put("ledger.user", ledger.user());
    settings.put("national.calls-per-second", "1000");
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

  /** As shipped, save that nobody waits for the breaker's rest. */
  private Gateway start() {
    System.setProperty("national.rest", "1");
    try {
      return new Gateway(Settings.load(home, environment), clock, false);
    } finally {
      System.clearProperty("national.rest");
    }
  }

  /** The service stops and starts again. */
  void restart() {
    gateway.close();
    gateway = start();
  }

  Gateway gateway() {
    return gateway;
  }

  Operations people() {
    return gateway.operations();
  }

  // ------------------------------------------------------------------ the province

  private Connection open(Databases.Database database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  void script(Path file) {
    try (Connection connection = open(province);
        Reader text = Files.newBufferedReader(file)) {
      RunScript.execute(connection, text);
    } catch (IOException | SQLException broken) {
      throw new IllegalStateException(file + " did not run", broken);
    }
  }

  /** One statement of somebody at the province; returns the rows it changed. */
  int sql(String text) {
    try (Connection connection = open(province);
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(text);
    } catch (SQLException broken) {
      throw new IllegalStateException(text, broken);
    }
  }

  /** The first column of the first row; null if there is none. */
  @Nullable String value(String query) {
    try (Connection connection = open(province);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getString(1) : null;
    } catch (SQLException broken) {
      throw new IllegalStateException(query, broken);
    }
  }

  // ------------------------------------------------------------------ the nation

  /** The ministry edits or creates records, written as JSON with single quotes. */
  void ministry(String resource, String record) {
    JsonNode answers = nation.edit(resource, json(record));
    for (JsonNode answer : answers) {
      if (!List.of("CREATED", "UPDATED", "UNCHANGED", "ERASED", "WITHDRAWN")
          .contains(answer.path("status").asText())) {
        throw new IllegalStateException(resource + ": " + answer);
      }
    }
  }

  /** Everything that edits.json and the like say. */
  void ministry(Path file) {
    try {
      for (JsonNode edit : JSON.readTree(file.toFile())) {
        ObjectNode record = edit.path("identity").deepCopy();
        if (edit.path("delete").asBoolean()) {
          record.put("thaoTac", "XOA");
        } else {
          record.setAll((ObjectNode) edit.path("set"));
        }
        ministry(edit.path("resource").asText(), record.toString());
      }
    } catch (IOException broken) {
      throw new IllegalStateException(file + " cannot be read", broken);
    }
  }

  /** Fields of a record as no rule of the nation allows: a database restored from yesterday. */
  void raw(String resource, String id, String fields) {
    ObjectNode record = records(resource).get(id).deepCopy();
    record.setAll((ObjectNode) json(fields));
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(nation.url() + "/_sandbox/records/" + resource + "?raw=true"))
            .PUT(HttpRequest.BodyPublishers.ofString(record.toString()))
            .build();
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.body());
      }
    } catch (IOException | InterruptedException broken) {
      throw new IllegalStateException("the sandbox does not answer", broken);
    }
  }

  void faults(String spec) {
    nation.faults(json(spec));
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException broken) {
      throw new IllegalArgumentException(text, broken);
    }
  }

  static ArrayNode array() {
    return JSON.createArrayNode();
  }

  /** The records of a resource as they stand, by id, tombstones too. */
  Map<String, JsonNode> records(String resource) {
    Map<String, JsonNode> records = new LinkedHashMap<>();
    for (ObjectNode line : nation.journal()) {
      if (line.path("resource").asText().equals(resource) && line.path("body").isObject()) {
        records.put(line.path("id").asText(), line.path("body"));
      }
    }
    return records;
  }

  /** The one living record whose fields are these. */
  JsonNode record(String resource, Map<String, String> identity) {
    List<JsonNode> found =
        records(resource).values().stream()
            .filter(record -> record.path("trangThai").asText().equals("HOAT_DONG"))
            .filter(
                record ->
                    identity.entrySet().stream()
                        .allMatch(e -> record.path(e.getKey()).asText().equals(e.getValue())))
            .toList();
    return found.size() == 1 ? found.get(0) : JSON.missingNode();
  }

  // ------------------------------------------------------------------ the gateway

  /** A complete run for a person; what was set aside is tried again. */
  RunView run(String flow) {
    return people().resync(flow, null, true, false);
  }

  /** A run as the schedule starts it. */
  Report tick(String flow) {
    return new RouteRunner(gateway.context()).run(flow, RunRequest.scheduled());
  }

  /** The same, reading the nation completely. */
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
            clock)
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
    AtomicBoolean done = new AtomicBoolean();
    gateway
        .context()
        .getManagementStrategy()
        .addEventNotifier(
            new EventNotifierSupport() {
              @Override
              public void notify(CamelEvent event) {
                if (event instanceof CamelEvent.ExchangeSendingEvent sending
                    && sending.getEndpoint().getEndpointUri().endsWith("national-api")
                    && asks(sending.getExchange(), purpose)
                    && done.compareAndSet(false, true)) {
                  deed.run();
                }
              }
            });
  }

  /** Does something before every page and every other question to either side. */
  void whenever(Runnable deed) {
    between = deed;
    gateway
        .context()
        .getManagementStrategy()
        .addEventNotifier(
            new EventNotifierSupport() {
              @Override
              public void notify(CamelEvent event) {
                if (event instanceof CamelEvent.ExchangeSendingEvent sending
                    && sending
                        .getEndpoint()
                        .getEndpointUri()
                        .matches("(sql:|direct://national-api).*")) {
                  between.run();
                }
              }
            });
  }

  /** Ends what {@link #whenever} began. */
  void quiet() {
    between = () -> {};
  }

  private static boolean asks(Exchange exchange, NationalCall.Purpose purpose) {
    NationalCall call = exchange.getProperty(NationalCall.PROPERTY, NationalCall.class);
    return call != null && call.purpose() == purpose;
  }

  @Override
  public void close() {
    gateway.close();
    nation.close();
  }
}
