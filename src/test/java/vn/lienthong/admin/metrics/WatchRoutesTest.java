package vn.lienthong.admin.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.admin.InMemoryOperations.NOON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.admin.AdminApi;
import vn.lienthong.admin.InMemoryOperations;
import vn.lienthong.admin.StatusView;

class WatchRoutesTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Pattern SAMPLE =
      Pattern.compile("([a-z_]+)(?:\\{([^}]*)\\})? (-?[0-9.E+]+|NaN)");
  private static final Pattern NAME = Pattern.compile("lienthong_[a-z_]+");
  private final InMemoryOperations operations = new InMemoryOperations();
  @TempDir private Path data;
  private AdminApi api;

  @BeforeEach
  void start() {
    operations.calm = true;
    api =
        AdminApi.start(
            operations,
            InMemoryOperations.reception(data),
            new WatchRoutes(operations::status, () -> operations.status().alerts()));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void figuresAreInPrometheusTextFormat() throws Exception {
    HttpResponse<String> metrics = get("/metrics");

    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
    assertThat(metrics.body().lines().filter(line -> !line.startsWith("#")))
        .allMatch(line -> SAMPLE.matcher(line).matches());
  }

  @Test
  void figuresAreThoseOfStatus() throws Exception {
    operations.alerts = List.of(alarm("nation-away", ""));

    assertThat(get("/metrics").body())
        .contains("lienthong_version{version=\"1.0\"} 1.0\n")
        .contains("lienthong_flow_state{flow=\"dan-toc\",state=\"in-step\"} 1.0\n")
        .contains("lienthong_flow_state{flow=\"dan-toc\",state=\"held\"} 0.0\n")
        .contains("lienthong_flow_read_records{flow=\"dan-toc\",side=\"province\"} 56.0\n")
        .contains("lienthong_flow_set_aside_records{as=\"parked\",flow=\"dan-toc\"} 0.0\n")
        .contains("lienthong_flow_lag_seconds{flow=\"dan-toc\"} 0.0\n")
        .containsPattern("lienthong_alert_since_time_seconds\\{about=\"\",kind=\"nation-away\"} ");
  }

  @Test
  void aFlowThatNeverSucceededHasNoLag() throws Exception {
    operations.calm = false;

    assertThat(get("/metrics").body())
        .contains("lienthong_flow_state{flow=\"chi-tieu\",state=\"waiting-approval\"} 1.0\n")
        .contains("lienthong_to_do{kind=\"approve\"} 1.0\n")
        .doesNotContain("lienthong_flow_lag_seconds{flow=\"chi-tieu\"}", "quiet_until");
    operations.quiet = new StatusView.Quiet(Instant.ofEpochSecond(1_800_000_000), "quiet-hours");
    assertThat(get("/metrics").body())
        .contains("lienthong_flow_quiet_until_time_seconds{flow=\"chi-tieu\"} 1.8E9\n");
  }

  @Test
  void isLiveAndReady() throws Exception {
    assertThat(get("/health/live").body()).isEqualTo("{\"status\":\"UP\",\"why\":[]}");
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void isReadyThoughTheMinistryIsAway() throws Exception {
    operations.alerts = List.of(alarm("nation-away", ""));

    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void upButNotMovingIsNotReady() throws Exception {
    operations.alerts = List.of(alarm("not-moving", "bieu"));

    HttpResponse<String> ready = get("/health/ready");

    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).isEqualTo("{\"status\":\"DOWN\",\"why\":[\"not-moving bieu\"]}");
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void isNotReadyWithoutItsLedger() throws Exception {
    operations.next = new IllegalStateException("Connection is closed");

    HttpResponse<String> ready = get("/health/ready");

    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).isEqualTo("{\"status\":\"DOWN\",\"why\":[\"ledger-away\"]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/metrics/", "/metrics/x", "/health", "/health/live/..", "/api/status"})
  void nothingElseIsOpen(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(401);
  }

  @Test
  void nothingIsOpenToAct() throws Exception {
    HttpRequest post =
        HttpRequest.newBuilder(address("/metrics")).POST(BodyPublishers.noBody()).build();

    assertThat(CLIENT.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"alerts.yaml", "dashboard.json"})
  void everyMetricThatMonitoringNamesIsThere(String file) throws Exception {
    operations.calm = false;
    operations.alerts = List.of(alarm("nation-away", ""));
    Set<String> busy = names(get("/metrics").body());
    operations.calm = true;
    busy.addAll(names(get("/metrics").body()));
    busy.add("lienthong_flow_progress_ratio");

    assertThat(names(Files.readString(Path.of("gateway/monitoring", file))))
        .isNotEmpty()
        .isSubsetOf(busy);
  }

  @Test
  void theDashboardIsJsonWithAQueryInEveryPanel() throws Exception {
    JsonNode board =
        new ObjectMapper().readTree(Path.of("gateway/monitoring/dashboard.json").toFile());

    assertThat(board.path("panels"))
        .isNotEmpty()
        .allSatisfy(
            panel -> assertThat(panel.at("/targets/0/expr").asText()).contains("lienthong_"));
  }

  private static Set<String> names(String text) {
    return NAME.matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static StatusView.Alarm alarm(String kind, String about) {
    return new StatusView.Alarm(kind, about, NOON, "…", "…", "status");
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + api.port() + path);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return CLIENT.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
  }
}
