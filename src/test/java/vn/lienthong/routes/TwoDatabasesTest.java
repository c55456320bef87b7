package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.h2.tools.RunScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.Gateway;
import vn.lienthong.admin.FlowState;
import vn.lienthong.admin.Operations;
import vn.lienthong.admin.RunView;
import vn.lienthong.admin.StatusView;
import vn.lienthong.config.Settings;
import vn.lienthong.record.Problem;
import vn.lienthong.testkit.Databases;
import vn.lienthong.testkit.TrialHome;

/** Religions are the interior department's, on a PostgreSQL of its own; the rest is on H2. */
class TwoDatabasesTest {
  private static final String AWAY = "province-unreachable (noi-vu)";
  private final Databases.Database department = Databases.postgres();
  private TrialHome trial;
  private Gateway gateway;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException, SQLException {
    trial = new TrialHome(folder);
    for (String flow : List.of("ton-giao", "phieu")) {
      Path file = folder.resolve("mappings/" + flow + ".yaml");
      String text = Files.readString(file);
      Files.writeString(file, text.replaceFirst("(?m)^province:", "database: noi-vu\nprovince:"));
    }
    trial.configure();
    Files.write(
        trial.home().resolve("gateway.properties"),
        List.of(
            "database.noi-vu.url = " + department.url().replaceAll("\\?.*", ""),
            "database.noi-vu.user = " + department.user()),
        StandardOpenOption.APPEND);
    try (Connection connection = DriverManager.getConnection(department.url());
        var tables = Files.newBufferedReader(Path.of("test-fixtures/province/schema.sql"))) {
      RunScript.execute(connection, tables);
    }
    department("INSERT INTO dm_ton_giao (ma, ten) VALUES ('77', 'của sở')");
    gateway = new Gateway(settings(), Clock.systemDefaultZone(), false);
  }

  private Settings settings() {
    return Settings.load(trial.home(), environment());
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(TrialHome.ENVIRONMENT);
    environment.put("LIENTHONG_DATABASE_NOI_VU_PASSWORD", "");
    return environment;
  }

  @AfterEach
  void close() throws SQLException {
    gateway.close();
    trial.close();
    server("ALTER DATABASE " + name() + " ALLOW_CONNECTIONS true");
  }

  @Test
  void aFlowReadsAndWritesTheDatabaseThatItsMappingNames() throws SQLException {
    assertThat(run("ton-giao").state()).isEqualTo(FlowState.IN_STEP);
    assertThat(run("dan-toc").state()).isEqualTo(FlowState.IN_STEP);

    assertThat(number("SELECT COUNT(*) FROM dm_ton_giao")).isGreaterThan(10);
    assertThat(number("SELECT COUNT(*) FROM dm_dan_toc")).isZero();
    assertThat(trial.value("SELECT COUNT(*) FROM dm_ton_giao WHERE ma = '77'")).isEqualTo("0");
    assertThat(gateway.operations().verify("ton-giao").flows().get(0).proved()).isTrue();
  }

  @Test
  void oneThatIsStoppedHoldsItsOwnFlowsAndIsNamed() throws SQLException {
    run("ton-giao");
    stopped();

    List.of("ton-giao", "phieu").parallelStream()
        .forEach(flow -> assertThatThrownBy(() -> run(flow)).hasMessageContaining(AWAY));
    assertThat(run("dan-toc").state()).isEqualTo(FlowState.IN_STEP);

    assertThat(status("ton-giao").cause()).isEqualTo(AWAY);
    assertThat(status("phieu").cause()).isEqualTo(AWAY);
    assertThat(status("dan-toc").cause()).isNull();
    List<Problem> problems = gateway.operations().check().problems();
    assertThat(problems).extracting(Problem::field).containsExactly("database.noi-vu.url");
    assertThat(problems.get(0).found()).contains("noi-vu");

    server("ALTER DATABASE " + name() + " ALLOW_CONNECTIONS true");
    assertThat(run("ton-giao").state()).isEqualTo(FlowState.IN_STEP);
    assertThat(gateway.operations().check().problems()).isEmpty();
  }

  @Test
  void theServiceStartsWhileOneIsAway() throws SQLException {
    gateway.close();
    stopped();
    gateway = new Gateway(settings(), Clock.systemDefaultZone(), false);
    assertThat(run("dan-toc").state()).isEqualTo(FlowState.IN_STEP);
  }

  @Test
  void aDatabaseThatNoSettingKnowsIsToldWithItsLine() throws IOException {
    Path file = trial.root().resolve("mappings/ton-giao.yaml");
    Files.writeString(file, Files.readString(file).replace("noi-vu", "noi-vy"));
    assertThat(Gateway.check(trial.home(), environment()))
        .extracting(Problem::text)
        .anySatisfy(
            text ->
                assertThat(text)
                    .contains("mappings/ton-giao.yaml", "database", "noi-vy", "noi-vu"));
  }

  private RunView run(String flow) {
    Operations people = gateway.operations();
    RunView run = people.resync(flow, null, true, false);
    String plan = status(flow).heldPlan();
    return plan == null ? run : people.approve(plan, "An", "looked through");
  }

  private StatusView.Flow status(String flow) {
    return gateway.operations().status().flows().stream()
        .filter(one -> one.flow().equals(flow))
        .findFirst()
        .orElseThrow();
  }

  private String name() {
    return department.url().replaceAll("\\?.*|.*/", "");
  }

  private void stopped() throws SQLException {
    server("ALTER DATABASE " + name() + " ALLOW_CONNECTIONS false");
    server("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname='" + name() + "'");
  }

  /** From beside it, as nobody gets in. */
  private void server(String sql) throws SQLException {
    execute(department.url().replace("/" + name(), "/postgres"), sql);
  }

  private void department(String sql) throws SQLException {
    execute(department.url(), sql);
  }

  private static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(department.url());
        Statement statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
