package vn.lienthong.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.h2.tools.RunScript;
import org.h2.tools.Server;
import vn.lienthong.testkit.Databases;

/**
 * A province, a nation in a process of its own, and the home of a gateway between them, with
 * reconciled flows, files of documents and a captured feed. At first both sides hold the same.
 */
final class World implements AutoCloseable {
  static final Path ROOT = Path.of("").toAbsolutePath();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final Path home;
  final Kind kind;
  final Truth truth = new Truth();
  final Shelf shelf;

  /** The documents of both at first. */
  final List<Dossier> dossiers = new ArrayList<>();

  final Databases.Database province;
  final Databases.Database ledger;
  private final Server server;
  private final Sandboxes sandboxes;
  private final int port;

  /**
   * What it is made of.
   *
   * @param postgres the databases of the province and of the ledger: PostgreSQL, or H2
   * @param plain the nation has only a list and one POST
   * @param ledgerOptions behind the address of the ledger
   * @param fullReads every run reads everything
   * @param tickets the nation carries batches out later
   */
  record Kind(
      boolean postgres, boolean plain, String ledgerOptions, boolean fullReads, boolean tickets) {
    static final Kind H2 = new Kind(false, false, "", false, false);
    static final Kind POSTGRES = new Kind(true, false, "", false, false);
    static final Kind PLAIN = new Kind(false, true, "", false, false);
    static final Kind TICKETS = new Kind(false, false, "", false, true);
    static final Kind POSTGRES_TICKETS = new Kind(true, false, "", false, true);

    @Override
    public String toString() {
      return (postgres ? "PostgreSQL" : "H2")
          + (plain ? ", plain nation" : "")
          + (tickets ? ", tickets" : "");
    }

    /** In a word that can be part of a file's name. */
    String word() {
      return toString().toLowerCase(Locale.ROOT).replaceAll("\\W+", "-");
    }
  }

  World(Path home, Kind kind, Software software) throws IOException, SQLException {
    this.home = home;
    this.kind = kind;
    Path documents = Files.createDirectories(home.resolve("documents"));
    shelf = new Shelf(documents);
    if (kind.postgres()) {
      server = null;
      province = Databases.postgres();
      ledger = Databases.postgres();
    } else {
      server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
      String name = UUID.randomUUID().toString().replace("-", "");
      province =
          new Databases.Database(
              "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:" + name + ";DB_CLOSE_DELAY=-1",
              "sa",
              "");
      ledger =
          new Databases.Database(
              "jdbc:h2:file:" + home.resolve("data/ledger") + kind.ledgerOptions(),
              "lienthong",
              "");
    }
    Path seeds = Files.createDirectories(home.resolve("seeds"));
    try (Connection connection = connect()) {
      try (var script =
          Files.newBufferedReader(ROOT.resolve("test-fixtures/province/schema.sql"))) {
        RunScript.execute(connection, script);
      }
      Beginning beginning = new Beginning(truth, seeds, connection);
      beginning.make();
      if (Homes.files(kind)) {
        beginning.documents(shelf, dossiers);
      }
      Watch.install(connection, kind.postgres());
    }
    secret("secret", "secret");
    sandboxes = software.sandboxes();
    port = sandboxes.open(seeds, "crash", "secret", kind.plain());
    dossiers.stream()
        .filter(Dossier::ministrys)
        .forEach(one -> one.papers().forEach(nationsFile(one.id())));
    if (kind.tickets()) {
      ministry("PUT", "/faults", Wire.read("{\"tickets\":2}".getBytes(StandardCharsets.UTF_8)));
    }
  }

  /**
   * Writes the gateway's home.
   *
   * @param url where the gateway finds the nation
   */
  void settle(String url) throws IOException {
    Homes.routes(home, kind);
    Homes.mappings(home, kind);
    if (kind.tickets()) {
      Files.writeString(home.resolve("mappings/dialects/default.yaml"), "tickets: {at: data.ve}\n");
    }
    List<String> lines =
        new ArrayList<>(
            List.of(
                "province.url = " + province.url(),
                "province.user = " + Watch.GATEWAY,
                "province.password-file = province-secret",
                "national.url = " + url + "/api/v1",
                "national.dialect = " + (kind.plain() ? "plain" : "default"),
                "national.key = crash",
                "national.secret-file = secret",
                "national.calls-per-second = 1000",
                "national.rest = 1s",
                "retry.first = 1s",
                "read.page-size = 50",
                "schedule.cycle = * * * * * ?",
                "schedule.whole-every = 3s",
                "admin.port = 0",
                "data.dir = data",
                "documents.dir = documents",
                "routes.dir = routes",
                "mappings.dir = mappings"));
    if (kind.fullReads()) {
      lines.add("read.full-every = 1s");
    }
    if (kind.postgres() || !kind.ledgerOptions().isEmpty()) {
      lines.add("ledger.url = " + ledger.url());
      lines.add("ledger.user = " + ledger.user());
    }
    Files.write(home.resolve("gateway.properties"), lines);
    secret("province-secret", Watch.PASSWORD);
  }

  private void secret(String name, String text) throws IOException {
    Path file =
        Files.createFile(
            home.resolve(name),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }

  Map<String, String> environment() {
    return kind.postgres() ? Map.of("LIENTHONG_LEDGER_PASSWORD", "postgres") : Map.of();
  }

  /** By these pieces of their addresses its databases and files are known from those of others. */
  List<String> marks() {
    return Stream.of(province.url(), ledger.url(), home.toString())
        .map(address -> address.split("[;?]")[0])
        .distinct()
        .toList();
  }

  /** A person has triggers put on the tables of what is fed. */
  void installCapture() throws IOException {
    Path data = home.resolve("data");
    long end = System.nanoTime() + 30_000_000_000L;
    while (!Files.exists(data.resolve("admin.port")) && System.nanoTime() < end) {
      LockSupport.parkNanos(2_000_000);
    }
    String port = Files.readString(data.resolve("admin.port")).strip();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/capture/install"))
            .header(
                "Authorization", "Bearer " + Files.readString(data.resolve("admin.token")).strip())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"carryOut\":true,\"by\":\"storm\"}"))
            .build();
    try {
      HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("no capture: " + answer.body());
      }
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  String nationUrl() {
    return "http://127.0.0.1:" + port;
  }

  /** As the province's own people. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(province.url(), province.user(), province.password());
  }

  Connection ledger() throws SQLException {
    return DriverManager.getConnection(ledger.url(), ledger.user(), ledger.password());
  }

  /** The ministry's own people do something. */
  JsonNode ministry(String method, String path, JsonNode body) {
    HttpResponse<byte[]> answer = ask(method, path, body);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + " is answered " + answer.statusCode());
    }
    return Wire.read(answer.body());
  }

  /** The ministry puts a file into its document. */
  BiConsumer<Integer, Dossier.Paper> nationsFile(String id) {
    return (number, paper) -> {
      int size = paper.bytes().length;
      HttpRequest request =
          HttpRequest.newBuilder(file(id, number))
              .header("Content-Range", "bytes 0-" + (size - 1) + "/" + size)
              .header("X-Content-SHA256", paper.sha256())
              .PUT(BodyPublishers.ofByteArray(paper.bytes()))
              .build();
      int status = send(request).statusCode();
      if (status != 201) {
        throw new IllegalStateException("a file of " + id + " is answered " + status);
      }
    };
  }

  /** What the nation has of a file; null if it has not all of it. */
  byte[] nationsFile(String id, int number) {
    HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(file(id, number)).build());
    return answer.statusCode() == 200 ? answer.body() : null;
  }

  private URI file(String id, int number) {
    return URI.create(nationUrl() + "/_sandbox/files/" + id + "/" + number);
  }

  /** The same, if there is such a record. */
  void ministryIfThere(String method, String path, JsonNode body) {
    int status = ask(method, path, body).statusCode();
    if (status != 200 && status != 404) {
      throw new IllegalStateException(path + " is answered " + status);
    }
  }

  private HttpResponse<byte[]> ask(String method, String path, JsonNode body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(nationUrl() + "/_sandbox" + path))
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(Wire.bytes(body)));
    return send(request.build());
  }

  private static HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException broken) {
      throw new IllegalStateException("the sandbox does not answer", broken);
    }
  }

  @Override
  public void close() {
    sandboxes.close(port);
    if (server != null) {
      server.stop();
    }
  }
}
