package vn.lienthong.bench.race;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.lienthong.Gateway;
import vn.lienthong.config.Settings;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.flow.camel.RouteRunner;
import vn.lienthong.ledger.Count;

/**
 * The gateway as it is handed out, with everything on: the shipped routes, schedules, admin API,
 * JMX, figures, capture installed. Only the mapping and the contract are those of the race.
 */
public final class LienThong {
  private static final Path ROOT = Path.of(System.getProperty("race.root", ""));

  private LienThong() {}

  public static void main(String[] args) throws Exception {
    Settings settings = settings(Course.HOME, "0 0 0 1 1 ?");
    try (Gateway gateway = new Gateway(settings, Clock.systemDefaultZone(), true)) {
      for (String flow : List.of("ho-am", "ho")) {
        gateway.operations().capture().install(flow, true, "race");
      }
      Course.run((flow, table) -> sent(gateway, flow));
    }
  }

  /** What the flow delivered; all that it read, or it throws. */
  static long sent(Gateway gateway, String flow) {
    Report report = new RouteRunner(gateway.context()).run(flow, RunRequest.scheduled());
    long delivered = report.counts().of(Count.DELIVERED);
    if (report.cause() != null || delivered != report.counts().of(Count.READ_PROVINCE)) {
      throw new IllegalStateException(flow + ": " + report);
    }
    return delivered;
  }

  /** A home with the race's mapping, and when its flows run by themselves. */
  static Settings settings(Path home, String cycle) throws IOException {
    Path mappings = home.resolve("mappings");
    Path routes = home.resolve("routes");
    copy(ROOT.resolve("mappings/dialects"), mappings.resolve("dialects"));
    copy(ROOT.resolve("mappings/codes"), mappings.resolve("codes"));
    copy(ROOT.resolve("test-fixtures/bench/mappings"), mappings);
    copy(ROOT.resolve("routes"), routes);
    copy(ROOT.resolve("test-fixtures/bench/routes"), routes);
    Path secret = home.resolve("secret");
    Files.createFile(
        secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, "race");
    Files.write(
        home.resolve("gateway.properties"),
        List.of(
            "province.url = " + Course.URL,
            "province.user = " + Course.USER,
            "national.url = http://127.0.0.1:" + Course.PORT + "/api/v1",
            "national.key = race",
            "national.secret-file = secret",
            "national.calls-per-second = 1000",
            "purpose.ho = a measurement with invented households",
            "purpose.ho-am = a measurement with invented households",
            "schedule.cycle = " + cycle,
            "admin.port = 0",
            "data.dir = data",
            "routes.dir = routes",
            "mappings.dir = mappings"),
        UTF_8);
    return Settings.load(home, Map.of("LIENTHONG_PROVINCE_PASSWORD", ""));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(
            file,
            to.resolve(file.getFileName()),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
