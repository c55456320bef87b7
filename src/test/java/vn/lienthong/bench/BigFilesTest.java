package vn.lienthong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.tools.RunScript;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.sandbox.Options;
import vn.lienthong.sandbox.Sandbox;

/** Files as large as the heap of the gateways that move them, which are killed in the middle. */
class BigFilesTest {
  private static final int MEGABYTES = Integer.getInteger("megabytes", 56);
  private static final int HEAP = Integer.getInteger("heap", 56);
  private static final Path ROOT = Path.of("").toAbsolutePath();
  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir Path home;

  @Test
  void gatewaysThatAreKilledInTheMiddleOfFilesAsLargeAsTheirHeapGoOnFromThereEachWay()
      throws Exception {
    Path documents = Files.createDirectories(home.resolve("documents"));
    Path ours = documents.resolve("lon.bin");
    Path theirs = home.resolve("theirs.bin");
    String ourHash = random(ours, 1);
    String theirHash = random(theirs, 2);
    try (Sandbox nation =
            Sandbox.start(
                Options.defaults()
                    .withConsumer("bench", "secret")
                    .withSeeds(ROOT.resolve("test-fixtures/national/seed")));
        CountingProxy between = new CountingProxy(nation.port())) {
      nation.edit("van-ban", new ObjectMapper().readTree(record(theirHash)));
      assertThat(put(nation, theirs, theirHash)).isEqualTo(201);
      Server server =
          Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", home.toString())
              .start();
      try {
        String url = "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/./province";
        province(url, ourHash);
        settings(url, between.port());

        // the second takes the rest of the one file and the half of the other: all of its heap
        killedAfter(between, between.toClient);
        killedAfter(between, between.toServer);
        JsonNode result = child();

        System.out.println(
            "%d MB each way, heap %d MB, killed twice: %d and %d bytes, %s"
                .formatted(
                    MEGABYTES, HEAP, between.toClient.get(), between.toServer.get(), result));
        Path fetched = documents.resolve("bo/G24-2026-999999-1.bin");
        assertThat(Files.mismatch(fetched, theirs)).isEqualTo(-1);
        Path sent = home.resolve("sent.bin");
        client.send(
            HttpRequest.newBuilder(file(nation, "12:H35.12-2026-999999")).build(),
            HttpResponse.BodyHandlers.ofFile(sent));
        assertThat(Files.mismatch(sent, ours)).isEqualTo(-1);
        long most = (MEGABYTES + 5L) << 20;
        assertThat(between.toClient).hasValueLessThan(most);
        assertThat(between.toServer).hasValueLessThan(most);
      } finally {
        server.stop();
      }
    }
  }

  /** The process ends at once, without a word, when that many bytes have passed. */
  private void killedAfter(CountingProxy nation, AtomicLong passed) throws Exception {
    Process gateway = started();
    nation.watch =
        () -> {
          if (passed.get() > (long) MEGABYTES << 19) {
            gateway.destroyForcibly();
          }
        };
    gateway.getInputStream().readAllBytes();
    assertThat(gateway.waitFor()).as("killed").isEqualTo(128 + 9);
    nation.watch = () -> {};
  }

  private static String random(Path file, long seed) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    Random random = new Random(seed);
    byte[] megabyte = new byte[1 << 20];
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
      for (int i = 0; i < MEGABYTES; i++) {
        random.nextBytes(megabyte);
        out.write(megabyte);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String record(String hash) {
    return """
        [{"id":"TW:G24-2026-999999","ma":"G24-2026-999999","soKyHieu":"1","trichYeu":"lớn",
        "doMat":"THUONG","maTinh":"TW",
        "tep":[{"so":1,"ten":"lon.bin","kichThuoc":%d,"sha256":"%s"}]}]"""
        .formatted(MEGABYTES << 20, hash);
  }

  private static URI file(Sandbox nation, String id) {
    return URI.create(nation.url() + "/_sandbox/files/" + id + "/1");
  }

  private int put(Sandbox nation, Path content, String hash) throws Exception {
    long size = Files.size(content);
    return client
        .send(
            HttpRequest.newBuilder(file(nation, "TW:G24-2026-999999"))
                .header("Content-Range", "bytes 0-" + (size - 1) + "/" + size)
                .header("X-Content-SHA256", hash)
                .PUT(HttpRequest.BodyPublishers.ofFile(content))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static void province(String url, String hash) throws Exception {
    try (Connection connection = DriverManager.getConnection(url, "sa", "secret");
        var schema = Files.newBufferedReader(ROOT.resolve("test-fixtures/province/schema.sql"));
        var statement = connection.createStatement()) {
      RunScript.execute(connection, schema);
      statement.execute(
          "INSERT INTO van_ban (ma, so_ky_hieu, trich_yeu, do_mat, tinh)"
              + " VALUES ('H35.12-2026-999999', '1', 'lớn', 'THUONG', '12')");
      statement.execute(
          "INSERT INTO van_ban_tep (ma, so, ten, kich_thuoc, sha256, duong_dan) VALUES"
              + " ('H35.12-2026-999999', 1, 'lon.bin', %d, '%s', 'lon.bin')"
                  .formatted(MEGABYTES << 20, hash));
    }
  }

  private void settings(String url, int port) throws Exception {
    var secret =
        Files.createFile(
            home.resolve("secret"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, "secret");
    Files.write(
        home.resolve("gateway.properties"),
        List.of(
            "province.url = " + url,
            "province.user = sa",
            "province.password-file = secret",
            "national.url = http://127.0.0.1:" + port + "/api/v1",
            "national.key = bench",
            "national.secret-file = secret",
            "national.calls-per-second = 1000",
            "admin.port = 0",
            "data.dir = data",
            "documents.dir = documents",
            "routes.dir = " + ROOT.resolve("routes"),
            "mappings.dir = " + ROOT.resolve("mappings")));
  }

  private Process started() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + HEAP + "m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:TieredStopAtLevel=1",
            "-Dorg.apache.camel.jmx.disabled=true",
            "-cp",
            System.getProperty("java.class.path"),
            BigFiles.class.getName(),
            home.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private JsonNode child() throws Exception {
    Process gateway = started();
    String said = new String(gateway.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(gateway.waitFor()).as(said).isZero();
    List<String> lines = said.lines().toList();
    return new ObjectMapper().readTree(lines.get(lines.size() - 1));
  }
}
