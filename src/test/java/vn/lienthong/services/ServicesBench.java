package vn.lienthong.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.management.ObjectName;
import org.h2.tools.RunScript;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.LedgerSettings;
import vn.lienthong.mapping.Contract;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.province.ProvinceDatabases;
import vn.lienthong.province.ProvinceSettings;
import vn.lienthong.testkit.Databases;
import vn.lienthong.testkit.TestClock;

/** The services on a province with the fixtures, and hands to ask them and to edit the province. */
final class ServicesBench implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Path MAPPINGS = Path.of("mappings");

  final TestClock clock = TestClock.at("2026-03-01T00:00:00Z");
  final Map<String, String> keys = new LinkedHashMap<>();
  final Path documents;
  private final List<String> callers = new ArrayList<>(List.of("callers:"));
  private final Path folder;
  private final Databases.Database database;
  private final Connection hands;
  final ProvinceDatabase province;
  final Ledger ledger;
  Map<String, Mapping> mappings;
  Ministry ministry =
      (call, patience) -> {
        throw new AssertionError("nobody asks the ministry here");
      };
  private ServicesApi api;

  ServicesBench(Databases.Database database, Path folder) throws Exception {
    this.database = database;
    this.folder = folder;
    mappings = Mappings.read(mappings(folder)).byName();
    documents = Files.createDirectories(folder.resolve("van-ban"));
    hands = DriverManager.getConnection(database.url(), database.user(), database.password());
    for (String script : List.of("schema.sql", "data.sql")) {
      run(Files.readString(Path.of("test-fixtures/province").resolve(script)));
    }
    province =
        ProvinceDatabase.open(
            new ProvinceSettings("thử", database.url(), database.user(), database.password()));
    ledger =
        Ledger.open(
            new LedgerSettings("jdbc:h2:file:" + folder.resolve("ledger"), "sa", ""), clock);
    caller("moi-noi", "[bieu, phieu, nhom-van-ban, van-ban]", "[\"*\"]", 10_000);
  }

  /** A copy of the shipped ones, to be changed. */
  static Path mappings(Path folder) throws IOException {
    Path own = folder.resolve("mappings");
    try (var files = Files.walk(MAPPINGS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = own.resolve(MAPPINGS.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return own;
  }

  ServicesBench caller(String name, String resources, String units, int rate) {
    String key = CallerKey.create();
    keys.put(name, key);
    callers.add("  - name: " + name);
    callers.add("    key-sha256: " + CallerKey.hash(key));
    callers.add("    resources: " + resources);
    callers.add("    units: " + units);
    callers.add("    requestsPerMinute: " + rate);
    return this;
  }

  ServicesBench without(String name) {
    int line = callers.indexOf("  - name: " + name);
    callers.subList(line, line + 5).clear();
    return this;
  }

  /** Writes the file of callers as it now is. */
  Path callers() throws IOException {
    Path file = folder.resolve("callers.yaml");
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, callers);
    return file;
  }

  /** What JMX tells of that file. */
  String callersFault() throws Exception {
    return (String)
        ManagementFactory.getPlatformMBeanServer()
            .getAttribute(new ObjectName("vn.lienthong:type=Services"), "CallersFault");
  }

  ServicesBench start() throws IOException {
    Path file = callers();
    ServicesSettings off = ServicesSettings.OFF;
    api =
        ServicesApi.start(
            new ServicesParts(
                new ServicesSettings(file, off.address(), 0, documents, off.timeout()),
                mappings,
                Contract.read(MAPPINGS),
                MAPPINGS.resolve("services.openapi.yaml"),
                ProvinceDatabases.only(province),
                ministry,
                ledger.audit(),
                clock));
    return this;
  }

  Map<String, Long> counts() {
    return api.counts();
  }

  int port() {
    return api.port();
  }

  /** By the caller who sees everything; the answer was held against the contract. */
  HttpResponse<String> get(String path) {
    return get("moi-noi", path);
  }

  HttpResponse<String> get(String caller, String path) {
    HttpResponse<String> answer = send(request(path).header("X-API-Key", keys.get(caller)));
    ServicesContract.assertKept(answer);
    return answer;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/api/v1/" + path));
  }

  static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException broken) {
      throw new AssertionError(answer.body(), broken);
    }
  }

  /** The codes of the records that were found, by a field. */
  List<String> found(String caller, String path, String field) {
    HttpResponse<String> answer = get(caller, path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
    return values(json(answer), field);
  }

  List<String> found(String path, String field) {
    return found("moi-noi", path, field);
  }

  static List<String> values(JsonNode answer, String field) {
    List<String> values = new ArrayList<>();
    answer.path("data").forEach(record -> values.add(record.path(field).asText()));
    return values;
  }

  /** Somebody else's edits, committed at once. */
  void edit(String... statements) {
    try (var statement = hands.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException broken) {
      throw new IllegalStateException(Arrays.toString(statements), broken);
    }
  }

  /** All that H2 databases of the province and of the ledger hold, statement by statement. */
  List<String> kept() throws SQLException {
    List<String> kept = new ArrayList<>();
    String memory = "jdbc:h2:file:" + folder.resolve("ledger");
    try (Connection other = DriverManager.getConnection(memory, "sa", "")) {
      for (Connection one : List.of(hands, other)) {
        try (var rows = one.createStatement().executeQuery("SCRIPT")) {
          while (rows.next()) {
            kept.add(rows.getString(1));
          }
        }
      }
    }
    return kept;
  }

  private void run(String script) throws SQLException {
    if (database.url().startsWith("jdbc:h2:")) {
      RunScript.execute(hands, new StringReader(script));
    } else if (database.url().startsWith("jdbc:mariadb:")) {
      for (String statement : spelt(script).split(";\\s*\\n")) {
        if (!statement.isBlank()) {
          edit(statement);
        }
      }
    } else {
      edit(script);
    }
  }

  /** MariaDB knows no letters by their number. */
  private static String spelt(String script) {
    String plain = script.replaceAll("(?m)^--.*$", "").replace("U&'", "'");
    return Pattern.compile("\\\\([0-9A-F]{4})")
        .matcher(plain)
        .replaceAll(letter -> String.valueOf((char) Integer.parseInt(letter.group(1), 16)));
  }

  @Override
  public void close() throws Exception {
    if (api != null) {
      api.close();
    }
    province.close();
    ledger.close();
    hands.close();
  }
}
