package vn.lienthong.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.lienthong.Gateway;
import vn.lienthong.Voice;
import vn.lienthong.admin.AdminFiles;
import vn.lienthong.config.Settings;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.province.ProvinceDatabases;
import vn.lienthong.province.capture.Capture;

/**
 * The whole gateway on embedded defaults: H2 as the province, the sandbox as the nation.
 *
 * <p>First both sides are brought in step from the fixtures, then edits come on both sides and they
 * are brought in step again. Whether they are is judged by {@link DemoOracle}, not by the gateway.
 */
public final class Demo {
  private static final String EVERY_FIVE_SECONDS = "0/5 * * * * ?";

  private final List<String> words;
  private final boolean json;
  private final boolean once;
  private final Path gateway;
  private final Voice voice;

  private Demo(List<String> words) {
    this.words = words;
    this.json = words.contains("--json");
    this.once = words.contains("--once");
    this.gateway = Path.of(System.getProperty("lienthong.home", "gateway"));
    this.voice =
        Voice.of("demo", System.getProperty("lienthong.lang"), json ? System.err : System.out);
  }

  public static void main(String[] args) throws Exception {
    // what was planted is told in the table; the service's own log would hide it
    System.setProperty("lienthong.log", System.getProperty("lienthong.log", "ERROR"));
    System.exit(new Demo(List.of(args)).run());
  }

  private int run() throws Exception {
    if (words.size() > 1 && words.get(0).equals("sql")) {
      return new DemoShell(data()).sql(words.get(1));
    }
    List<String> unknown =
        words.stream().filter(word -> !List.of("--json", "--once").contains(word)).toList();
    if (!unknown.isEmpty()) {
      voice.say("demo.usage", String.join(" ", unknown));
      return 2;
    }
    long began = System.nanoTime();
    voice.say("demo.begin");
    DemoHome home = DemoHome.create(gateway, data());
    try (DemoNation nation = new DemoNation(home, home.secret("national.secret"));
        DemoProvince province = new DemoProvince(home, home.secret("province.password"))) {
      nation.layDown(home.nation().resolve("documents"));
      home.settings(province.url(), nation.port(), EVERY_FIVE_SECONDS);
      Settings settings = Settings.load(home.folder(), Map.of());
      catchChanges(settings);
      try (Gateway running = new Gateway(settings, Clock.systemDefaultZone(), false)) {
        DemoReport report = bringInStep(home, province, nation, running, began);
        tell(report);
        if (!once && report.result().equals("in-step")) {
          stay(home, province, nation, running);
        }
        return report.result().equals("in-step") ? 0 : 1;
      }
    }
  }

  /** As {@code capture install --all} does. */
  private static void catchChanges(Settings settings) {
    try (ProvinceDatabases databases =
        ProvinceDatabases.open(settings.province(), settings.databases())) {
      Mappings.read(settings.folders().mappings()).byName().values().stream()
          .filter(Mapping::fed)
          .forEach(mapping -> Capture.in(databases.of(mapping)).install(mapping));
    }
  }

  /** Beside the data of the service of this home, if there is one. */
  private Path data() {
    return Settings.dataFolder(gateway, System.getenv()).resolve("demo");
  }

  private DemoReport bringInStep(
      DemoHome home, DemoProvince province, DemoNation nation, Gateway running, long began)
      throws IOException, InterruptedException, SQLException {
    DemoCycles cycles = new DemoCycles(running.operations());
    voice.say("demo.first-contact");
    boolean rest = cycles.untilAtRest();
    DemoOracle oracle =
        new DemoOracle(
            province.url(),
            DemoProvince.USER,
            province.password(),
            nation.url(),
            home.root().resolve("mappings/codes"),
            Clock.system(ZoneId.of("Asia/Ho_Chi_Minh")));
    Comparison first = oracle.compare();
    if (rest && first.differences().isEmpty()) {
      voice.say("demo.edits");
      province.run(home.fixtures().resolve("province/edits.sql"));
      nation.edit(home.fixtures().resolve("national/edits.json"));
      nation.layDown(home.nation().resolve("documents"));
      rest = cycles.untilAtRest();
      nation.judge(home.fixtures().resolve("national/verdicts.json"));
      rest = rest && cycles.untilAtRest();
      first = oracle.compare();
    }
    FilesComparison files = oracle.files(home.documents());
    List<String> differences =
        Stream.concat(first.differences().stream(), files.differences().stream())
            .map(Difference::text)
            .toList();
    return new DemoReport(
        !rest ? "not-at-rest" : differences.isEmpty() ? "in-step" : "different",
        cycles.lines(),
        first.flows().values().stream().mapToInt(Comparison.Sides::same).sum(),
        new DemoReport.Files(files.toNation(), files.toProvince(), files.bytes()),
        differences,
        Math.round((System.nanoTime() - began) / 1e8) / 10.0);
  }

  private void tell(DemoReport report) throws IOException {
    if (json) {
      System.out.println(new ObjectMapper().writeValueAsString(report));
    } else {
      System.out.print(report.table());
      DemoReport.Files files = report.files();
      voice.say("demo.files", files.toNation(), files.toProvince(), files.bytes());
      voice.say("demo." + report.result(), report.compared(), report.seconds());
    }
  }

  private void stay(DemoHome home, DemoProvince province, DemoNation nation, Gateway running)
      throws IOException, InterruptedException, SQLException {
    province.run(home.fixtures().resolve("province/planted.sql"));
    nation.edit(home.fixtures().resolve("national/planted.json"));
    Thread stop = new Thread(running.operations()::stop);
    Runtime.getRuntime().addShutdownHook(stop);
    for (String flow : running.flows()) {
      running.operations().resync(flow, null, true, false);
    }
    String seen = running.operations().conflict("ton-giao", "08").fingerprint();
    running.startSchedules();
    String page = running.admin().page(System.getProperty("user.name", "demo"));
    voice.say("demo.stay", nation.url(), command(), seen, page);
    running.await();
  }

  /** Short, unless a service runs in this home, which a short command would mean. */
  private String command() {
    AdminFiles service = new AdminFiles(Settings.dataFolder(gateway, System.getenv()));
    boolean alone = Files.notExists(service.port());
    return alone ? "gateway/lienthong" : "gateway/lienthong --home " + data().toAbsolutePath();
  }
}
